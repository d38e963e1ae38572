"""The search for a frontier, beside frontiers that are known and a grid that sees everything."""

from itertools import product

import numpy as np
import pytest

from sixteenth.decide.choosing.frontier import Brings, Search, aim_at, search_frontier
from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import Interrupted
from sixteenth.reproductions.jones import Prospect, Taste, largest_risk, welfare, when_to_stop
from sixteenth.reproductions.worlds import central_world

SEARCH = Search(design=64, generations=8, population=6)


def convex(point):
    """Return a gain that is the root of the risk, less waste: the frontier is gain = sqrt(risk)."""
    risk, *waste = point
    lost = sum((each - 0.4) ** 2 for each in waste)
    return Brings(float(np.sqrt(risk) - lost), float(risk + lost), (float(np.sqrt(risk) - risk - 2 * lost),))


def ridge(point):
    """Return a narrow ridge that turns."""
    pace, care = point
    risk = float(pace * (1 - care) ** 2 + 0.05)
    gain = float(pace * (1 - care**3) + 0.3 * np.exp(-40 * (pace - care) ** 2))
    return Brings(gain, risk, (gain - risk, gain - 4 * risk))


def steps(point):
    """Return a switch beside a number, as a pause that is on or off."""
    effort, switch = point
    is_on = switch > 0.5
    risk = float((0.3 - 0.2 * is_on) * (1 - effort) + 0.02 * is_on)
    return Brings(float(1 - 0.4 * is_on - 0.5 * effort**2), risk, (float(1 - effort**2 - 3 * risk - 0.1 * is_on),))


CASES = {"convex": (convex, 3), "ridge": (ridge, 2), "steps": (steps, 2)}


def largest_within(tried, limit):
    return max((each.gain for each in tried if each.risk <= limit), default=-np.inf)


@pytest.mark.parametrize("case", CASES)
def test_no_worse_than_a_grid_that_sees_everything(case):
    payoff, dimensions = CASES[case]
    size = 21 if dimensions == 2 else 11
    grid = [payoff(point) for point in product(np.linspace(0, 1, size), repeat=dimensions)]
    found = search_frontier(payoff, dimensions, SEARCH)
    assert len(found.tried) < len(grid)
    for at in range(len(grid[0].aims)):
        best = max(each.aims[at] for each in grid)
        assert found.best(aim_at(at)).brings.aims[at] >= best - 0.01
    tried = [each.brings for each in found.tried]
    for limit in np.quantile([each.risk for each in grid], (0.25, 0.5, 0.75)):
        assert largest_within(tried, limit) >= largest_within(grid, limit) - 0.06


def test_the_frontier_is_the_one_that_is_known():
    for each in search_frontier(convex, 2, SEARCH).frontier:
        assert each.brings.gain <= np.sqrt(each.brings.risk) + 1e-9
    best = search_frontier(convex, 2, SEARCH).best(aim_at(0))
    assert best.brings.aims[0] == pytest.approx(0.25, abs=0.005)  # sqrt(r) - r is largest at a quarter
    assert best.point[0] == pytest.approx(0.25, abs=0.1)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_best_is_the_same_from_every_seed(seed):
    found = search_frontier(convex, 3, Search(design=64, generations=8, population=6, seed=seed))
    assert found.best(aim_at(0)).brings.aims[0] == pytest.approx(0.25, abs=0.01)


def test_nothing_on_the_frontier_is_beaten_and_points_to_start_from_are_tried_first():
    found = search_frontier(ridge, 2, Search(design=8, generations=1), [(0.5, 0.5)])
    assert found.tried[0].point == (0.5, 0.5)
    for each in found.frontier:
        for other in found.tried:
            gain, risk = other.brings.gain - each.brings.gain, other.brings.risk - each.brings.risk
            assert not (gain >= 0 and risk <= 0 and (gain > 0 or risk < 0))


def test_a_point_is_asked_for_once_and_as_often_as_was_said():
    asked = []

    def payoff(point):
        asked.append(point)
        return convex(point)

    search = Search(design=16, generations=2, population=4, limits=2)
    found = search_frontier(payoff, 2, search)
    assert len(asked) == len(set(asked)) == len(found.tried)
    assert len(found.tried) <= search.evaluations(1)


@pytest.mark.parametrize("after", [0, 5, 30])
def test_stopped_on_request_it_returns_what_it_has(after):
    asked = []  # type: ignore[var-annotated]

    def payoff(point):
        if len(asked) == after:
            raise Interrupted
        asked.append(point)
        return convex(point)

    if not after:
        with pytest.raises(Interrupted):
            search_frontier(payoff, 2, Search(design=16))
        return
    found = search_frontier(payoff, 2, Search(design=16))
    assert (found.is_stopped, len(found.tried)) == (True, after)


@pytest.mark.parametrize("curvature", [1.0, 2.0, 3.0])
def test_in_the_case_of_jones_it_stops_where_he_does(curvature):
    """Growth of 10 % a year at a hazard of 1 %: how long to grow is all that is chosen."""
    growth, hazard, longest, world = 0.1, 0.01, 60.0, central_world()

    def payoff(point):
        years = longest * point[0]
        inputs = {"value_of_a_year": 6.0, "relative_risk_aversion": [curvature], "consumption": np.exp(growth * years)}
        worth = float(evaluate(world, "well_being", inputs)[0])
        risk = -float(np.expm1(-hazard * years))
        return Brings(worth, risk, ((1 - risk) * worth,))

    def found():
        tries = search_frontier(lambda point: payoff((point[0],)), 2, Search(design=32, generations=10))
        return tries.best(aim_at(0)).brings

    his = when_to_stop(growth, hazard, curvature)
    assert found().risk == pytest.approx(his.risk, abs=0.01)
    assert found().aims[0] == pytest.approx(payoff((his.time / longest,)).aims[0], rel=1e-4)


@pytest.mark.parametrize("curvature", [1.0, 2.0, 3.0])
def test_in_the_case_of_jones_the_largest_risk_that_is_worth_taking_is_his_cut_off(curvature):
    """An offer of growth of 10 % a year in place of 2 %, with any risk of the end: the largest at which none loses."""
    today, offered, taste = Prospect(0.02, 0.01), Prospect(0.1, 0.01), Taste(curvature)
    without, taken = welfare(today, taste), welfare(offered, taste)

    def payoff(point):
        lost = max(without - (1 - point[0]) * taken, 0.0)
        return Brings(float(point[0]), lost / without)

    safe = search_frontier(payoff, 1, Search(design=1024, generations=0)).frontier[0].brings
    assert safe.risk == 0
    assert safe.gain == pytest.approx(largest_risk(today, offered, taste), abs=0.002)
