"""The search on worlds whose answer is known: right on average, with errors that hold, and a gain where it is rare."""

import numpy as np
import pytest

from sixteenth.decide.rare.search import LOOK, Ends, Sizes, find
from sixteenth.decide.rare.tilted import Space
from sixteenth.errors import Interrupted
from tests.decide.rare.worlds import EvenHazard, Sum

SIZES = Sizes(futures=10_400)


def over_seeds(world, seeds: int):
    return [find(world.space, Sizes(futures=10_400, seed=seed), world) for seed in range(seeds)]


@pytest.mark.parametrize("bound", [2.6, 3.7])  # 1 in 215, 1 in 9,300
def test_a_sum_over_a_bound_is_right_on_average_and_its_ranges_hold_it(bound):
    world = Sum(bound)
    found = over_seeds(world, 24)
    values = np.array([each.chance.value for each in found])
    errors = np.array([each.chance.error for each in found])
    assert abs(values.mean() - world.chance) < 3 * values.std(ddof=1) / np.sqrt(24)
    assert np.sqrt((errors**2).mean()) == pytest.approx(values.std(ddof=1), rel=0.45)  # of 24, 15 % by chance
    held = sum(each.chance.low <= world.chance <= each.chance.high for each in found)
    assert held >= 20  # of 24; fewer with 95 of 100 in one of 170 cases
    assert {each.kind for each in found} == {"tilted"}


def test_the_rarer_the_end_the_more_is_gained():
    gains = {bound: np.median([each.gain for each in over_seeds(Sum(bound), 5)]) for bound in (2.6, 3.7, 4.5)}
    assert 5 < gains[2.6] < gains[3.7] < gains[4.5]
    assert gains[4.5] > 500


def test_it_tilts_what_the_end_hangs_on_and_nothing_else():
    found = find(Space(60), SIZES, Sum(3.0))
    assert set(range(4)) <= set(found.tilt.places)
    assert len(found.tilt.places) <= 6
    assert found.endings[-1] > 0.2


def test_a_hazard_that_is_averaged_over_has_its_closed_form():
    world = EvenHazard(0.01)
    found = over_seeds(world, 12)
    for each in found:
        assert each.chance.value == pytest.approx(world.chance, abs=4.5 * each.chance.error)
        assert each.gain > 100
    held = sum(each.chance.low <= world.chance <= each.chance.high for each in found)
    assert held >= 9


def test_a_hazard_of_nothing_is_a_chance_of_exactly_nothing():
    found = find(Space(60), SIZES, EvenHazard(0.0))
    assert found.kind == "impossible"
    assert (found.chance.value, found.chance.error) == (0.0, 0.0)


def test_what_is_not_rare_is_counted_among_plain_futures_and_gains_nothing():
    found = find(Space(60), SIZES, Sum(0.5))
    assert found.kind == "common"
    assert all(each.tilt.is_nothing for each in found.seen)
    ends = np.concatenate([each.batch.values for each in found.seen])
    assert found.chance.value == pytest.approx(ends.mean(), rel=1e-12)
    assert found.gain == pytest.approx(10_400 / (10_400 + LOOK), rel=0.01)


def test_an_end_that_never_comes_is_below_a_bound_and_not_nothing():
    def never(design):
        ends = Sum(2.0)(design)
        return Ends(np.zeros(design.futures), ends.nearness)

    found = find(Space(60), SIZES, never)
    assert found.kind == "never"
    plain = sum(int(each.batch.is_plain.sum()) for each in found.seen)
    assert found.chance.high == pytest.approx(3 / plain)
    assert plain < 10_400


def test_no_two_futures_have_the_same_monthly_luck():
    world = Sum(3.0)
    found = find(Space(60), SIZES, world)
    draws = np.concatenate([each.luck(np.arange(each.futures))[1] for each in world.seen])
    np.testing.assert_array_equal(draws, np.arange(found.run))
    np.testing.assert_array_equal(found.draws, draws[LOOK:])
    assert found.run == 10_400 + LOOK


def test_the_same_seed_says_the_same_and_another_seed_another():
    one, other, third = (find(Space(60), Sizes(5200, seed), Sum(3.0)) for seed in (7, 7, 8))
    assert one.chance == other.chance
    assert one.chance != third.chance


def test_without_its_luck_it_says_the_same():
    found = find(Space(60), Sizes(5200), Sum(3.0))
    slim = found.without_luck
    assert all(not each.luck.size for each in slim.seen)
    assert (slim.chance, slim.gain) == (found.chance, found.gain)
    np.testing.assert_array_equal(slim.endings, found.endings)
    np.testing.assert_array_equal(slim.counted, found.counted)


def test_stopped_on_request_it_says_what_was_found_by_then():
    world = Sum(2.6)

    def stopped(design):
        if len(world.seen) == 6:
            raise Interrupted
        return world(design)

    found = find(Space(60), SIZES, stopped)
    assert found.is_stopped
    assert len(found.seen) == 5
    assert found.chance.value > 0

    def at_once(_design):
        raise Interrupted

    with pytest.raises(Interrupted):
        find(Space(60), SIZES, at_once)
