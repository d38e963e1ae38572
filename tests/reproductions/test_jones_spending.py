"""Jones 2025 and its opponents: the best share against brute force, a crossing against a walk in small steps."""

from dataclasses import replace
from math import exp, inf, nan

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.jones_spending import (
    Crossing,
    Danger,
    best_share,
    effectiveness_that_asks_for_most,
    hazard_at,
    loss,
    risk_left,
    risk_of_crossing,
    safest_speed,
    worth_of_averting,
)
from sixteenth.reproductions.published import read_publication
from tests.reproductions.rows import rows_of

shares = st.floats(0.01, 1)
values = st.floats(1, 500)
dangers = st.builds(Danger, shares, shares, st.floats(0.01, 100), st.floats(1, 50))
crossings = st.builds(
    Crossing, st.floats(0.1, 10), st.floats(0.001, 0.5), st.floats(0.001, 0.5), st.floats(1.05, 4) | st.just(1.0)
)
speeds = st.floats(0.2, 5)


def test_every_published_number_comes_out():
    rows = rows_of("jones_spending")
    assert len(rows) > len(read_publication("jones_spending").cases)
    assert [row for row in rows if not row.is_ok] == []


@given(dangers, values)
def test_no_other_share_of_income_loses_less(danger, value):
    best = best_share(danger, value)
    others = np.linspace(0, 1, 2001)
    losses = [loss(danger, value, share) for share in others]
    assert loss(danger, value, best) <= min(losses) + 1e-12
    assert best == pytest.approx(others[np.argmin(losses)], abs=1 / 2000)


@given(dangers, values)
def test_at_the_best_share_the_last_dollar_averts_as_much_as_it_costs(danger, value):
    best = best_share(danger, value)
    assume(1e-4 < best < 1 - 1e-4)
    step = 1e-5
    slope = (loss(danger, value, best + step) - loss(danger, value, best - step)) / (2 * step)
    assert slope == pytest.approx(0, abs=1e-3 * danger.years)


@given(shares, shares, values)
def test_spending_rises_and_then_falls_with_how_well_money_works(risk, avertible, value):
    at_stake = risk * avertible * value
    peak = effectiveness_that_asks_for_most(risk, avertible, value)
    years = 1 + at_stake  # long enough that the best share stays below 1

    def share(effectiveness):
        return best_share(Danger(risk, avertible, effectiveness, years), value)

    before = [share(peak * part) for part in (0.2, 0.36, 0.37, 0.5, 0.8, 1)]
    after = [share(peak * times) for times in (1, 1.5, 3, 10, 1000)]
    assert before == sorted(before)
    assert after == sorted(after, reverse=True)
    assert before[1] == 0 < before[2]  # nothing at all below 1 / what is at stake, that is peak / e
    assert after[-1] < after[0] == pytest.approx(at_stake / (np.e * years))


@given(dangers, values)
def test_a_higher_value_of_life_or_risk_never_asks_for_less(danger, value):
    more_valued = best_share(danger, 2 * value)
    assert more_valued >= best_share(danger, value)
    riskier = replace(danger, risk=min(2 * danger.risk, 1))
    assert best_share(riskier, value) >= best_share(danger, value)
    assert worth_of_averting(danger.risk, 2 * value) == pytest.approx(2 * worth_of_averting(danger.risk, value))


@given(dangers)
def test_what_cannot_be_averted_is_left(danger):
    left = [risk_left(danger, share) for share in (0, 0.25, 0.5, 1)]
    assert left == sorted(left, reverse=True)
    assert left[0] == pytest.approx(danger.risk)
    assert left[-1] >= danger.risk * (1 - danger.avertible)


