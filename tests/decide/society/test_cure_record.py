"""The record of one illness on the world's logistic."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.society.cure_record import cost_of_delay, cure_record
from tests.world.futures import central

PACE = 0.0701
RECORD = [("first", 0.0, 0.05), ("second", 156.0, 0.5), ("third", 264.0, 0.75), ("fourth", 294.0, 0.95)]


def test_each_step_has_its_pace_and_the_claim_stands_last():
    steps = cure_record(central().world, RECORD, PACE)
    assert [(step.share_before, step.share_after, step.months) for step in steps] == [
        (0.05, 0.5, 156), (0.5, 0.75, 108), (0.75, 0.95, 30), (0.5, 0.95, 138)
    ]  # fmt: skip
    assert steps[-1].acceleration == pytest.approx(math.log(19) / 138 / PACE)


def test_the_claim_itself_has_pace_one():
    (step,) = cure_record(central().world, [("before", 0.0, 0.5), ("after", 42.0, 0.95)], PACE)
    assert step.acceleration == pytest.approx(1, abs=2e-4)


@given(st.floats(0.05, 0.9), st.floats(0.01, 0.09), st.floats(0.01, 1), st.floats(1, 60))
def test_a_delay_costs_the_same_whatever_the_path(before, more, treated, months):
    world = central().world
    whole = cost_of_delay(world, 100.0, (before, before + more), treated, months, 300.0)
    twice = cost_of_delay(world, 100.0, (before, before + more), treated, 2 * months, 300.0)
    assert twice.lives_as_treated == pytest.approx(2 * whole.lives_as_treated)
    assert whole.lives_as_treated <= whole.lives_if_all_are_treated * (1 + 1e-12)
    assert whole.life_years_as_treated == pytest.approx(25 * whole.lives_as_treated)
