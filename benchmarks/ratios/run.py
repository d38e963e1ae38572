"""Measures all groups of ratios, each that fails a second time, and tells and keeps what was found."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rich.console import Console

from benchmarks.measure import Request
from benchmarks.ratios.compare import Comparison, Line, show
from benchmarks.ratios.kept import FOLDER, Kept, newest, read_kept, today, version_of, write_kept
from benchmarks.ratios.ratio import Found, Group, NotMeasuredError
from sixteenth.errors import Interrupted

Say = Callable[[str], None]


def what_to_compare(against: str, *, keep: bool, folder: Path = FOLDER) -> Kept | None:
    """Read the version asked for, or the newest one kept; whoever keeps a version compares with another.

    Raises:
        KeptError: when it is not there or cannot be read.

    """
    return read_kept(against, folder) if against else newest(folder, version_of() if keep else "")


def measure_all(groups: Sequence[Group], request: Request, comparison: Comparison, say: Say) -> Comparison:
    """Measure group after group; one in which a ratio fails is measured again, and only the second time counts.

    The lines are added to the comparison, which is returned; stopped from the keyboard it has those found until then.
    """
    kept = comparison.before.ratios if comparison.before else {}
    try:
        for group in groups:
            say(group.title)
            first = measure_group(group, request, kept)
            comparison.lines += first
            if failing := [line.ratio.name for line in first if line.fails]:
                say(f"{group.title}: again, for {', '.join(failing)}")
                second = group.found(request)
                comparison.lines[-len(first) :] = [measured_again(line, second) for line in first]
    except (KeyboardInterrupt, Interrupted):  # the engine has its own word for it
        comparison.stopped = True
    return comparison


def measure_group(group: Group, request: Request, kept: Mapping[str, Found]) -> list[Line]:
    """Measure a group, and return a line for each of its ratios, measured or not."""
    try:
        found = group.found(request)
    except NotMeasuredError as why:
        return [Line(ratio, None, kept.get(ratio.name), str(why)) for ratio in group.ratios]
    return [Line(ratio, found[ratio.name], kept.get(ratio.name)) for ratio in group.ratios]


def measured_again(line: Line, found: Mapping[str, Found]) -> Line:
    """Return a line with what a second measurement found, where the first one failed."""
    return replace(line, found=found[line.ratio.name], first=line.found) if line.fails else line


def tell(comparison: Comparison, console: Console, *, keep: bool, folder: Path = FOLDER) -> int:
    """Show the comparison, write the file of this version where asked to, and return the code to end with."""
    code = show(comparison, console)
    if keep and not comparison.stopped:
        own = Kept(version_of(), comparison.kind, comparison.machine, today(), comparison.found)
        file = write_kept(own, folder)
        console.print(f"\nKept as {file.name} in {folder}.", soft_wrap=True, highlight=False)
    return code
