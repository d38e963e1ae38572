"""Ratios beside those that the last release kept: what is as it was, and what is worse by more than a fifth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rich.console import Console
from rich.table import Table

from benchmarks.ratios.kept import Kept
from benchmarks.ratios.ratio import Found, Ratio

LIMIT = 1.2  # times as dear as it was kept
BUSY = 1.0  # processes
NEAR = 1.05  # within which nobody speaks of a change
HUNDRED = 100


@dataclass(frozen=True)
class Line:
    """A ratio of the table. `found` is missing where it was not measured, `before` where none was kept."""

    ratio: Ratio
    found: Found | None
    before: Found | None
    why_not: str = ""
    first: Found | None = None  # what a first measurement gave that failed, where there was a second

    @property
    def cost(self) -> float | None:
        """Return how many times as dear it is as it was kept."""
        return self.ratio.cost(self.found.value, self.before.value) if self.found and self.before else None

    @property
    def fails(self) -> bool:
        """Tell whether it is worse by more than a fifth, or no number."""
        return self.cost is not None and not self.cost <= LIMIT

    @property
    def misses(self) -> bool:
        """Tell whether it has a goal and does not meet it."""
        return bool(self.found and self.ratio.met and not self.ratio.met(self.found))

    @property
    def verdict(self) -> str:
        """Say in a few words how it stands."""
        if self.found is None:
            return f"not measured: {self.why_not}"
        return "; ".join([self._change(), *(["goal missed"] if self.misses else [])])

    def _change(self) -> str:
        if self.cost is None:
            return "nothing kept"
        if self.fails:
            return "WORSE, measured twice" if self.first else "WORSE"
        again = ", worse at first" if self.first else ""
        if self.cost > NEAR:
            return f"dearer{again}"
        return ("better" if self.cost < 1 / NEAR else "as it was") + again


@dataclass
class Comparison:
    """All lines of a run, beside one version's."""

    before: Kept | None
    kind: str  # of the machine that measures now
    machine: str = ""  # one line on it
    load: float = 0.0  # how many other processes wanted a core when all began
    lines: list[Line] = field(default_factory=list[Line])
    stopped: bool = False

    @property
    def found(self) -> Mapping[str, Found]:
        """Return what was measured, by name."""
        return {line.ratio.name: line.found for line in self.lines if line.found}

    @property
    def failures(self) -> Sequence[Line]:
        """Return the lines that are worse by more than a fifth, the worst first."""
        return sorted((line for line in self.lines if line.fails), key=lambda line: -(line.cost or 0))

    @property
    def unknown(self) -> Sequence[str]:
        """Return the names that were kept and that nothing here measures any more."""
        named = {line.ratio.name for line in self.lines}
        return [] if self.before is None or self.stopped else sorted(set(self.before.ratios) - named)

    @property
    def is_another_machine(self) -> bool:
        """Tell whether the kept ratios are another kind of machine's."""
        return self.before is not None and self.before.kind != self.kind


def table_of(comparison: Comparison) -> Table:
    """Return the one table: what is compared, now, goal, kept, change, verdict."""
    kept = comparison.before.version if comparison.before else "nothing"
    table = Table(title="Ratios, and below each what was divided", title_justify="left", show_lines=True)
    table.add_column("what over what", ratio=1)
    for name in ("now", "goal", f"kept {kept}", "dearer by"):
        table.add_column(name, justify="right")
    table.add_column("verdict", max_width=24)
    for line in comparison.lines:
        table.add_row(*_cells(line))
    return table


def notes_of(comparison: Comparison) -> list[str]:
    """Say what the table cannot: the machines, names that are no more, what fails."""
    before, notes = comparison.before, list[str]()
    if before is None:
        notes.append("Nothing is kept yet to compare with: --keep writes this version's ratios.")
    else:
        notes.append(f"Kept: {before.version}, {before.date}, {before.machine}.")
    if before is not None and comparison.is_another_machine:
        notes.append(
            f"ANOTHER KIND OF MACHINE: kept on {before.kind}, measured on {comparison.kind}. What differs may be "
            f"the machine's: to be sure, measure {before.version} here with --keep."
        )
    if comparison.load > BUSY:
        notes.append(
            f"OTHER LOAD: {comparison.load:.1f} when it began. What differs may be due to that, by up to a half: "
            "measure on a machine that does nothing else."
        )
    if comparison.unknown:
        notes.append(f"Kept, and no longer measured under that name: {', '.join(comparison.unknown)}.")
    if comparison.stopped:
        notes.append("Stopped: the table holds what was measured until then, and nothing is kept.")
    return notes


def failures_of(comparison: Comparison) -> list[str]:
    """Say of each ratio that fails what it is, what it was, and by how much it is worse; the worst first."""
    return [
        f"{line.ratio.name}: {line.ratio.what}: {_number(line.found.value)}, kept {_number(line.before.value)}, "
        f"{_percent(line.cost)} dearer"
        f"{', on another kind of machine' if comparison.is_another_machine else ''}"
        for line in comparison.failures
        if line.found and line.before and line.cost
    ]


def show(comparison: Comparison, console: Console) -> int:
    """Print the table, what is to be said of it, and what fails; return the code to end with."""
    console.print(table_of(comparison))
    for note in notes_of(comparison):
        console.print(f"  {note}", soft_wrap=True, highlight=False)
    failures = failures_of(comparison)
    if failures:
        console.print(f"\nWorse by more than {HUNDRED * (LIMIT - 1):.0f} %:", highlight=False)
        for failure in failures:
            console.print(f"  {failure}", soft_wrap=True, highlight=False)
    if comparison.stopped:
        return 130
    return 1 if failures else 0


def _cells(line: Line) -> tuple[str, ...]:
    found, before = line.found, line.before
    return (
        f"{line.ratio.what}\n  {found.told}" if found and found.told else line.ratio.what,
        f"{_number(found.value)}\n{_number(found.low)} to {_number(found.high)}" if found else "",
        line.ratio.goal,
        _number(before.value) if before else "",
        _percent(line.cost) if line.cost else "",
        line.verdict,
    )


def _number(value: float) -> str:
    return f"{value:.3g}"


def _percent(cost: float | None) -> str:
    return "" if cost is None else f"{HUNDRED * (cost - 1):+.0f} %"
