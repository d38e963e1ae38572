"""What turns a race to the bottom into one to the top: a norm, customers who pay for trust, shared research."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.society.race import (
    KEPT,
    NORMS,
    OPENNESSES,
    TRUSTS,
    Cell,
    Wait,
    expected_waits,
    is_race,
    sweep_races,
)
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Place, UnknownName, refuse
from sixteenth.evidence.facts_read.policies import TOGETHER, WEAKENED, Adoption, adoptions
from sixteenth.questions.figures import columns_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

HISTORY = "central"  # the scenario whose values real adoptions are tried with
RATE_FROM = 2  # adoptions after the first to which the rate of thinking again is fitted
OUTPUTS = OutputSet(closing=KEPT)


class RaceOptions(Options):
    """How many futures each cell of the sweep has."""

    draws: Annotated[int, Field(ge=1, le=100_000)] = 200
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: RaceOptions, runs: Session) -> Answer:
    """Sweep the levers of a scenario whose labs race, and put real adoptions of policies beside the model's.

    Raises:
        Refused: when labs of the scenario do not race.

    """
    if not is_race(scenario):
        cure = said('choose [theory] safety_effort = "race" and scaling_policy = "imitated", as race_to_the_top does')
        where = Place(said("the scenario of the race"))
        refuse(
            [
                UnknownName(
                    f"'{scenario.name}'", where, said("labs that do not race"), said("best replies and imitation"), cure
                )
            ]
        )
    runs.expect(len(NORMS) * len(TRUSTS) * len(OPENNESSES) + 1)  # one by today's rules
    given = {"draws": options.draws, "seed": options.seed}
    cells = sweep_races(scenario, lambda each: runs.run(each, OUTPUTS, **given))
    history = sixteenth.read(HISTORY)
    waits = expected_waits(history, len(history.settings.labels["lab"]))
    return Answer(
        question="race",
        scenario=scenario.name,
        recipe=runs.recipe_of(scenario, OUTPUTS, **given),
        findings=(*_what_turns(cells), _as_today(cells[0]), _dates(waits, adoptions())),
        tables=(_cells(scenario.name, options.draws, cells), _adoptions(waits)),
        charts=(Chart("adoptions", "dots", "adoptions", "who", "date", series="what"),),
        notes=(Finding("judgement", {}),),
        judgement=Figure(judged_share(scenario), "share"),
    )


def _as_today(cell: Cell) -> Finding:
    return Finding(
        "as_today",
        {
            "effort": Figure(cell.effort_at_start, "small_share"),
            "catastrophe": Figure(cell.catastrophe_as_today, "small_share", cell.catastrophe_as_today_error),
        },
        rests_on=("safety_effort_today", "probability_without_catastrophe"),
    )


def _what_turns(cells: Sequence[Cell]) -> tuple[Finding, ...]:
    """Say what each lever does alone, and all of them together."""
    at = {(cell.norm, cell.trust, cell.openness): cell for cell in cells}
    ends = {
        "no_lever": at[NORMS[0], TRUSTS[0], OPENNESSES[0]],
        "sharing_alone": at[NORMS[0], TRUSTS[0], OPENNESSES[-1]],
        "customers_alone": at[NORMS[0], TRUSTS[-1], OPENNESSES[0]],
        "norm_alone": at[NORMS[-1], TRUSTS[0], OPENNESSES[0]],
        "all_levers": at[NORMS[-1], TRUSTS[-1], OPENNESSES[-1]],
    }
    return tuple(_end(key, cell) for key, cell in ends.items())


def _end(key: str, cell: Cell) -> Finding:
    return Finding(
        key,
        {
            "effort": Figure(cell.effort, "small_share", cell.effort_error),
            "effort_at_start": Figure(cell.effort_at_start, "small_share"),
            "adopters": Figure(cell.adopters, "share", cell.adopters_error),
            "catastrophe": Figure(cell.catastrophe, "small_share", cell.catastrophe_error),
            "kind": _kind(cell),
        },
        rests_on=("safety_effort", "policy_held", "probability_without_catastrophe"),
    )


def _kind(cell: Cell) -> Word:
    if cell.is_to_the_top:
        return Word("to_the_top")
    return Word("to_the_bottom" if cell.is_to_the_bottom else "neither")


def _dates(waits: Sequence[Wait], real: Sequence[Adoption]) -> Finding:
    pairs = tuple(
        Finding(
            "adoption",
            {
                "who": Figure(adoption.who, "text"),
                "days": Figure(adoption.days, "days"),
                "expected": Figure(wait.days, "days"),
                "spread": Figure(wait.spread, "days"),
            },
        )
        for wait, adoption in zip(waits, real[1:], strict=False)
    )
    first = {"who": Figure(real[0].who, "text"), "date": Figure(real[0].date, "date")}
    return Finding("dates", {**first, "adoptions": pairs, "fitted": Figure(RATE_FROM, "count")})


def _cells(scenario: str, draws: int, cells: Sequence[Cell]) -> Table:
    quantities = {
        "norm": "number",
        "trust": "multiple",
        "shared": "share",
        "effort": "small_share",
        "adopters": "share",
        "catastrophe": "small_share",
        "error": "small_share",
        "kind": "text",
    }
    rows = tuple(
        (
            *(cell.norm, cell.trust, cell.openness, cell.effort, cell.adopters),
            *(cell.catastrophe, cell.catastrophe_error, _kind(cell)),
        )
        for cell in cells
    )
    columns = columns_of(quantities)
    return Table("cells", columns, rows, {"scenario": Figure(scenario, "text"), "draws": Figure(draws, "count")})


def _adoptions(waits: Sequence[Wait]) -> Table:
    quantities = {"who": "text", "date": "date", "days": "days", "expected": "days", "spread": "days", "what": "text"}
    columns = columns_of(quantities)
    expected = [(None, None), *((wait.days, wait.spread) for wait in waits)]
    rows = [
        (real.who, real.date, real.days, *model, Word("published"))
        for real, model in zip(adoptions(), expected, strict=False)
    ]
    others = {"promised": adoptions(TOGETHER), "weakened": adoptions(WEAKENED)}
    rows += [
        (each.who, each.date, each.days, None, None, Word(what)) for what, found in others.items() for each in found
    ]
    return Table("adoptions", columns, tuple(rows))


QUESTION = Question("race_to_the_top", RaceOptions, answer)
