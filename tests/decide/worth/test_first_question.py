"""The first question for every lab: one program for a run and for going on; all futures for the lab in focus."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.first_question import (
    ANSWERS,
    STANDARD,
    answers_with,
    ask_first_question,
    can_ask,
    prepare_answers,
    world_of_answers,
)
from sixteenth.decide.worth.going_on import value_of_going_on
from sixteenth.scenarios.assemble import Scenario
from tests.engine.worlds import lemonade
from tests.interfaces.command_line import INTERVIEW

CENTRAL = sixteenth.read("central")
OPTIONS: dict[str, Any] = {"draws": 12, "months": 30, "back_end": "numpy"}
FEWER = 5


@pytest.fixture(scope="module")
def result() -> Any:
    return sixteenth.run(prepare_answers(CENTRAL, OPTIONS))


def test_it_keeps_all_that_a_run_keeps_and_what_going_on_is_read_from(result):
    kept = world_of_answers(CENTRAL.world).output_sets[ANSWERS]
    shown = CENTRAL.world.output_sets[STANDARD]
    assert {*shown.monthly} <= {*kept.monthly}
    assert {*shown.closing} <= {*kept.closing}
    own = sixteenth.run(CENTRAL, **OPTIONS)
    for name in shown.closing:
        np.testing.assert_array_equal(result.closing[name], own.closing[name])


def test_only_a_world_of_labs_that_can_stop_is_asked():
    assert can_ask(CENTRAL.world)
    assert not can_ask(sixteenth.read(INTERVIEW).world)
    assert not can_ask(lemonade().world)


def test_the_focus_has_all_futures_and_the_others_the_first_of_them(result):
    ran: list[int] = []
    run = answers_with(OPTIONS)

    def counted(scenario: Scenario, draws: int) -> Any:
        ran.append(draws)
        return run(scenario, draws)

    asked = ask_first_question(CENTRAL, result, counted, "OpenAI", 12, FEWER)
    labs = CENTRAL.settings.labels["lab"]
    assert [each.lab for each in asked.labs] == list(labs)
    assert ran == [12 if lab == "OpenAI" else FEWER for lab in labs]
    assert [each.futures for each in asked.labs] == ran
    assert asked.goes_on is result
    alone = value_of_going_on(CENTRAL, "OpenAI", lambda scenario: run(scenario, 12))
    found = next(each for each in asked.labs if each.lab == "OpenAI")
    assert (found.going_concern, found.run_off) == (alone.going_concern, alone.run_off)
    assert np.mean(asked.gained) == pytest.approx(found.going_concern.mean)


def test_a_run_that_kept_less_is_run_again():
    ran: list[int] = []
    run = answers_with(OPTIONS)
    own = sixteenth.run(CENTRAL, **OPTIONS)

    def counted(scenario: Scenario, draws: int) -> Any:
        ran.append(draws)
        return run(scenario, draws)

    asked = ask_first_question(CENTRAL, own, counted, "Anthropic", 12, FEWER)
    assert len(ran) == 1 + len(asked.labs)
    assert asked.goes_on.recipe["output_set"] == ANSWERS


def test_it_is_split_by_what_progress_does(result):
    asked = ask_first_question(CENTRAL, result, answers_with(OPTIONS), "Anthropic", 12, FEWER)
    found = asked.labs[0]
    assert sum(part.futures for part in found.by_stop) == found.futures
    mean = sum(part.futures * part.value.mean for part in found.by_stop) / found.futures
    assert mean == pytest.approx(found.going_concern.mean)
