"""Where labs rest that answer one another: is a race to the top an equilibrium, and what do measures make of it."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any

import numpy as np
from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.choosing.decisions import ready
from sixteenth.decide.equilibrium.answering import answering
from sixteenth.decide.equilibrium.labs import Run, kept_in
from sixteenth.decide.equilibrium.measures import EFFORT, MEASURES, Measure
from sixteenth.decide.equilibrium.table import Asked, Futures
from sixteenth.errors import refuse
from sixteenth.questions.equilibrium.findings import findings
from sixteenth.questions.equilibrium.refused import faults_of
from sixteenth.questions.equilibrium.tables import charts, tables
from sixteenth.questions.register import IN_A_ROW, Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.set_aside import set_aside_notes
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

PLAYERS, OVER = 3, ("training_spend", EFFORT)  # where nothing is said
RUNS, RUNS_OF_A_MEASURE = 170, 35  # about so many, for its progress
APART = 1_000_003  # between the seed of the futures that strategies are sought on and that of fresh ones
RESTS_ON = ("trust_weight", "catastrophe_probability_today", "furthest_lag", "mature_research_ratio", "cost_of_care")
ROW: Mapping[str, Any] = {IN_A_ROW: True}


class EquilibriumOptions(Options):
    """Who answers whom, in what, under which measures, how finely, and over how many futures."""

    labs: list[str] = Field(default_factory=list[str], json_schema_extra=dict(ROW))  # the first three
    over: list[str] = Field(default_factory=list[str], json_schema_extra=dict(ROW))
    under: list[str] = Field(default_factory=list[str], json_schema_extra=dict(ROW))
    floor: Annotated[float, Field(ge=0.002, le=0.4)] = 0.2  # a share of research
    liability: Annotated[float, Field(gt=0, le=1)] = 0.01  # part of a year's world output
    levels: Annotated[int, Field(ge=2, le=15)] = 5
    starts: Annotated[int, Field(ge=1, le=20)] = 4
    draws: Annotated[int, Field(ge=2, le=100_000)] = 256  # that strategies are sought on
    fresh: Annotated[int, Field(ge=2, le=100_000)] = 1000  # that they are told on
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: EquilibriumOptions, runs: Session) -> Answer:
    """Find where labs rest that answer one another, and tell it against the scenario as it is.

    Raises:
        Refused: when there are no such labs, decisions or measures, or too many or too few, all at once.

    """
    labs = tuple(options.labs) or tuple(scenario.settings.labels.get("lab", ()))[:PLAYERS]
    over = tuple(options.over) or OVER
    refuse(faults_of(scenario, labs, over, options.under))
    measures = [MEASURES[name] for name in options.under]
    decided = _decided(over, measures)
    bound = ready(scenario, decided)

    def run_of(draws: int, seed: int) -> Run:
        return lambda each: runs.run(each, kept_in(each.world), draws=draws, seed=seed)

    runs.expect(RUNS + RUNS_OF_A_MEASURE * len(measures))
    recipe = runs.recipe_of(bound, kept_in(bound.world), draws=options.draws, seed=options.seed)  # a stop ends more
    asked = Asked(bound, labs, over, options.levels, options.starts, options.seed, options.liability, options.floor)
    futures = Futures(run_of(options.draws, options.seed), run_of(options.fresh, (options.seed + APART) % 2**32))
    found = answering(asked, measures, futures)
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="equilibrium",
        scenario=scenario.name,
        recipe={
            **recipe,
            "labs": list(labs),
            "over": list(over),
            "under": list(options.under),
        },
        findings=findings(asked, found, _last_month(scenario)),
        tables=tables(asked, found, options.fresh if found.is_fresh else options.draws),
        notes=(
            Finding("how_to_read", {"draws": Figure(options.draws, "count"), "fresh": Figure(options.fresh, "count")}),
            *set_aside_notes(scenario, decided),
            Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}, RESTS_ON),
        ),
        judgement=share,
        charts=charts(found),
    )


def _decided(over: Sequence[str], measures: Sequence[Measure]) -> tuple[str, ...]:
    """Return what is decided, once each: what labs answer one another in, and effort where a treaty is about it."""
    needed = (EFFORT,) if any(each.is_treaty for each in measures) else ()
    return tuple(dict.fromkeys((*over, *needed)))


def _last_month(scenario: Scenario) -> str:
    return str(np.datetime64(scenario.settings.start, "M") + scenario.settings.months - 1)


QUESTION = Question("central", EquilibriumOptions, answer)
