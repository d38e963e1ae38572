"""The largest order within a limit, against worlds small enough to solve exactly."""

import math
from statistics import NormalDist

import numpy as np
import pytest

from sixteenth.decide.orders.effect import Effect
from sixteenth.decide.orders.largest import HALVINGS, largest_order, sizes_to_try
from sixteenth.errors import Interrupted
from sixteenth.measures.estimate import Estimate

NOTHING = Estimate(0.0, 0.0)
STEP = 2 ** (1 / 2**HALVINGS)  # by which the size found may be too small
ROUNDING = 1.05  # sizes have two digits
MOST = 1e13


def effect(size, ruined, error=0.0):
    return Effect(size, 1000, Estimate(ruined, error), NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def lognormal(middle):
    """Return a lab that is ruined where its order exceeds what it will have: a lognormal, its deviation one."""
    return lambda size: effect(size, 100 * NormalDist().cdf(math.log(size / middle)) if size else 0.0)


@pytest.mark.parametrize("limit", [1.0, 5.0, 20.0, 50.0])
@pytest.mark.parametrize("middle", [3e10, 2e12])
def test_the_limit_of_a_world_in_closed_form_is_found(limit, middle):
    exact = middle * math.exp(NormalDist().inv_cdf(limit / 100))
    found = largest_order(lognormal(middle), limit, sizes_to_try(5e10), MOST)
    assert found.size is not None
    assert found.size <= exact * ROUNDING
    assert found.size >= exact / STEP / ROUNDING or found.size < sizes_to_try(5e10)[1]


@pytest.mark.parametrize("seed", range(3))
def test_no_order_of_a_fine_grid_is_larger_and_within_the_limit(seed):
    cash = np.random.default_rng(seed).lognormal(math.log(4e11), 0.7, size=2000)
    attempt = lambda size: effect(size, 100 * float((cash < size).mean()))  # noqa: E731
    found = largest_order(attempt, 5.0, sizes_to_try(5e10), MOST)
    best = max(size for size in np.geomspace(1e9, 5e12, 4000) if attempt(size).ruined.value <= 5.0)
    assert found.size is not None
    assert best / STEP / ROUNDING <= found.size <= best * 1.01


def test_where_none_is_within_the_limit_nothing_is_found():
    found = largest_order(lambda size: effect(size, 6.6, 0.5), 5.0, sizes_to_try(5e10), MOST)
    assert (found.size, found.effect, found.low, found.is_beyond) == (None, None, None, False)
    assert found.tried[0].ruined.value == 6.6


def test_where_only_nothing_is_within_the_limit_it_is_told_so():
    found = largest_order(lambda size: effect(size, 60.0 if size else 1.0), 5.0, sizes_to_try(5e10), MOST)
    assert found.size == 0.0


def test_where_all_are_within_the_limit_larger_ones_are_tried_up_to_the_most_there_may_be():
    found = largest_order(lambda size: effect(size, 0.0), 5.0, sizes_to_try(5e10), 2e12)
    assert found.is_beyond
    assert found.size == max(each.size for each in found.tried) <= 2e12
    assert found.high is None


def test_the_bounds_are_the_sizes_told_and_not_told_from_the_limit():
    attempt = lambda size: effect(size, 100 * size / 1e12, 1.0)  # noqa: E731
    found = largest_order(attempt, 20.0, sizes_to_try(5e10), MOST)
    assert found.low is not None
    assert found.size is not None
    assert found.high is not None
    assert found.low <= 0.18e12
    assert found.low <= found.size <= 0.2e12
    assert found.high <= 0.22e12


def test_an_order_may_lower_ruin():
    """Compute that comes in time may save a lab: the limit is looked for above the sizes that hold."""
    attempt = lambda size: effect(size, 7.0 if size < 5e10 else 3.0 if size < 2e11 else 30.0)  # noqa: E731
    found = largest_order(attempt, 5.0, sizes_to_try(5e10), MOST)
    assert found.size is not None
    assert 1e11 <= found.size < 2e11


def test_stopped_in_the_middle_it_returns_what_it_has():
    asked: list[float] = []

    def attempt(size):
        if len(asked) == 3:
            raise Interrupted
        asked.append(size)
        return effect(size, 0.0)

    found = largest_order(attempt, 5.0, sizes_to_try(5e10), MOST)
    assert found.is_stopped
    assert [each.size for each in found.tried] == asked


def test_stopped_before_there_is_anything_it_is_stopped():
    def stopped(_):
        raise Interrupted

    with pytest.raises(Interrupted):
        largest_order(stopped, 5.0, sizes_to_try(5e10), MOST)
