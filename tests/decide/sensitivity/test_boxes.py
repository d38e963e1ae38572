"""A box that is known is found, told by futures that did not find it, and none is told where there is none."""

import numpy as np
import pytest

from sixteenth.decide.sensitivity.boxes import find_box

INPUTS, FUTURES = 12, 6000


def luck(seed=1):
    return np.random.default_rng(seed).uniform(size=(INPUTS, FUTURES))


def inside(numbers):
    return (numbers[3] > 0.7) & (numbers[8] < 0.5)


def test_a_known_box_is_found():
    numbers = luck()
    found = find_box(numbers, inside(numbers), range(INPUTS))
    assert found is not None
    limits = {side.place: (side.low, side.high) for side in found.sides}
    assert limits.keys() == {3, 8}
    assert limits[3] == pytest.approx((0.7, 1.0), abs=0.04)
    assert limits[8] == pytest.approx((0.0, 0.5), abs=0.04)
    assert found.density > 0.93
    assert found.coverage > 0.93
    assert found.everywhere == pytest.approx(0.15, abs=0.02)


def test_density_and_coverage_are_those_of_futures_that_did_not_find_it():
    numbers = luck(2)
    odds = np.where(inside(numbers), 0.6, 0.1)
    ends = np.random.default_rng(5).uniform(size=FUTURES) < odds
    found = find_box(numbers, ends, range(INPUTS))
    assert found is not None
    assert found.density == pytest.approx(0.6, abs=4 * found.density_error)
    others = np.arange(FUTURES) % 2 == 1
    held = np.ones(FUTURES, bool)
    for side in found.sides:
        held &= (numbers[side.place] >= side.low) & (numbers[side.place] <= side.high)
    assert found.coverage == ends[held & others].sum() / ends[others].sum()
    assert found.mass == held[others].mean()


@pytest.mark.parametrize("seed", range(4))
def test_of_pure_chance_next_to_nothing_is_told(seed):
    chance = np.random.default_rng(seed)
    ends = chance.uniform(size=FUTURES) < 0.3
    found = find_box(luck(seed + 100), ends, range(INPUTS))
    assert found is not None
    assert found.density == pytest.approx(0.3, abs=4 * max(found.density_error, 0.008))


def test_too_few_ends_have_no_box():
    numbers = luck()
    assert find_box(numbers, np.arange(FUTURES) < 60, range(INPUTS)) is None


def test_only_named_inputs_are_limited():
    numbers = luck()
    found = find_box(numbers, inside(numbers), [3])
    assert found is not None
    assert {side.place for side in found.sides} == {3}
