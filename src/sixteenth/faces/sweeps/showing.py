"""What is said of a sweep, in each language, and tables of what a question about it found."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_in

if TYPE_CHECKING:
    from rich.console import Console

    from sixteenth.scale.sweeps.reading import Standing
    from sixteenth.scale.sweeps.running import Done

Reasons: TypeAlias = Sequence[tuple[int, str]]  # points by number, and why each cannot be

PACKAGE = __package__ or ""
MOST_ROWS = 40  # of a table on a terminal
KILO = 1000.0
SIZES = ("B", "kB", "MB", "GB", "TB")


def counted(language: str) -> str:
    """Return what progress is counted in."""
    return words_in(PACKAGE, language).words["counted"]


def told_of_done(done: "Done", reasons: Reasons, folder: str, language: str) -> list[str]:
    """Say what a sweep has come to, and why some of its points cannot be."""
    numbers = {name: Figure(value, "count") for name, value in asdict(done).items()}
    findings = [Finding("done", numbers)]
    if done.refused:
        findings += [Finding("done_refused", numbers), *_refusals(reasons)]
    return _sentences([*findings, Finding("left", {"folder": Figure(folder, "text")})], language)


def _refusals(reasons: Reasons) -> list[Finding]:
    return [Finding("refusal", {"point": Figure(point, "count"), "why": Figure(why, "text")}) for point, why in reasons]


def told_of_standing(found: "Standing", folder: str, language: str) -> list[str]:
    """Say how far a sweep is, and how to go on."""
    words = words_in(PACKAGE, language)
    counts = ("points", "whole", "begun", "refused", "futures", "wanted")
    numbers: dict[str, Any] = {name: Figure(getattr(found, name), "count") for name in counts}
    title = Figure(found.title or words.words["no_title"], "text")
    findings = [Finding("standing", {**numbers, "title": title, "bytes": Figure(size_of(found.bytes_kept), "text")})]
    findings += _refusals(found.refusals)
    if found.others:
        findings.append(Finding("others", {"others": Figure(found.others, "count")}))
    if found.whole + found.refused < found.points:
        places = {"plan": Figure(found.plan, "text"), "folder": Figure(folder, "text")}
        findings.append(Finding("goes_on", places))
    return _sentences(findings, language)


def told_of_cut(rows: int, language: str) -> list[str]:
    """Say that a terminal shows the first rows alone, where it does."""
    numbers = {"shown": Figure(MOST_ROWS, "count"), "rows": Figure(rows, "count")}
    return _sentences([Finding("cut", numbers)], language) if rows > MOST_ROWS else []


def told_of_export(rows: int, file: str, language: str) -> list[str]:
    """Say what was written where."""
    return _sentences([Finding("exported", {"rows": Figure(rows, "count"), "file": Figure(file, "text")})], language)


def show_rows(console: "Console", names: Sequence[str], rows: Sequence[Sequence[Any]], *, plain: bool) -> None:
    """Print the first rows of a table."""
    from rich import box  # noqa: PLC0415 - with a table only
    from rich.table import Table  # noqa: PLC0415 - as above
    from rich.text import Text  # noqa: PLC0415 - as above

    table = Table(box=box.ASCII if plain else box.SIMPLE_HEAD)
    for number, name in enumerate(names):
        is_text = any(isinstance(row[number], str) for row in rows)
        table.add_column(Text(name), justify="left" if is_text else "right", overflow="fold")
    for row in rows[:MOST_ROWS]:
        table.add_row(*(Text(written(each)) for each in row))
    console.print(table)


def written(value: Any) -> str:
    """Write a cell: six digits of a number, nothing where there is none."""
    if value is None:
        return ""
    return f"{value:,.6g}" if isinstance(value, float) else str(value)


def plain(value: Any) -> Any:
    """Return a cell as JSON has it: sums of whole numbers whole, what is no number as a text."""
    if isinstance(value, list):
        return [plain(each) for each in value]
    if isinstance(value, dict):
        return {str(name): plain(each) for name, each in value.items()}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def size_of(count: float) -> str:
    """Write a number of bytes."""
    for size in SIZES[:-1]:
        if count < KILO:
            return f"{count:.3g} {size}"
        count /= KILO
    return f"{count:.3g} {SIZES[-1]}"


def data_of_standing(found: "Standing") -> Mapping[str, Any]:
    """Return how far a sweep is as data."""
    return asdict(found)


def _sentences(findings: Sequence[Finding], language: str) -> list[str]:
    return [*map(words_in(PACKAGE, language).sentence, findings)]
