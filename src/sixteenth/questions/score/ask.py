"""A file of facts against what was to be expected of each row, beside the rivals; losses are told first."""

import datetime
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Annotated, Any

from pydantic import Field

from sixteenth.answers.answer import FULL, Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.evidence.facts_read.facts_file import FactsFile, read_facts_file
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, facts_hash
from sixteenth.evidence.scored.forecasters import Forecaster
from sixteenth.evidence.scored.forms import RIVALS
from sixteenth.evidence.scored.frozen_form import FrozenForm
from sixteenth.evidence.scored.score_facts import FileScore, last_day, score_facts
from sixteenth.evidence.scored.score_forms import can_open, quick_form, rivals_as_of, world_form
from sixteenth.questions.days import read_day
from sixteenth.questions.register import Options, Question
from sixteenth.questions.score.tables import expected, in_full, scores
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

HERE = Place(said("what is to be scored"))
MAIN = "central"  # whose beliefs open the world at an earlier day
CALLED = dict(zip((rival.name for rival in RIVALS), ("growth_continued", "random_walk"), strict=True))
LINES_TOLD = 8  # of rows for the same reason
Part = Figure | Word | tuple[Finding, ...]


class ScoreOptions(Options):
    """Which file, from which day, and by how many futures; or without any."""

    file: str  # a table with the columns of facts
    as_of: str | None = None  # the cut of the facts
    quick: bool = False
    draws: Annotated[int, Field(ge=1, le=100_000)] = 2000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: ScoreOptions, runs: Session) -> Answer:
    """Score a file of facts by what was known on a day: a scenario from its start, or the world opened at the day.

    Raises:
        Refused: with everything that is wrong with the file or the day, before anything runs.

    """
    day = read_day("--as-of", options.as_of) if options.as_of else DATA_CUT
    _refuse_day(scenario, day, is_quick=options.quick)
    given = _read(options.file)
    until = None if options.quick else last_day(given, day)
    form, said = quick_form(), Word("own_trend")
    recipe: dict[str, Any] = {"facts_hash": facts_hash()}
    called: dict[str, Part] = {}
    if until is not None:
        runs.expect(1 if day >= DATA_CUT else 2)  # an earlier day: without growth of labs' own, and with it
        form = world_form(scenario, day, until, runs.run, options.draws, options.seed)
        recipe |= runs.recipe_of(scenario, None, draws=options.draws, seed=options.seed)
        opened = (Finding("opened_form", {"day": Figure(day, "date")}),)
        called[form.name] = Figure(scenario.name, "text") if day >= DATA_CUT else opened
    else:
        called[form.name] = said
    rivals = rivals_as_of(day)
    called |= {rival.name: _called(rival) for rival in rivals}
    found = score_facts(given, form, rivals, day)
    return Answer(
        question="score",
        scenario=scenario.name,
        recipe={**recipe, "as_of": day.isoformat(), "form": found.form, "file_sha256": found.digest},
        findings=(*_losses(found, called), *_counts(found)),
        tables=(*expected(found), *scores(found, rivals, CALLED), *(table.behind(FULL) for table in in_full(found))),
        notes=(*_reasons(found, called), *_notices(found)),
    )


def _read(file: str) -> FactsFile:
    """Read the file.

    Raises:
        Refused: with everything that is wrong with it, or when none is named.

    """
    if not file:
        refuse(
            [
                WrongOption(
                    said("the file"), HERE, said("no file"), said("a table with the columns of facts"), said("name one")
                )
            ]
        )
    return read_facts_file(file)


def _refuse_day(scenario: Scenario, day: datetime.date, *, is_quick: bool) -> None:
    """Refuse a day after the cut, of which nothing is known here, or one at which no world can be opened."""
    if day > DATA_CUT:
        cure = said("leave it out: what is known here ends with the cut")
        refuse([WrongOption("--as-of", HERE, f"'{day}'", said("a day up to {data_cut}", data_cut=DATA_CUT), cure)])
    if not is_quick and not can_open(day):
        cure = said("choose a later day, or --quick, which runs no world")
        refuse([WrongOption("--as-of", HERE, f"'{day}'", said("a day by which a lab had told three reports"), cure)])
    if not is_quick and day < DATA_CUT and scenario.name != MAIN:
        cure = said("leave out the day, or ask about {main}", main=MAIN)
        refuse(
            [
                WrongOption(
                    f"'{scenario.name}'",
                    HERE,
                    said("an earlier day"),
                    said("{main}, opened at that day", main=MAIN),
                    cure,
                )
            ]
        )


