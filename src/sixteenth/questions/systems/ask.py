"""One system of the world by year: every number that it keeps, with its spread and what that rests on."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Part, Span, Table
from sixteenth.decide.systems import System, SystemLine, SystemNumber, read_system
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.questions.spread import ERROR, SHARE, error_figure, share_cells, share_figure
from sixteenth.scenarios.assemble import Scenario

HALF = 0.5
FLAG = "Flag"
SIZES: Mapping[str, str] = {  # how numbers in a unit of the world are written; the unit is a word of its own name
    "USD": "size_of_money",
    "USDPerMonth": "size_of_flow",
    "USDPerPersonMonth": "size_of_pay",
    "Share": "size_of_share",
    FLAG: "size_of_share",
    "Multiple": "size",
    "PerMonth": "size_of_rate",
    "People": "size_of_people",
    "PeoplePerMonth": "size_by_year",
    "LifeMonths": "size_of_lives",
    "Months": "size",
    "Doublings": "size",
    "DoublingsPerMonth": "size_by_year",
}
WITHOUT_UNIT = "Number"


class SystemsOptions(RunOptions):
    """Which system is shown."""

    system: str


def answer(scenario: Scenario, options: SystemsOptions, runs: Session) -> Answer:
    """Run a scenario with all that a system keeps, and read it.

    Raises:
        Refused: when the scenario's world has no such system, before anything runs.

    """
    return systems_answer(scenario, options.system, options.of_the_run, runs)


def systems_answer(scenario: Scenario, name: str, given: Mapping[str, Any], runs: Session) -> Answer:
    """Run a scenario with all that a system keeps, and return that as an answer."""
    job = sixteenth.prepare(scenario, **{**given, "output_set": name})
    result = runs.run_job(job)
    system = read_system(job, scenario, result, name)
    return Answer("systems", scenario.name, result.recipe, findings_of(system), tables_of(system))


def findings_of(system: System) -> tuple[Finding, ...]:
    """Say how to read the tables, and which numbers rest mostly on judgement."""
    judged = [each for each in system.numbers if _is_judged(each)]
    named = Listed(Finding("judged_name", {"name": Figure(each.name, "name")}) for each in judged)
    told = (Finding("mostly_judgement", {"names": named}, tuple(each.name for each in judged)),) if judged else ()
    return (Finding("how_to_read", {}), *told)


def _is_judged(number: SystemNumber) -> bool:
    part = number.judgement
    return bool(part and part.is_known and part.share > HALF)


def tables_of(system: System) -> tuple[Table, ...]:
    """Return the tables of a system; numbers without labels at the same moments stand together."""
    tables = list[Table]()
    for _, group in groupby(system.numbers, key=lambda each: (len(each.lines) > 1, each.moments)):
        numbers = list(group)
        is_labelled = len(numbers[0].lines) > 1
        tables += map(_labelled, numbers) if is_labelled else [_plain(numbers)]
    return tuple(tables)


def _plain(numbers: list[SystemNumber]) -> Table:
    """Put numbers without labels into one table, by name; what each means stands below."""
    columns = (
        Column("number", "text"),
        *(_moment(moment, "plain") for moment in numbers[0].moments),
        *(Column("judgement", SHARE), Column("error", ERROR)),
        *(Column(key, "text", is_seen=False) for key in ("output", "unit", "taken")),
    )
    rows = tuple(
        (
            _called(each),
            *_cells(each, each.lines[0]),
            *(share_cells(each.judgement) if each.judgement else (None, None)),
            *(each.name, _unit(each.unit), _taken(each)),
        )
        for each in numbers
    )
    below = tuple(
        Finding("meaning", {"name": Figure(each.name, "name"), "meaning": Figure(each.meaning, "text")})
        for each in numbers
    )
    return Table("numbers", columns, rows, below=below, name=f"numbers_from_{numbers[0].name}")


def _called(number: SystemNumber) -> Finding:
    """Return the name of a number with its unit, and that it is a mean where that is so."""
    parts: dict[str, Part] = {"name": Figure(number.name, "name"), "about": _in_unit(number)}
    return Finding("called" if parts["about"] else "called_alone", parts)


def _labelled(number: SystemNumber) -> Table:
    quantity = SIZES.get(number.unit, "size")
    columns = (Column("entry", "text"), *(_moment(moment, quantity) for moment in number.moments))
    rows = tuple((", ".join(line.labels), *_cells(number, line)) for line in number.lines)
    about = (*_in_unit(number), *_judged(number))
    title: dict[str, Part] = {"meaning": Figure(number.meaning.rstrip("."), "text"), "about": about}
    return Table("labelled" if about else "labelled_alone", columns, rows, title, name=number.name)


def _moment(moment: str, quantity: str) -> Column:
    """Return the column of a month, or of the end."""
    return Column(moment, quantity, is_label=True) if moment[0].isdigit() else Column("at_the_end", quantity)


def _in_unit(number: SystemNumber) -> tuple[Finding, ...]:
    unit = _unit(number.unit)
    if unit is None:
        return (Finding("mean", {}),) if _is_mean(number) else ()
    return (Finding("mean_in_unit" if _is_mean(number) else "in_unit", {"unit": unit}),)


def _judged(number: SystemNumber) -> tuple[Finding, ...]:
    part = number.judgement
    if part is None:
        return ()
    if not part.is_known:
        return (Finding("too_few_futures", {}),)
    return (Finding("judged", {"share": share_figure(part), "error": error_figure(part)}),)


def _unit(unit: str) -> Word | Figure | None:
    """Return how a unit is called; what few know by a name of ours, by that of its scenario."""
    if unit == WITHOUT_UNIT:
        return None
    return Word(unit) if unit in SIZES else Figure(unit, "text")


def _is_mean(number: SystemNumber) -> bool:
    return number.is_mean and number.unit != FLAG


def _taken(number: SystemNumber) -> Word:
    return Word("count" if number.unit == FLAG else "mean" if number.is_mean else "median")


def _cells(number: SystemNumber, line: SystemLine) -> list[Span | Figure]:
    """Return the mean or the median at each moment with its span; what is or is not has none."""
    quantity = SIZES.get(number.unit, "size")
    middles = [mean if number.is_mean else spread[1] for spread, mean in zip(line.spreads, line.means, strict=True)]
    if number.unit == FLAG:
        return [Figure(middle, quantity) for middle in middles]
    return [Span(low, high, quantity, mid) for (low, _, high), mid in zip(line.spreads, middles, strict=True)]


QUESTION = Question("central", SystemsOptions, answer, first=("system",))
