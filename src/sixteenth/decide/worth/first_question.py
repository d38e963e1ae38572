"""The first question for every lab of a run: as it goes on by its rule, against itself stopped now, on the same luck.

One program keeps what a run shows by default and what the value of going on is read from, so that a run answers both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import sixteenth
from sixteenth.decide.difference import GAINED
from sixteenth.decide.worth.going_on import (
    GoingOn,
    can_go_on,
    gained_by_going_on,
    going_on_of,
    models_today,
    outputs_of_going_on,
    stopping_after,
)
from sixteenth.engine.compose import World
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import kept_of
from sixteenth.scenarios.assemble import Scenario

ANSWERS = "answers"
STANDARD = "standard"
FEW = 400  # futures for the labs that are not in focus
MOST = 10_000  # futures that are compared: some sixty numbers a month and lab are kept of each
Run = Callable[[Scenario, int], Result]


@dataclass(frozen=True)
class FirstQuestion:
    """What going on is worth to every lab, and future by future to the one in focus."""

    labs: tuple[GoingOn, ...]
    goes_on: Result  # the run in which all go on
    gained: Any  # USD of the start [futures], not a number where a future did not stay one


def world_of_answers(world: World) -> World:
    """Return a world with the set of outputs `answers`: those of `standard` and of the value of going on."""
    if ANSWERS not in world.kept_otherwise:
        kept = kept_of(world, world.output_sets[STANDARD], outputs_of_going_on(world))
        world.kept_otherwise[ANSWERS] = world.keeping(ANSWERS, kept)
    return world.kept_otherwise[ANSWERS]


def can_ask(world: World) -> bool:
    """Say whether a world has labs that could stop, and keeps what a run shows."""
    return can_go_on(world) and STANDARD in world.output_sets


def prepare_answers(scenario: Scenario, options: Mapping[str, Any]) -> Job:
    """Return the job of a scenario that keeps what the answers are read from."""
    return sixteenth.prepare(scenario, **{**options, "output_set": ANSWERS}, world=world_of_answers(scenario.world))


def answers_with(options: Mapping[str, Any], run_job: Callable[[Job], Result] = sixteenth.run) -> Run:
    """Return how to run scenarios with options over some number of futures, keeping what the answers are read from."""
    return lambda scenario, draws: run_job(prepare_answers(scenario, {**options, "draws": draws}))


def with_gained(result: Result, stops: Result, lab: str) -> Result:
    """Return a run with what going on is worth to a lab among its closing balances, as `GAINED`."""
    return replace(result, closing={**result.closing, GAINED: gained_by_going_on(result, stops, lab)})


def ask_first_question(
    scenario: Scenario, result: Result | None, run: Run, lab: str, draws: int, others: int = FEW
) -> FirstQuestion:
    """Compare every lab with itself stopped now: the one in focus in all futures, the others in the first of them.

    Args:
        scenario: What is assumed.
        result: Its run; taken as the one in which all go on if it kept what that needs, else that is run as well.
        run: Runs a scenario over so many futures, on the same luck.
        lab: The lab in focus.
        draws: Its futures; at most `MOST` of them are compared.
        others: At most so many for the other labs.

    """
    draws = min(draws, MOST)
    goes_on = result
    if goes_on is None or goes_on.recipe["output_set"] != ANSWERS:
        goes_on = run(scenario, draws)
    found, gained = list[GoingOn](), None
    for each in goes_on.labels["lab"]:
        model = models_today(scenario, each)
        stops = run(stopping_after(scenario, each, model), draws if each == lab else min(draws, others))
        found.append(going_on_of(goes_on, stops, each, model))
        if each == lab:
            gained = gained_by_going_on(goes_on, stops, lab)
    return FirstQuestion(tuple(found), goes_on, gained)
