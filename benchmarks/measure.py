"""What every benchmark shares: timing in turn, the machine's line, and a small table that can be kept as JSON."""

import os
import platform
import statistics
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table

from sixteenth.engine.programs.machine import processor

Cell = str | float | None


@dataclass(frozen=True)
class Request:
    """How the benchmarks were asked for."""

    quick: bool
    reference: Path  # the folder of the reference kernel
    earlier: Path | None = None  # a checkout of an earlier version

    def repeats(self, full: int) -> int:
        """Return how often to repeat: a third as often when quick."""
        return max(2, full // 3) if self.quick else full


@dataclass(frozen=True)
class Report:
    """One benchmark's figures. `goal` beside a figure is what engine.md promises, where it promises something."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]] = ()
    notes: Sequence[str] = ()
    skipped: str = ""

    def show(self, console: Console) -> None:
        """Print the table, or why there is none."""
        if self.skipped:
            console.print(f"{self.title}: skipped, {self.skipped}")
            return
        table = Table(title=self.title, title_justify="left")
        for number, column in enumerate(self.columns):
            table.add_column(column, justify="right" if number else "left")
        for row in self.rows:
            table.add_row(*map(_text, row))
        console.print(table)
        for note in self.notes:
            console.print(f"  {note}")

    def figures(self) -> Mapping[str, Any]:
        """Return the figures for JSON."""
        rows = [dict(zip(self.columns, row, strict=True)) for row in self.rows]
        return {"title": self.title, "rows": rows, "notes": list(self.notes), "skipped": self.skipped}


@dataclass
class Timing:
    """Seconds of repeated runs: processor time over all threads, and time on the wall."""

    cpu: list[float] = field(default_factory=list)
    wall: list[float] = field(default_factory=list)

    def run(self, work: Callable[[], object]) -> None:
        """Time one run more."""
        wall, cpu = time.perf_counter(), time.process_time()
        work()
        self.cpu.append(time.process_time() - cpu)
        self.wall.append(time.perf_counter() - wall)

    @property
    def median_cpu(self) -> float:
        """Return the processor time of the middle run."""
        return statistics.median(self.cpu)

    @property
    def median_wall(self) -> float:
        """Return the wall time of the middle run."""
        return statistics.median(self.wall)

    @property
    def least_wall(self) -> float:
        """Return the wall time of the run that others disturbed least."""
        return min(self.wall)


class ProcessFailedError(Exception):
    """Raised where a process ends badly; its message is the last line of what that said."""


def process_seconds(arguments: Sequence[str], own: Mapping[str, str]) -> tuple[float, float]:
    """Return what a process takes on the wall and of processors; its compiled source is kept, as users have it.

    Args:
        arguments: the command.
        own: what its environment has beside ours.

    Raises:
        ProcessFailedError: when it ends badly.

    """
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "", **own}
    wall, cpu = time.perf_counter(), _cpu_of_children()
    done = subprocess.run(arguments, env=environment, check=False, capture_output=True, text=True)  # noqa: S603 - ours
    wall, cpu = time.perf_counter() - wall, _cpu_of_children() - cpu
    if done.returncode:
        raise ProcessFailedError((done.stderr.strip().splitlines() or [f"code {done.returncode}"])[-1])
    return wall, cpu


def _cpu_of_children() -> float:
    now = os.times()
    return now.children_user + now.children_system


def in_turn(cases: Mapping[str, Callable[[], object]], repeats: int) -> Mapping[str, Timing]:
    """Time cases in turn, again and again, so that other load on the machine meets them all alike."""
    timings = {name: Timing() for name in cases}
    for work in cases.values():
        work()
    for _ in range(repeats):
        for name, work in cases.items():
            timings[name].run(work)
    return timings


def machine() -> str:
    """Return one line on what measured: processor, cores, other load, versions."""
    versions = ", ".join(f"{name} {version(name)}" for name in ("jax", "numpy"))
    return f"{processor()}, {os.cpu_count()} cores, load {load():.1f}, Python {platform.python_version()}, {versions}"


def load() -> float:
    """Return how many processes wanted a core in the last minute; not a number where the system does not say."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return cell
    return f"{cell:,.0f}" if abs(cell) >= 1000 else f"{cell:.3g}"  # noqa: PLR2004 - thousands are shown whole
