"""Waiting to invest: the closed form against a lattice, simulation, the equation it solves and its limits."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq, minimize_scalar

from sixteenth.errors import OutsideDomain
from sixteenth.measures.optimal_stopping import Futures, powers, stop_optimally
from sixteenth.reproductions.dixit_pindyck import Waiting, power, threshold_ratio, worth_of_waiting
from tests.reproductions.rows import rows_of

WAITINGS = st.builds(Waiting, st.floats(0.01, 0.2), st.floats(0.01, 0.2), st.floats(0.05, 0.6))


def test_what_was_published_comes_out():
    rows = rows_of("dixit_pindyck")
    assert len(rows) == 4
    assert [row for row in rows if row.is_miss] == []


@given(WAITINGS)
def test_the_power_is_the_larger_root_of_the_quadratic(waiting):
    """The right is worth interest on itself: s^2 b (b - 1) / 2 + (r - d) b - r = 0."""

    def quadratic(b):
        return waiting.volatility**2 * b * (b - 1) / 2 + (waiting.rate - waiting.payout) * b - waiting.rate

    assert power(waiting) == pytest.approx(brentq(quadratic, 1, 1e4), rel=1e-9)


@given(WAITINGS, st.floats(0.1, 10), st.floats(0.05, 1.5))
def test_no_other_threshold_makes_the_right_worth_more(waiting, cost, part):
    """Who invests at some threshold has there what it leaves, and before it the discounted odds of reaching it."""
    worth = part * threshold_ratio(waiting) * cost
    expected = worth_of_waiting(waiting, worth, cost)
    b = power(waiting)

    def loss(ratio):
        return -(ratio - 1) * cost * (worth / (ratio * cost)) ** b

    best = minimize_scalar(loss, bounds=(max(1, worth / cost), 100 * threshold_ratio(waiting)), method="bounded")
    assert expected >= -best.fun - 1e-9 * cost
    assert expected == pytest.approx(-best.fun, rel=1e-3, abs=1e-6)


def on_a_lattice(waiting, worth, cost, years, steps):
    """Value the right on a binomial lattice of so many years (Cox, Ross and Rubinstein), with the boundary of now."""
    step = years / steps
    up = np.exp(waiting.volatility * np.sqrt(step))
    odds = (np.exp((waiting.rate - waiting.payout) * step) - 1 / up) / (up - 1 / up)
    shrink = np.exp(-waiting.rate * step)
    right = np.maximum(worth * up ** np.arange(-steps, steps + 1, 2.0) - cost, 0)
    for at in reversed(range(steps)):
        pays = worth * up ** np.arange(-at, at + 1, 2.0) - cost
        right = np.maximum(pays, shrink * (odds * right[1:] + (1 - odds) * right[:-1]))
    return float(right[0])


FAST = st.builds(Waiting, st.floats(0.1, 0.3), st.floats(0.1, 0.3), st.floats(0.2, 0.6))


@settings(max_examples=15)
@given(FAST, st.floats(0.3, 1.2))
def test_the_right_is_worth_what_a_long_lattice_says(waiting, part):
    """Rates are high, so that forty years are for ever."""
    worth = part * threshold_ratio(waiting)
    expected = on_a_lattice(waiting, worth, 1, years=40, steps=1_500)
    assert worth_of_waiting(waiting, worth, 1) == pytest.approx(expected, rel=0.01, abs=0.003)


def test_a_rule_learnt_from_simulated_futures_finds_the_same():
    """On ten dates a year the right is worth a little less than at any time, and the learnt rule errs low."""
    waiting, random = Waiting(0.25, 0.25, 0.4), np.random.default_rng(4)
    dates, draws, step = 150, 4_000, 0.1

    def futures():
        shocks = random.standard_normal((dates, draws // 2))
        shocks = waiting.volatility * np.sqrt(step) * np.concatenate([shocks, -shocks], axis=1)
        moves = np.cumsum((waiting.rate - waiting.payout - waiting.volatility**2 / 2) * step + shocks, axis=0)
        worth = np.exp(np.concatenate([np.zeros((1, draws)), moves]))
        return Futures(np.log(worth), np.maximum(worth - 1, 0), np.exp(-waiting.rate * step * np.arange(dates + 1)))

    found = stop_optimally(futures(), powers(2), valued_on=futures())
    expected = worth_of_waiting(waiting, 1, 1)
    assert found.value == pytest.approx(expected, abs=4 * found.standard_error + 0.01)
    assert found.value < expected + 4 * found.standard_error


@given(WAITINGS, st.floats(0.1, 10))
def test_worth_meets_the_threshold_without_step_or_kink(waiting, cost):
    threshold = threshold_ratio(waiting) * cost
    near = threshold * np.array([1 - 1e-5, 1, 1 + 1e-5])
    worth = np.array([worth_of_waiting(waiting, each, cost) for each in near])
    np.testing.assert_allclose(np.diff(worth) / np.diff(near), 1, atol=1e-3)
    assert worth[1] == pytest.approx(threshold - cost)


@given(WAITINGS, st.floats(0, 5))
def test_more_doubt_asks_for_more_and_a_higher_payout_for_less(waiting, worth):
    ratio, right = threshold_ratio(waiting), worth_of_waiting(waiting, worth, 1)
    doubtful = replace(waiting, volatility=1.2 * waiting.volatility)
    costly = replace(waiting, payout=1.2 * waiting.payout)
    assert threshold_ratio(doubtful) > ratio > threshold_ratio(costly) > 1
    assert worth_of_waiting(doubtful, worth, 1) >= right >= worth_of_waiting(costly, worth, 1)
    assert max(worth - 1, 0) <= right <= worth


@given(st.floats(0.01, 0.2), st.floats(0.01, 0.2))
def test_without_doubt_one_waits_only_for_what_grows(rate, payout):
    """In the limit V* / I is r / d where worth grows, else 1."""
    ratio = threshold_ratio(Waiting(rate, payout, 1e-5))
    assert ratio == pytest.approx(max(rate / payout, 1), rel=1e-3)


def test_without_interest_the_right_still_has_a_price():
    assert power(Waiting(0, 0.04, 0.2)) == pytest.approx(1 + 2 * 0.04 / 0.2**2)
    assert worth_of_waiting(Waiting(0.04, 0.04, 0.2), 0, 1) == 0


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: power(Waiting(0.04, 0, 0.2)), "payout is 0"),
        (lambda: power(Waiting(0.04, 0.04, 0)), "volatility is 0"),
        (lambda: threshold_ratio(Waiting(-0.01, 0.04, 0.2)), "rate is -0.01"),
        (lambda: threshold_ratio(Waiting(np.nan, 0.04, 0.2)), "rate is nan"),
        (lambda: worth_of_waiting(Waiting(0.04, 0.04, 0.2), -1, 1), "a project worth -1"),
        (lambda: worth_of_waiting(Waiting(0.04, 0.04, 0.2), 1, 0), "a cost of 0"),
        (lambda: worth_of_waiting(Waiting(0.04, 0.04, np.inf), 1, 1), "volatility is inf"),
    ],
)
def test_what_cannot_be_is_refused(ask, told):
    with pytest.raises(OutsideDomain, match=told):
        ask()
