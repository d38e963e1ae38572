"""Investment of uncertain cost: closed forms, the boundary that is solved for, and an independent grid agree."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.linalg import solve_banded
from scipy.optimize import brentq
from scipy.special import gamma, iv, kv

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.pindyck import (
    Project,
    solve,
    threshold_without_doubt,
    threshold_without_interest,
    worth_without_interest,
)
from tests.reproductions.rows import rows_of

NONE = st.just(0.0)
TECHNICAL, INPUT_COST = st.floats(0.2, 1.5), st.floats(0.05, 0.6)
SOME_TECHNICAL, SOME_INPUT_COST = st.one_of(NONE, TECHNICAL), st.one_of(NONE, INPUT_COST)


@st.composite
def projects(draw, technical=SOME_TECHNICAL, input_cost=SOME_INPUT_COST):
    """Draw a project that takes from half a year to twenty to spend its payoff on."""
    payoff = draw(st.floats(1, 100))
    pace = payoff / draw(st.floats(0.5, 20))
    return Project(payoff, draw(st.floats(0.01, 0.2)), pace, draw(technical), draw(input_cost))


def test_what_was_published_comes_out():
    rows = rows_of("pindyck")
    assert len(rows) == 15
    assert [row for row in rows if row.is_miss] == []


@settings(max_examples=30)
@given(projects(TECHNICAL, NONE), st.floats(0, 1.2))
def test_without_interest_the_boundary_is_the_closed_form(project, part):
    found = solve(replace(project, rate=0))
    threshold = threshold_without_interest(project.payoff, project.technical)
    assert found.threshold == pytest.approx(threshold, rel=1e-7)
    expected = worth_without_interest(project.payoff, part * threshold, project.technical)
    assert found.worth(part * threshold) == pytest.approx(expected, abs=1e-6 * project.payoff)


@settings(max_examples=20)
@given(projects(NONE, NONE))
def test_the_known_cost_is_the_limit_of_ever_less_uncertainty(project):
    known = threshold_without_doubt(project.payoff, project.rate, project.pace)
    assert solve(project).threshold == known
    assert solve(replace(project, technical=1e-3)).threshold == pytest.approx(known, rel=1e-4)
    assert solve(replace(project, technical=1e-6)).threshold == pytest.approx(known, rel=1e-9)
    gaps = [known / solve(replace(project, input_cost=moves)).threshold - 1 for moves in (4e-4, 2e-4, 1e-4)]
    assert 0 < gaps[2] < gaps[1] < gaps[0] < 5e-3 / np.sqrt(project.rate)


@given(projects(NONE, NONE), st.floats(0, 1))
def test_a_known_cost_is_worth_what_is_left_after_spending_at_full_pace(project, part):
    """Add up what is spent by the day, and the payoff at the end."""
    found = solve(project)
    cost = part * found.threshold
    days = (np.arange(20_000) + 0.5) * cost / project.pace / 20_000
    spent = np.mean(np.exp(-project.rate * days)) * cost
    expected = project.payoff * np.exp(-project.rate * cost / project.pace) - spent
    assert found.worth(cost) == pytest.approx(expected, abs=1e-6 * project.payoff)
    assert found.worth(1.01 * found.threshold) == 0


def on_a_grid(project, top, nodes=3_000):
    """Improve the policy, work or wait, on a grid of costs by upwind differences until it is its own best reply."""
    step = top / nodes
    cost = step * np.arange(nodes + 1)
    waiting = 0.0
    if project.input_cost:
        waiting = 0.5 - np.sqrt(0.25 + 2 * project.rate / project.input_cost**2)
    work = np.ones(nodes + 1)
    for _ in range(500):
        spread = project.technical**2 * project.pace * work * cost / 2 + project.input_cost**2 * cost**2 / 2
        down, up = spread / step**2 + project.pace * work / step, spread / step**2
        matrix = np.zeros((3, nodes + 1))
        matrix[0, 1:], matrix[1], matrix[2, :-1] = -up[:-1], down + up + project.rate, -down[1:]
        right = -project.pace * work
        matrix[1, 0], matrix[0, 1], right[0] = 1, 0, project.payoff
        # At the top one waits: worth falls as a power of the cost.
        matrix[1, -1], matrix[2, -2], right[-1] = 1, -((1 + step / top) ** waiting if waiting else 0), 0
        idle = matrix[1] == 0
        matrix[1, idle] = 1
        worth = solve_banded((1, 1), matrix, right)
        bend = (worth[2:] - 2 * worth[1:-1] + worth[:-2]) / step**2
        gain = project.technical**2 * cost[1:-1] * bend / 2 - (worth[1:-1] - worth[:-2]) / step - 1
        better = np.concatenate([[1], gain > 1e-12, [0]]).astype(float)
        if (better == work).all():
            break
        work = better
    return cost[np.flatnonzero(work)[-1]], cost, worth


@settings(max_examples=10)
@given(projects(input_cost=INPUT_COST))
def test_the_boundary_is_that_of_the_best_policy_on_a_grid(project):
    found = solve(project)
    threshold, cost, worth = on_a_grid(project, 4 * found.threshold)
    assert found.threshold == pytest.approx(threshold, rel=0.02)
    at = np.arange(0, len(cost), 250)
    own = np.array([found.worth(each) for each in cost[at]])
    np.testing.assert_allclose(own, worth[at], atol=0.005 * project.payoff)


@settings(max_examples=30)
@given(projects(st.floats(0.4, 1.5), NONE))
def test_with_technical_uncertainty_alone_worth_is_written_in_bessel_functions(project):
    """Half n^2 k K F'' - k F' - r F = k has -k/r and powers of K times Bessel functions of its root as solutions."""
    lasting, squared = project.pace / project.rate, project.technical**2
    order, scale = 1 + 2 / squared, 2 / (squared * lasting)
    start = (project.payoff + lasting) * 2 * scale ** (order / 2) / gamma(order)

    def worth(cost, threshold):
        """Write the worth that falls to the threshold without a kink."""
        root, at_end = 2 * np.sqrt(scale * cost), 2 * np.sqrt(scale * threshold)
        rising = start * kv(order - 1, at_end) / iv(order - 1, at_end)
        return cost ** (order / 2) * (start * kv(order, root) + rising * iv(order, root)) - lasting

    low = threshold_without_doubt(project.payoff, project.rate, project.pace) / 2
    high = threshold_without_interest(project.payoff, project.technical)
    threshold = brentq(lambda each: worth(each, each), low, high)
    found = solve(project)
    assert found.threshold == pytest.approx(threshold, rel=1e-6)
    expected = worth(threshold / 2, threshold)
    assert found.worth(threshold / 2) == pytest.approx(expected, abs=1e-6 * project.payoff)