def _called(form: Forecaster) -> Part:
    """Return how a rival is called in a sentence."""
    if isinstance(form, FrozenForm):
        return (Finding("frozen_form", {"version": Figure(form.frozen.version, "text")}),)
    return Word(CALLED[form.name])


def _losses(found: FileScore, called: Mapping[str, Part]) -> Iterator[Finding]:
    """Tell how the form did beside each rival: what was lost first."""
    summary = found.summary
    if summary.crps is None:
        yield Finding("none_predicted", {"rows": _count(summary.rows), "as_of": Figure(found.as_of, "date")})
        return
    yield Finding("how_to_read", {})
    pairs = [(name, summary.ours_beside[name], theirs) for name, theirs in summary.rivals.items()]
    known = [(name, ours, theirs) for name, ours, theirs in pairs if ours is not None and theirs is not None]
    for name, ours, theirs in sorted(known, key=lambda each: each[2] - each[1]):
        rows = summary.shared[name]
        parts = {
            "form": called[found.form],
            "rival": called[name],
            "rows": _count(rows),
            "ours": Figure(ours, "score"),
            "theirs": Figure(theirs, "score"),
        }
        if ours > theirs:
            yield Finding("lost_one" if rows == 1 else "lost", parts)
        else:
            yield Finding("beat_one" if rows == 1 else "beat", parts)


def _counts(found: FileScore) -> Iterator[Finding]:
    """Tell how many rows could be predicted, and in how many bands what came lay."""
    summary = found.summary
    if summary.crps is None:
        return
    bands = dict(zip(("in_half", "in_four_fifths", "in_nine_tenths"), summary.inside.values(), strict=True))
    parts = {
        "predicted": _count(summary.predicted),
        "rows": _count(summary.rows),
        "labs": _count(summary.labs),
        "as_of": Figure(found.as_of, "date"),
        "crps": Figure(summary.crps, "score"),
        **{name: _count(inside) for name, inside in bands.items()},
    }
    yield Finding("predicted_of_one_lab" if summary.labs == 1 else "predicted", parts)
    if found.from_before:
        lines = _lines([row.fact.line for row in found.from_before])
        yield Finding("from_before", {"lines": lines, "as_of": Figure(found.as_of, "date")})


def _reasons(found: FileScore, called: Mapping[str, Part]) -> Iterator[Finding]:
    """Tell why rows could not be predicted, and of which rows rivals say nothing."""
    for lines, why in _grouped((row.fact.line, row.reason) for row in found.rows if row.reason):
        yield Finding("not_predicted", {"lines": lines, "why": Figure(why, "text")})
    for name in found.summary.rivals:
        silent = ((row.fact.line, said) for row in found.rows if isinstance(said := row.rivals.get(name), str))
        for lines, why in _grouped(silent):
            yield Finding("silent", {"rival": called[name], "lines": lines, "why": Figure(why, "text")})


def _notices(found: FileScore) -> Iterator[Finding]:
    for lines, what in _grouped((each.where.line, each.what) for each in found.notices):
        yield Finding("notice", {"lines": lines, "what": Figure(what, "text")})


def _grouped(lines: Iterable[tuple[int, str]]) -> list[tuple[tuple[Finding, ...], str]]:
    """Return the lines that share a reason, with it."""
    found: dict[str, list[int]] = {}
    for line, why in lines:
        found.setdefault(why, []).append(line)
    return [(_lines(own), why) for why, own in found.items()]


def _lines(numbers: Sequence[int]) -> tuple[Finding, ...]:
    """Name lines of the file; what is said of none of them is said of all the file."""
    if not any(numbers):
        return (Finding("the_file", {}),)
    told: dict[str, Part] = {"numbers": Figure(", ".join(map(str, numbers[:LINES_TOLD])), "text")}
    more = len(numbers) - LINES_TOLD
    if more > 0:
        return (Finding("lines_and_more", {**told, "more": _count(more)}),)
    return (Finding("lines" if len(numbers) > 1 else "line", told),)


def _count(number: int) -> Figure:
    return Figure(number, "count")


QUESTION = Question(MAIN, ScoreOptions, answer, first=("file",))
