"""American puts: the published table, and three methods that must agree wherever one asks."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.longstaff_schwartz import (
    Put,
    _controlled,
    european_put,
    lattice_put,
    simulated_put,
    worked_example,
)
from sixteenth.reproductions.longstaff_schwartz import reproduce as compute
from sixteenth.reproductions.published import read_publication
from sixteenth.reproductions.reproduce import reproduce
from tests.data import DATA

PUBLICATION = read_publication("longstaff_schwartz")
CASES = [
    pytest.param(
        case, id=case.id, marks=[pytest.mark.slow] if case.given.get("draws") and case.given["years"] > 1 else []
    )
    for case in PUBLICATION.cases
]
PUTS = st.builds(
    Put,
    spot=st.floats(30, 50),
    strike=st.floats(30, 50),
    rate=st.floats(0, 0.15),
    volatility=st.floats(0.15, 0.6),
    years=st.sampled_from([0.5, 1.0, 2.0]),
    dates_a_year=st.sampled_from([2, 4, 6]),
)


@pytest.mark.parametrize("case", CASES)
def test_what_was_published_comes_out(case):
    rows = list(reproduce(replace(PUBLICATION, cases=(case,)), DATA))
    assert rows
    assert [row for row in rows if row.is_miss] == []


def test_a_simulated_value_comes_with_its_standard_error():
    found = compute(
        spot=36, strike=40, rate=0.06, volatility=0.2, years=1, dates_a_year=50, draws=4_000, seed=3, functions=3
    )
    assert 0 < found["American put, simulation: standard error"] < 0.01
    assert found["American put, simulation"] == pytest.approx(found["American put, lattice"], abs=0.05)


def by_integration(put):
    """Value the put by integrating over the normal move from each date to the next, on a fine grid of prices."""
    step = put.years / put.dates
    drift, spread = (put.rate - put.volatility**2 / 2) * step, put.volatility * np.sqrt(step)
    reach = 8 * put.volatility * np.sqrt(put.years) + abs(np.log(put.spot / put.strike)) + abs(drift) * put.dates
    grid = np.linspace(-reach, reach, 1_201)
    move = norm.cdf((grid + (grid[1] - grid[0]) / 2)[None, :], grid[:, None] + drift, spread)
    odds = np.diff(move, axis=1, prepend=0)
    now = np.maximum(put.strike - put.spot * np.exp(grid), 0)
    worth = now
    for _ in range(put.dates):
        worth = np.maximum(now, np.exp(-put.rate * step) * odds @ worth)
    return float(np.interp(0, grid, worth))


@settings(max_examples=12)
@given(PUTS)
def test_the_lattice_is_what_integration_gives(put):
    assert lattice_put(put, 200) == pytest.approx(by_integration(put), abs=0.01)


@settings(max_examples=20)
@given(PUTS, st.integers(0, 1000))
def test_simulation_is_what_the_lattice_gives_and_errs_low(put, seed):
    found, expected = simulated_put(put, draws=20_000, seed=seed), lattice_put(put)
    assert found.value < expected + 4.5 * found.standard_error + 0.005
    assert found.value > expected - 4.5 * found.standard_error - 0.04


@given(PUTS)
def test_the_closed_form_is_the_integral_of_the_payoff(put):
    spread = put.volatility * np.sqrt(put.years)
    drift = (put.rate - put.volatility**2 / 2) * put.years

    def payoff(shock):
        return (put.strike - put.spot * np.exp(drift + spread * shock)) * norm.pdf(shock)

    pays = (np.log(put.strike / put.spot) - drift) / spread
    expected = np.exp(-put.rate * put.years) * quad(payoff, -12, max(pays, -12))[0]
    assert european_put(put) == pytest.approx(expected, abs=1e-8)


@settings(max_examples=15)
@given(PUTS)
def test_a_put_is_worth_more_the_more_often_one_may_exercise_it(put):
    once = replace(put, dates_a_year=1 / put.years)
    twice, often = replace(put, dates_a_year=2 / put.years), replace(put, dates_a_year=8 / put.years)
    rarely, now_and_then, mostly = (lattice_put(each, 1_000 // each.dates) for each in (once, twice, often))
    assert rarely == pytest.approx(max(put.strike - put.spot, european_put(put)), abs=0.02)
    assert rarely <= now_and_then + 1e-9
    assert now_and_then <= mostly + 1e-9
    assert mostly <= put.strike


@given(st.floats(30, 50), st.floats(0.15, 0.6))
def test_without_interest_nobody_exercises_early(spot, volatility):
    put = Put(spot, 40, 0, volatility, 1, 8)
    assert lattice_put(put) == pytest.approx(european_put(put), abs=0.02)


@settings(max_examples=15)
@given(PUTS, st.floats(0.01, 100), st.integers(0, 1000))
def test_all_prices_may_be_in_another_currency(put, unit, seed):
    other = replace(put, spot=unit * put.spot, strike=unit * put.strike)
    assert european_put(other) == pytest.approx(unit * european_put(put), rel=1e-9)
    assert lattice_put(other, 10) == pytest.approx(unit * lattice_put(put, 10), rel=1e-9)
    one, two = (simulated_put(each, draws=400, seed=seed) for each in (put, other))
    assert two.value == pytest.approx(unit * one.value, rel=1e-6)


def test_a_put_deep_in_the_money_is_exercised_now():
    found = simulated_put(Put(20, 40, 0.06, 0.2, 1, 50), draws=4_000, seed=1)
    assert (found.value, found.standard_error, found.mean_years) == (20, 0, 0)


def test_more_dates_approach_continuous_exercise():
    """The grid matters: the table is that of 50 dates a year."""
    fifty, many = (lattice_put(Put(36, 40, 0.06, 0.2, 1, each), 4_000 // each) for each in (50, 2_000))
    assert fifty == pytest.approx(4.478, abs=1e-3)
    assert many == pytest.approx(4.486, abs=1e-3)


@settings(max_examples=12)
@given(st.floats(-1, 1), st.floats(-5, 5), st.floats(-0.9, 0.9), st.integers(0, 1000))
def test_the_standard_error_is_that_of_repeated_trials(expected, slope, alike, seed):
    """Pairs are the independent draws: with mirrored ones alike or opposed, and any slope on the control."""
    random = np.random.default_rng(seed)
    trials = []
    for _ in range(300):
        both = random.multivariate_normal([0, 0], [[1, alike], [alike, 1]], 50)
        control = expected + both.T.ravel()
        worth = 3 + slope * (control - expected) + random.normal(0, 1, 100)
        trials.append(_controlled(worth, control, expected, 0.0))
    values, stated = np.array([[each.value, each.standard_error] for each in trials]).T
    assert values.std(ddof=1) == pytest.approx(stated.mean(), rel=0.2)
    assert values.mean() == pytest.approx(3, abs=4.5 * stated.mean() / np.sqrt(300))


@settings(max_examples=10)
@given(PUTS, st.integers(0, 1000))
def test_the_control_variate_takes_noise_away_and_adds_no_value(put, seed):
    found = simulated_put(put, draws=8_000, seed=seed)
    assert found.standard_error <= found.uncontrolled_error
    assert found.standard_error < 0.4 * found.uncontrolled_error or found.uncontrolled_error < 0.02


@given(st.integers(0, 10_000))
def test_the_worked_example_holds_for_any_prices(seed):
    """Regression by NumPy's polynomials, step by step as the paper tells it."""
    prices = np.random.default_rng(seed).uniform(0.7, 1.3, (40, 4))
    prices[:, 0] = 1.0
    shrink = np.exp(-0.06)
    cash = np.maximum(1.1 - prices[:, 3], 0)
    for year in (2, 1):
        cash = shrink * cash
        inside = prices[:, year] < 1.1
        fit = np.polynomial.Polynomial.fit(prices[inside, year], cash[inside], 2)
        now = 1.1 - prices[:, year]
        cash = np.where(inside & (now > fit(prices[:, year])), now, cash)
    expected = max(shrink * cash.mean(), 0.1)
    american, european = worked_example(prices, strike=1.1, rate=0.06, degree=2)
    assert american == pytest.approx(expected)
    assert european == pytest.approx(np.exp(-0.18) * np.maximum(1.1 - prices[:, 3], 0).mean())