@given(crossings, speeds)
def test_a_crossing_walked_in_small_steps_of_time_runs_the_same_risk(crossing, speed):
    steps = 4000
    time = crossing.distance / speed / steps
    where, alive = 0.0, 1.0
    for _ in range(steps):
        before, where = where, where + speed * time
        alive *= exp(-crossing.waiting * time) * exp(
            -crossing.stepping * speed ** (crossing.haste - 1) * (where - before)
        )
    assert where == pytest.approx(crossing.distance)
    assert risk_of_crossing(crossing, speed) == pytest.approx(1 - alive, abs=1e-9)


@given(crossings, speeds, st.floats(1.01, 3))
def test_acceleration_lowers_the_risk_of_the_way_below_the_safest_speed_and_raises_it_above(crossing, speed, faster):
    safest = safest_speed(crossing)
    slow, fast = risk_of_crossing(crossing, speed), risk_of_crossing(crossing, speed * faster)
    assert hazard_at(crossing, speed * faster) > hazard_at(crossing, speed)  # at each moment speed is worse
    if speed * faster <= safest:
        assert fast < slow or fast > 1 - 1e-9
    if speed >= safest:
        assert fast > slow or slow > 1 - 1e-9  # where the end is all but sure, numbers tell no difference


def test_both_signs_of_acceleration_occur():
    one_by_one, at_once = Crossing(2, 0.05, 0.02, 1), Crossing(2, 0.05, 0.02, 3)
    assert risk_of_crossing(one_by_one, 2) < risk_of_crossing(one_by_one, 1)
    assert risk_of_crossing(at_once, 2) > risk_of_crossing(at_once, 1)


@given(crossings)
def test_the_safest_speed_is_the_best_of_a_grid(crossing):
    safest = safest_speed(crossing)
    grid = np.geomspace(1e-3, 1e3, 400)
    risks = [risk_of_crossing(crossing, speed) for speed in grid]
    if safest == inf:
        assert crossing.haste == 1
        assert np.argmin(risks) == len(grid) - 1
    elif grid[0] <= safest <= grid[-1]:
        assert risk_of_crossing(crossing, safest) <= min(risks) + 1e-12


@given(st.floats(0.1, 10), st.floats(0.001, 0.5), speeds, speeds)
def test_where_only_steps_are_dangerous_and_haste_is_no_matter_speed_is_none(distance, stepping, speed, other):
    way = Crossing(distance, 0, stepping, 1)
    assert risk_of_crossing(way, speed) == pytest.approx(risk_of_crossing(way, other), rel=1e-12)


def test_where_nothing_waits_the_slowest_is_the_safest():
    assert safest_speed(Crossing(1, 0, 0.1, 2)) == 0


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (lambda: Danger(-0.1, 1, 1, 1), "a risk of -0.1"),
        (lambda: Danger(1.1, 1, 1, 1), "a risk of 1.1"),
        (lambda: Danger(0.1, nan, 1, 1), "an avertible part of nan"),
        (lambda: Danger(0.1, 1, 0, 1), "an effectiveness of 0"),
        (lambda: Danger(0.1, 1, 1, inf), "inf years"),
        (lambda: risk_left(Danger(0.1, 1, 1, 1), 1.5), "a share of income of 1.5"),
        (lambda: best_share(Danger(0.1, 1, 1, 1), -1), "a value of life of -1"),
        (lambda: worth_of_averting(2, 1), "a risk of 2"),
        (lambda: effectiveness_that_asks_for_most(0.1, 0, 100), "0 years of income at stake"),
        (lambda: Crossing(0, 1, 1), "a distance of 0"),
        (lambda: Crossing(1, -1, 1), "a hazard of waiting of -1"),
        (lambda: Crossing(1, 1, inf), "a hazard of stepping of inf"),
        (lambda: Crossing(1, 1, 1, -1), "an exponent of haste of -1"),
        (lambda: risk_of_crossing(Crossing(1, 1, 1), 0), "a speed of 0"),
    ],
)
def test_outside_its_domain_it_says_so(asked, told):
    with pytest.raises(OutsideDomain, match=told):
        asked()
