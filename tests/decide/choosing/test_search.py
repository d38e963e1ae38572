"""The search: no worse than a grid where the best is known, the same from any seed, and it keeps limits."""

import itertools
import math

import numpy as np
import pytest

from sixteenth.decide.choosing.search import Score, Side, search
from sixteenth.errors import Interrupted

UNIT = (Side(0, 1), Side(0, 1))
SEEDS = (1, 7, 23)


def bowl_within_a_limit(point):
    """Score a bowl: best at (.7, .3) where both may sum to one at most, else at (.9, .5)."""
    first, second = point
    return Score(-((first - 0.9) ** 2) - (second - 0.5) ** 2, max(first + second - 1, 0.0))


def ridge(point):
    """Score a bent ridge that rises towards (.8, .64)."""
    first, second = point
    return Score(-20 * (second - first**2) ** 2 - (first - 0.8) ** 2)


def yes_or_no(point):
    return Score(3.0 if point[0] == 1 else 2.0)


def best_of_grid(evaluate, box, count):
    axes = [[side.at(part) for part in np.linspace(0, 1, count)] for side in box]
    return max((evaluate(point) for point in itertools.product(*axes)), key=lambda score: score.rank)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("evaluate", [bowl_within_a_limit, ridge])
def test_two_numbers_are_no_worse_than_a_grid_of_as_many_visits(evaluate, seed):
    found = search(evaluate, UNIT, (0.5, 0.5), 100, seed)
    assert len(found.tried) <= 100
    assert found.tried[0].score.rank >= best_of_grid(evaluate, UNIT, 10).rank
    assert found.tried[0].score.missed == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_the_best_within_a_limit_lies_on_it(seed):
    best = search(bowl_within_a_limit, UNIT, (0.2, 0.2), 160, seed).tried[0]
    assert best.point == pytest.approx((0.7, 0.3), abs=0.05)
    assert best.score.aim == pytest.approx(-0.08, abs=0.005)


def test_a_yes_or_no_is_tried_both_ways():
    found = search(yes_or_no, [Side(0, 1, is_whole=True)], (0.0,), 10, 7)
    assert [each.point for each in found.tried] == [(1.0,), (0.0,)]


def test_one_number_is_found_by_golden_sections():
    found = search(lambda point: Score(-((point[0] - 0.37) ** 2)), [Side(0, 1)], (1.0,), 30, 7)
    assert found.tried[0].point[0] == pytest.approx(0.37, abs=0.01)
    assert (
        found.tried[0].score.rank >= best_of_grid(lambda point: Score(-((point[0] - 0.37) ** 2)), [Side(0, 1)], 30).rank
    )


def test_a_corner_is_reached():
    found = search(lambda point: Score(point[0] - point[1]), UNIT, (0.5, 0.5), 40, 7)
    assert found.tried[0].point == (1.0, 0.0)


def test_where_no_choice_keeps_the_limits_the_one_that_misses_by_least_comes_first():
    found = search(lambda point: Score(point[0], 0.1 + abs(point[0] - 0.25)), [Side(0, 1)], (0.5,), 30, 7)
    assert found.tried[0].point[0] == pytest.approx(0.25, abs=0.01)
    assert found.tried[0].score.missed > 0


def test_what_is_no_number_is_never_the_best():
    found = search(lambda point: Score(math.nan if point[0] > 0.5 else point[0]), UNIT, (0.9, 0.5), 30, 7)
    assert found.tried[0].point[0] <= 0.5


def test_the_same_seed_visits_the_same_choices():
    assert search(ridge, UNIT, (0.5, 0.5), 40, 7) == search(ridge, UNIT, (0.5, 0.5), 40, 7)


def test_broad_ranges_are_walked_by_logarithms_and_whole_numbers_stay_whole():
    assert Side(0.25, 4).at(0.5) == pytest.approx(1)
    assert Side(0.25, 4).part_of(1.0) == pytest.approx(0.5)
    assert Side(1, 40, is_whole=True).at(0.49) == 20
    assert Side(0, 1).at(2) == 1
    assert Side(0.5, 2).part_of(1000) == 1


def test_a_stop_keeps_what_was_visited_by_then():
    visited = []  # type: ignore[var-annotated]

    def interrupted(point):
        if len(visited) == 5:
            raise Interrupted
        visited.append(point)
        return Score(-point[0])

    found = search(interrupted, UNIT, (0.5, 0.5), 40, 7)
    assert found.is_stopped
    assert len(found.tried) == 5


def test_a_stop_before_anything_was_visited_is_passed_on():
    def interrupted(_):
        raise Interrupted

    with pytest.raises(Interrupted):
        search(interrupted, UNIT, (0.5, 0.5), 40, 7)


def test_finalists_lie_apart():
    found = search(ridge, UNIT, (0.5, 0.5), 60, 7)
    apart = found.apart(UNIT, 4)
    assert apart[0] == found.tried[0]
    for one, other in itertools.combinations(apart, 2):
        assert max(abs(np.subtract(one.point, other.point))) >= 0.05