COMMON = Put(36, 40, 0.06, 0.2, 1, 50)


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"spot": 0}, "spot is 0"),
        ({"strike": -1}, "strike is -1"),
        ({"volatility": 0}, "volatility is 0"),
        ({"years": np.inf}, "years is inf"),
        ({"years": np.nan}, "years is nan"),
        ({"dates_a_year": 0}, "dates_a_year is 0"),
        ({"rate": np.nan}, "rate is nan"),
        ({"years": 0.25, "dates_a_year": 2}, "0.25 years hold 0.5 dates"),
        ({"years": 1.01}, "1.01 years hold 50.5 dates"),
    ],
)
@pytest.mark.parametrize("method", [european_put, lattice_put, lambda put: simulated_put(put, draws=8, seed=1)])
def test_a_put_that_cannot_be_is_refused(changed, told, method):
    with pytest.raises(OutsideDomain, match=told):
        method(replace(COMMON, **changed))


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: lattice_put(COMMON, 0), "0 steps a date"),
        (lambda: lattice_put(Put(36, 40, 0.9, 0.05, 1, 1), 1), "odds of an up-move"),
        (lambda: simulated_put(COMMON, draws=4, seed=1), "4 draws"),
        (lambda: simulated_put(COMMON, draws=1_002, seed=1), "1002 draws"),
        (lambda: simulated_put(COMMON, draws=8, seed=1, functions=0), "0 functions"),
    ],
)
def test_a_method_that_cannot_work_is_refused(ask, told):
    with pytest.raises(OutsideDomain, match=told):
        ask()
