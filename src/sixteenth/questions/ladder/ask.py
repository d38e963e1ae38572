"""The ladder: by when models for sale reach each rung, and how many experts the computation in use amounts to."""

from collections.abc import Mapping
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.market.ladder import EXPERTS, NEEDED, Ladder, ManyExperts, RungReached, read_ladder
from sixteenth.engine.history import Result
from sixteenth.errors import Place, UnknownName, refuse
from sixteenth.measures.middle import number_of
from sixteenth.measures.spread import PartOfSpread, what_moves
from sixteenth.questions.figures import columns_of, month_or_beyond, month_or_word, of_100, of_100_error
from sixteenth.questions.judgement import What, judged_figure, judged_spread
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

HERE = Place(said("the ladder"))
OWN_SET = "ladder"
ALL = 100
BY = {"early": "month", "middle": "month", "late": "month"}  # quantities by column
NEVER = {"never": "of_100", "error": "of_100_error"}
SPREAD = ("low", "median", "high")
WITHOUT, AS_IT_IS, WITH = Word("without_learning"), Word("as_it_is"), Word("with_learning")
LEARNING: Mapping[str, Word] = dict(zip(EXPERTS, (WITHOUT, AS_IT_IS, WITH), strict=True))
LAST_RUNG, EXPERTS_AT_END = "months_to_rung", EXPERTS[1]  # what is looked into for judgement


def answer(scenario: Scenario, options: RunOptions, runs: Session) -> Answer:
    """Run a scenario and read its ladder.

    Raises:
        Refused: when the scenario's world has no ladder, or an option is wrong, before anything runs.

    """
    missing = [name for name in NEEDED if name not in scenario.world.stocks]
    cure = said("name a scenario that has the whole of growth")
    refuse(UnknownName(f"'{name}'", HERE, said("a world without it"), said("the ladder"), cure) for name in missing)
    given: dict[str, Any] = {**options.of_the_run, "output_set": OWN_SET}
    result = runs.run(scenario, **given)
    ladder = read_ladder(result, _horizons(scenario))
    judged = _judged(scenario, result, given)
    last = Finding("to_the_last", {"rung": Figure(result.labels["rung"][-1], "text")})
    spreads: dict[str, tuple[What, PartOfSpread]] = {
        LAST_RUNG: ((last,), judged[LAST_RUNG]),
        EXPERTS_AT_END: (Word("experts_at_the_end"), judged[EXPERTS_AT_END]),
    }
    return Answer(
        question="ladder",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, **given),
        findings=tuple(_findings(ladder)),
        tables=(_rungs(ladder), _many(ladder), _experts(ladder)),
        charts=CHARTS,
        notes=(judged_spread(spreads),),
        judgement=judged_figure(judged[LAST_RUNG]),
    )


def _judged(scenario: Scenario, result: Result, given: Mapping[str, Any]) -> dict[str, PartOfSpread]:
    """Return how much is judgement of when the last rung is reached, and of the experts at the end."""
    job = sixteenth.prepare(scenario, **given)
    outcomes = {LAST_RUNG: result.closing[LAST_RUNG][-1], EXPERTS_AT_END: result.monthly[EXPERTS_AT_END][-1]}
    return {name: what_moves(job, scenario, outcome).judgement for name, outcome in outcomes.items()}


def _horizons(scenario: Scenario) -> tuple[float | None, ...]:
    """Return the positions of the rungs, where they are the same in every future."""
    entries = scenario.settings.values["rung_horizon"]
    labels = scenario.settings.labels["rung"]
    is_certain = [(entries.get((label,)) or entries[()]).shape == "point" for label in labels]
    return tuple(
        number_of(scenario, "rung_horizon", label) if certain else None
        for label, certain in zip(labels, is_certain, strict=True)
    )


def _findings(ladder: Ladder) -> list[Finding]:
    """Say where models stand, when the next rungs are reached, and when there are ten million experts."""
    behind = [each for each in ladder.rungs if each.at_start_of_100 == ALL]
    ahead = [each for each in ladder.rungs if each not in behind]
    named = tuple(Finding("rung", _rung(each, ladder.futures)) for each in behind)
    found = [Finding("behind", {"rungs": named}, rests_on=NEEDED)] if behind else []
    for each in ahead:
        key = "reached" if each.reached[1] else "not_by_half"
        parts = {**_rung(each, ladder.futures), **_when(each, ladder.futures)}
        found.append(Finding(key, parts, rests_on=(*NEEDED, "rung_horizon")))
    without, as_it_is, _ = ladder.many
    keys = (("many", "many_not_by_half", as_it_is), ("never_learn", "never_learn_not_by_half", without))
    for by_half, not_by_half, many in keys:
        key = by_half if many.reached[1] else not_by_half
        found.append(Finding(key, _when(many, ladder.futures), rests_on=(many.name,)))
    return found


def _rung(each: RungReached, futures: int) -> dict[str, Figure | Word]:
    return {"rung": Figure(each.rung, "text"), "at_start": of_100(each.at_start_of_100, futures)}


def _when(each: RungReached | ManyExperts, futures: int) -> dict[str, Figure | Word]:
    early, middle, late = map(month_or_beyond, each.reached)
    never, error = of_100(each.never_of_100, futures), of_100_error(each.never_of_100, futures)
    return {"early": early, "middle": middle, "late": late, "never": never, "never_error": error}


def _rungs(ladder: Ladder) -> Table:
    columns = columns_of({"rung": "text", "task": "working_time", **BY, **NEVER})
    rows = tuple(
        (
            *(each.rung, Word("drawn") if each.horizon is None else each.horizon),
            *map(month_or_word, each.reached),
            *_never(each, ladder.futures),
        )
        for each in ladder.rungs
    )
    return Table("rungs", columns, rows, {"futures": Figure(ladder.futures, "count")})


def _many(ladder: Ladder) -> Table:
    columns = columns_of({"learning": "text", **BY, **NEVER})
    rows = tuple(
        (LEARNING[each.name], *map(month_or_word, each.reached), *_never(each, ladder.futures)) for each in ladder.many
    )
    return Table("many", columns, rows)


def _never(each: RungReached | ManyExperts, futures: int) -> tuple[Any, ...]:
    never = of_100(each.never_of_100, futures)
    return never.value, never.standard_error


def _experts(ladder: Ladder) -> Table:
    """Put experts at the end of each year by what they learn: the median and between which nine in ten lie."""
    columns = columns_of({"month": "month", "learning": "text", **dict.fromkeys(SPREAD, "millions")})
    rows = tuple(
        (year.month, learning, *spread)
        for year in ladder.experts
        for learning, spread in (
            (WITHOUT, year.without_learning),
            (AS_IT_IS, year.as_it_is),
            (WITH, year.with_learning),
        )
    )
    return Table("experts", columns, rows)


CHARTS = (
    Chart("rungs", "dots", "rungs", "rung", "middle", low="early", high="late"),
    Chart(
        "experts", "band", "experts", "month", "median", series="learning", low="low", high="high", logarithmic=("y",)
    ),
)
QUESTION = Question("central", RunOptions, answer)
