"""Sweeps of the lemonade world, on NumPy: fast, and small enough to know every number of."""

import os
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.scale.sweeps.plan import read_plan
from sixteenth.scale.sweeps.points import Sweep
from sixteenth.scale.sweeps.running import Done, Threads, Workers, run_sweep
from tests.engine.worlds import LEMONADE

PLAN = """
scenarios = ["{lemonade}"]
draws = 300
back_end = "numpy"
axes = ["stand"]
"""
GRID = """
[grid]
"rent/Ana" = [400, 700]
elasticity = [0.5, 1.0, 2.0]
"""


def write_plan(folder: Path, more: str = GRID, **changed: Any) -> Path:
    """Write a plan: its first lines, with other values where some are changed, and what follows them."""
    lines = PLAN.format(lemonade=(LEMONADE / "lemonade.toml").as_posix()).strip().splitlines()
    for name, value in changed.items():
        lines = [line for line in lines if not line.startswith(f"{name} =")]
        lines.append(f"{name} = {value}")
    file = folder / "plan.toml"
    file.write_text("\n".join(lines) + "\n" + more, encoding="utf-8")
    return file


def sweep_of(file: Path) -> Sweep:
    """Read a sweep from its plan."""
    plan = read_plan(file)
    return Sweep(plan, tuple(sixteenth.read(name, allow_code=True) for name in plan.scenarios))


def measure(result: Result) -> Mapping[str, tuple[tuple[str, ...], Any]]:
    """Work out what a test asks of each future: who made money in the last month."""
    return {"is_rich": (("stand",), np.asarray(result.closing["cash"]) > 1_000)}


def run(
    file: Path,
    folder: Path,
    workers: Workers | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> Done:
    """Run the sweep of a plan."""
    return run_sweep(sweep_of(file), folder, measure, workers or Threads(2), progress)


def kept_files(folder: Path) -> dict[str, bytes]:
    """Return everything of a sweep but its lock: the bytes of each file by name."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name != ".lock")
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def measure_slowly(result: Result) -> Mapping[str, tuple[tuple[str, ...], Any]]:
    """Measure what `measure` does, and take as long as a test needs to step in."""
    time.sleep(0.4)
    return measure(result)


def measure_and_stumble(result: Result) -> Mapping[str, tuple[tuple[str, ...], Any]]:
    """Measure what `measure` does; whoever comes first hangs, as a machine does that swaps."""
    try:
        Path(os.environ["STUMBLES_ONCE"]).touch(exist_ok=False)
    except FileExistsError:
        return measure(result)
    time.sleep(600)
    return measure(result)