@settings(max_examples=20)
@given(projects())
def test_technical_uncertainty_raises_and_input_costs_lower_what_one_accepts(project):
    threshold = solve(project).threshold
    assert solve(replace(project, technical=project.technical + 0.1)).threshold > threshold
    assert solve(replace(project, input_cost=project.input_cost + 0.1)).threshold < threshold


def test_in_a_project_of_a_working_life_moving_input_costs_raise_what_one_accepts():
    """Where the paper's rule ends; the grid says so too."""
    project = Project(57, 0.125, 0.125, 0, 0.3)
    known = solve(replace(project, input_cost=0)).threshold
    assert solve(project).threshold > 1.2 * known
    assert on_a_grid(project, 4 * known)[0] > 1.2 * known


@settings(max_examples=15)
@given(projects(TECHNICAL, INPUT_COST), st.floats(0.05, 1.5))
def test_both_kinds_of_uncertainty_make_the_right_to_the_project_worth_more(project, part):
    cost = part * threshold_without_doubt(project.payoff, project.rate, project.pace)
    worth = solve(project).worth(cost)
    for less in ({"technical": project.technical / 2}, {"input_cost": project.input_cost / 2}):
        assert worth >= solve(replace(project, **less)).worth(cost) - 1e-6 * project.payoff
    assert 0 < worth < project.payoff


@settings(max_examples=20)
@given(projects(TECHNICAL))
def test_worth_meets_the_boundary_without_step_or_kink(project):
    found = solve(project)
    near = found.threshold * np.array([1 - 2e-4, 1 - 1e-4, 1, 1 + 1e-4, 1 + 2e-4])
    worth = np.array([found.worth(each) for each in near])
    slopes = np.diff(worth) / np.diff(near)
    assert np.abs(np.diff(slopes)).max() < 2e-3 * max(1, 1 / project.technical**2)
    assert found.worth(0) == project.payoff
    assert found.worth(1e-10 * project.payoff) == pytest.approx(project.payoff, rel=1e-6)


@settings(max_examples=8)
@given(projects(TECHNICAL, INPUT_COST), st.floats(0.1, 10))
def test_money_and_time_may_be_counted_in_other_units(project, unit):
    """A threshold is in money; a rate, a pace and a squared uncertainty of input costs are by the year."""
    threshold = solve(project).threshold
    money = replace(project, payoff=unit * project.payoff, pace=unit * project.pace)
    time = replace(
        project, rate=unit * project.rate, pace=unit * project.pace, input_cost=np.sqrt(unit) * project.input_cost
    )
    assert solve(money).threshold == pytest.approx(unit * threshold, rel=1e-6)
    assert solve(time).threshold == pytest.approx(threshold, rel=1e-6)


def test_nothing_uncertain_and_nothing_discounted_is_worth_payoff_less_cost():
    found = solve(Project(10, 0, 2, 0))
    assert (found.threshold, found.worth(4), found.worth(11)) == (10, 6, 0)
    assert (threshold_without_doubt(10, 0, 2), worth_without_interest(10, 4, 0)) == (10, 6)
    assert worth_without_interest(10, 12, 0.5) == 0


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"payoff": 0}, "payoff is 0: it must be above 0"),
        ({"payoff": np.inf}, "payoff is inf"),
        ({"pace": -1}, "pace is -1"),
        ({"rate": -0.01}, "rate is -0.01: it must be at least 0"),
        ({"technical": -1}, "technical is -1"),
        ({"technical": np.nan}, "technical is nan"),
        ({"input_cost": -0.1}, "input_cost is -0.1"),
        ({"rate": 0, "input_cost": 0.1}, "no interest while input costs move by 0.1"),
    ],
)
def test_a_project_that_has_no_answer_is_refused(changed, told):
    with pytest.raises(OutsideDomain, match=told):
        solve(replace(Project(10, 0.05, 2, 0.5), **changed))


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: threshold_without_interest(-10, 0.5), "payoff is -10"),
        (lambda: threshold_without_interest(10, -0.5), "technical is -0.5"),
        (lambda: worth_without_interest(10, -1, 0.5), "a cost to go of -1"),
        (lambda: threshold_without_doubt(10, -0.1, 2), "rate is -0.1"),
        (lambda: threshold_without_doubt(10, 0.1, 0), "pace is 0"),
        (lambda: solve(Project(10, 0.05, 2, 0)).worth(-1), "a cost to go of -1"),
        (lambda: solve(Project(10, 0.05, 2, 0.5)).worth(-1), "a cost to go of -1"),
    ],
)
def test_closed_forms_are_refused_where_they_do_not_hold(ask, told):
    with pytest.raises(OutsideDomain, match=told):
        ask()
