"""How futures ended and where they stand: what any world can say of its run."""

from collections.abc import Mapping
from typing import Any

from sixteenth.answers.answer import FULL
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.numbers import BILLION
from sixteenth.answers.table import Part, Table
from sixteenth.decide.summary import Endings, Line, summarise
from sixteenth.engine.history import Result
from sixteenth.questions.figures import columns_of

LITTLE_MONEY = BILLION / 100  # below which money is not told in billions
ENDINGS = ("ran_full_term", "not_finite", "ruined", "catastrophe")  # of any world, and of the packaged one
AS_WRITTEN: Mapping[str, str] = {  # how numbers in a unit are written, in the unit that stands beside them
    "USD": "billions",
    "USDPerMonth": "billions_a_year",
    "Share": "share",
    "Multiple": "fine_multiple",
    "Months": "whole",
    "Doublings": "doublings",
    "People": "many",
    "LifeMonths": "many_years",
}
LITTLE: Mapping[str, str] = {"USD": "little_USD", "USDPerMonth": "little_USDPerMonth"}
WITHOUT_UNIT = ("Number", "Flag", "Share", "Multiple")


def endings_findings(result: Result) -> tuple[Finding, ...]:
    """Count how futures ended; an ending that none had is left out."""
    return tuple(_ended(result.draws, ending) for ending in summarise(result, ()).endings)


def _ended(draws: int, ending: Endings) -> Finding:
    counts = Listed(
        Finding("counted_ending", {"count": Figure(count, "count"), "ending": _ending(name)})
        for name, count in ending.counts.items()
        if count
    )
    parts: dict[str, Part] = {"draws": Figure(draws, "count"), "counts": counts}
    if not ending.labels:
        return Finding("endings", parts)
    return Finding("endings_of", {**parts, "who": Figure("/".join(ending.labels), "text")})


def _ending(name: str) -> Word | Figure:
    """Return how an ending is called; one that a scenario's own code brings is called by its name."""
    return Word(name) if name in ENDINGS else Figure(name, "name")


def endings_table(result: Result, part: str = FULL) -> Table:
    """Count every ending, of a lab or of the whole future."""
    rows = tuple(
        ("/".join(ending.labels) or None, _ending(name), count)
        for ending in summarise(result, ()).endings
        for name, count in ending.counts.items()
    )
    title = {"draws": Figure(result.draws, "count")}
    return Table("endings", columns_of({"who": "text", "ending": "text", "count": "count"}), rows, title, part)


def stayed_notes(result: Result) -> tuple[Finding, ...]:
    """Say how many futures stayed numbers, where some did not."""
    finite = int(result.finite.sum())
    parts = {"finite": Figure(finite, "count"), "draws": Figure(result.draws, "count")}
    return (Finding("stayed_numbers", parts),) if finite < result.draws else ()


def standing_table(result: Result, part: str = "") -> Table:
    """Put what a run kept at its end beside its spread and mean."""
    columns = columns_of(
        {
            "output": "name",
            "label": "text",
            "when": "text",
            **dict.fromkeys(("low", "middle", "high", "mean"), "plain"),
            "unit": "text",
        }
    )
    summary = summarise(result)
    title = {"futures": Figure(summary.finite, "count")}
    return Table("standing", columns, tuple(map(_row, summary.lines)), title, part)


def _row(line: Line) -> tuple[Any, ...]:
    numbers = (line.low, line.middle, line.high, line.mean)
    is_little = line.unit in LITTLE and max(map(abs, numbers)) < LITTLE_MONEY
    quantity = "plain" if is_little else AS_WRITTEN.get(line.unit, "plain")
    when = Figure(line.when, "month") if line.when[0].isdigit() else Word("at_the_end")
    figures = (Figure(number, quantity) for number in numbers)
    return (line.name, " ".join(line.labels) or None, when, *figures, _unit(line.unit, is_little=is_little))


def _unit(unit: str, *, is_little: bool) -> Word | Figure | None:
    if unit in WITHOUT_UNIT:
        return None
    if unit in AS_WRITTEN:
        return Word(LITTLE[unit] if is_little else unit)
    return Figure(unit, "text")
