"""The right to stop on `central`: its parts, and a stop on request."""

from functools import cache

import pytest

import sixteenth
from sixteenth.decide.stopping.last_calls import ALL, AS_IT_IS
from sixteenth.decide.stopping.right_to_stop import RightToStop, kept_in, right_to_stop
from sixteenth.decide.worth.going_on import value_of_going_on, world_of_going_on
from sixteenth.errors import Interrupted, Refused
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

DRAWS, LAB, MODELS = 64, "OpenAI", 3
RUNS = Session()
slow = pytest.mark.slow


def run(scenario: Scenario):
    return RUNS.run(scenario, kept_in(sixteenth.read("central").world), draws=DRAWS, seed=7)


@cache
def found() -> RightToStop:
    return right_to_stop(sixteenth.read("central"), LAB, run, MODELS)


def stopping(runs: int):
    """Return what runs a scenario so many times, and is then stopped."""
    left = [runs]

    def part(scenario: Scenario):
        left[0] -= 1
        if left[0] < 0:
            raise Interrupted
        return run(scenario)

    return part


@slow
def test_going_on_and_stopping_today_are_worth_what_the_value_of_going_on_says():
    scenario = sixteenth.read("central")
    own = scenario.in_world(world_of_going_on(scenario.world))
    value = value_of_going_on(
        own, LAB, lambda each: sixteenth.run(each, draws=DRAWS, seed=7, output_set="going_on")
    ).going_concern
    option = found().option
    assert option.goes_on.value == pytest.approx(value.goes_on, rel=1e-4)
    assert option.stops_today.value == pytest.approx(value.stops, rel=1e-4)


@slow
def test_every_model_and_every_circumstance_is_told():
    assert [each.model for each in found().option.after] == [3, 4, 5, 6]
    assert [each.circumstance for each in found().calls][:: len(found().calls) - 1] == [AS_IT_IS, ALL]
    assert found().option.futures == DRAWS
    assert not found().is_stopped


@slow
def test_without_take_or_pay_it_is_late_in_fewer_futures():
    assert next(each for each in found().calls if each.circumstance == "no_take_or_pay").more.value > 0


@slow
def test_stopped_on_request_it_tells_the_models_or_circumstances_that_were_run():
    central = sixteenth.read("central")
    models = right_to_stop(central, LAB, stopping(3), MODELS)
    assert models.is_stopped
    assert [each.model for each in models.option.after] == [3, 4]
    assert [each.circumstance for each in models.calls] == [AS_IT_IS]
    calls = right_to_stop(central, LAB, stopping(MODELS + 3), MODELS)
    assert calls.is_stopped
    assert len(calls.calls) == 2
    with pytest.raises(Interrupted):
        right_to_stop(central, LAB, stopping(1), MODELS)


def test_a_world_that_lacks_what_is_known_is_refused():
    with pytest.raises(Refused, match="lab_best_horizon"):
        right_to_stop(sixteenth.read("interview_arithmetic"), LAB, run, MODELS)
