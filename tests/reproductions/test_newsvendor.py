"""Orders and commitments before demand is known, tried on simulated demand."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.newsvendor import (
    Trade,
    best_order,
    critical_ratio,
    demand_of,
    mean_profit,
    safe_commitment,
)
from tests.reproductions.rows import rows_of

TRADES = st.builds(
    lambda salvage, lost, margin: Trade(salvage + lost + margin, salvage + lost, salvage),
    st.floats(-5, 5),
    st.floats(0.1, 10),
    st.floats(0.1, 10),
)
DEMANDS = st.one_of(
    st.builds(lambda mean, part: stats.norm(mean, part * mean), st.floats(10, 200), st.floats(0.05, 0.3)),
    st.builds(lambda doubt, scale: stats.lognorm(doubt, scale=scale), st.floats(0.1, 1), st.floats(1, 100)),
    st.builds(stats.uniform, st.floats(0, 50), st.floats(1, 100)),
    st.builds(lambda shape, scale: stats.gamma(shape, scale=scale), st.floats(0.5, 20), st.floats(0.1, 10)),
    st.builds(stats.poisson, st.floats(0.5, 60)),
    st.builds(stats.binom, st.integers(1, 60), st.floats(0.05, 0.95)),
)
TRIED = (np.arange(20_000) + 0.5) / 20_000  # even odds, from the least to the most


def simulated_profit(demand, trade, quantity):
    """Sell what is asked for on each of many days, and salvage the rest."""
    asked = np.maximum(demand.ppf(TRIED), 0)
    sold = np.minimum(asked, quantity)
    return np.mean(trade.price * sold - trade.cost * quantity + trade.salvage * (quantity - sold))


def test_what_was_published_comes_out():
    rows = rows_of("newsvendor")
    assert len(rows) == 7
    assert [row for row in rows if row.is_miss] == []


@given(DEMANDS, TRADES, st.floats(0, 2))
def test_mean_profit_is_that_of_many_days(demand, trade, part):
    quantity = part * float(demand.mean())
    expected = simulated_profit(demand, trade, quantity)
    scale = (trade.price - trade.salvage) * float(demand.std())
    assert mean_profit(demand, trade, quantity) == pytest.approx(expected, abs=2e-3 * scale)


@given(DEMANDS, TRADES)
def test_no_other_order_earns_more(demand, trade):
    best = best_order(demand, trade)
    assert best.profit == mean_profit(demand, trade, best.quantity)
    others = np.linspace(0, float(demand.ppf(0.999)), 40)
    assert max(mean_profit(demand, trade, each) for each in others) <= best.profit + 1e-6 * abs(best.profit) + 1e-9


@given(DEMANDS, TRADES)
def test_demand_is_met_with_the_odds_that_prices_set(demand, trade):
    quantity = best_order(demand, trade).quantity
    assert demand.cdf(quantity) >= critical_ratio(trade) - 1e-9
    assert demand.cdf(quantity - 1e-6 * max(quantity, 1)) <= critical_ratio(trade) + 1e-3


@given(st.floats(10, 200), st.floats(0.05, 0.2), TRADES)
def test_with_normal_demand_profit_has_a_closed_form(mean, part, trade):
    z = stats.norm.ppf(critical_ratio(trade))
    expected = (trade.price - trade.cost) * mean - (trade.price - trade.salvage) * part * mean * stats.norm.pdf(z)
    order = best_order(stats.norm(mean, part * mean), trade)
    if order.quantity > 0:
        assert order.quantity == pytest.approx(mean * (1 + part * z))
        assert order.profit == pytest.approx(expected, rel=1e-6, abs=1e-6)


@given(DEMANDS, TRADES)
def test_one_orders_more_of_what_is_dear_and_of_what_can_be_salvaged(demand, trade):
    order = best_order(demand, trade).quantity
    dearer = Trade(2 * abs(trade.price) + trade.price, trade.cost, trade.salvage)
    safer = Trade(trade.price, trade.cost, trade.salvage + 0.5 * (trade.cost - trade.salvage))
    assert best_order(demand, dearer).quantity >= order
    assert best_order(demand, safer).quantity >= order
    assert best_order(demand, trade).profit <= (trade.price - trade.cost) * demand.mean() * (1 + 1e-9)


def test_of_a_sure_demand_just_that_is_ordered():
    order = best_order(stats.norm(100, 1e-6), Trade(10, 4, 1))
    assert order.quantity == pytest.approx(100, abs=1e-4)
    assert order.profit == pytest.approx(600, abs=1e-3)


@pytest.mark.parametrize(
    ("mean", "deviation", "trade", "order", "profit"),
    [
        (100, 300, Trade(1.2, 1, 0), 0.0, 0.0),  # 0.2.0 said a profit of -91.5 for ordering nothing
        (0.5, 0.5, Trade(3, 1, 0), 0.7153636, None),  # and counted days on which people brought papers back
        (-10, 1, Trade(3, 1, 0), 0.0, 0.0),
    ],
)
def test_who_orders_nothing_earns_nothing_and_demand_is_never_below_it(mean, deviation, trade, order, profit):
    demand = stats.norm(mean, deviation)
    best = best_order(demand, trade)
    assert best.quantity == pytest.approx(order, abs=1e-6)
    asked = np.maximum(demand.ppf(TRIED), 0)
    many_days = np.mean(trade.price * np.minimum(asked, order) - trade.cost * order)
    assert best.profit == pytest.approx(many_days if profit is None else profit, abs=1e-4)
    assert mean_profit(demand, trade, 0.0) == 0


def test_nothing_is_ordered_where_demand_is_mostly_returns():
    order = best_order(stats.norm(-5, 1), Trade(10, 4, 1))
    assert order.quantity == 0


COMMITMENTS = st.fixed_dictionaries(
    {"margin": st.floats(0.05, 1), "log_growth": st.floats(-1, 3), "doubt": st.floats(0.05, 1.5)}
)


@settings(max_examples=30)
@given(st.floats(0.005, 0.995), COMMITMENTS, st.floats(0.1, 100), st.integers(0, 1000))
def test_a_commitment_falls_short_with_the_odds_that_were_accepted(odds, given_, revenue, seed):
    committed = float(safe_commitment(odds, revenue=revenue, **given_))
    draws = 20_000
    shocks = np.random.default_rng(seed).standard_normal(draws)
    next_revenue = revenue * np.exp(given_["log_growth"] + given_["doubt"] * shocks)
    short = np.mean(given_["margin"] * next_revenue < committed)
    assert short == pytest.approx(odds, abs=4.5 * np.sqrt(odds * (1 - odds) / draws) + 1e-4)


@given(TRADES, st.floats(0.05, 1.5), st.floats(-1, 3))
def test_the_newsvendor_of_lognormal_demand_commits_as_a_lab_does_at_the_odds_of_his_prices(trade, doubt, growth):
    order = best_order(stats.lognorm(doubt, scale=np.exp(growth)), trade)
    committed = safe_commitment(critical_ratio(trade), margin=1, log_growth=growth, doubt=doubt)
    assert float(committed) == pytest.approx(order.quantity, rel=1e-9)


@given(COMMITMENTS, st.floats(0.01, 0.49))
def test_less_doubt_and_more_courage_commit_more(given_, odds):
    base = float(safe_commitment(odds, **given_))
    assert float(safe_commitment(odds, **{**given_, "doubt": given_["doubt"] / 2})) > base
    assert float(safe_commitment(odds + 0.01, **given_)) > base
    assert float(safe_commitment(0.5, **given_)) == pytest.approx(given_["margin"] * np.exp(given_["log_growth"]))


def test_many_odds_can_be_asked_at_once():
    odds = np.array([0.05, 0.2, 0.5])
    together = safe_commitment(odds, margin=0.5, doubt=0.5)
    apart = [float(safe_commitment(each, margin=0.5, doubt=0.5)) for each in odds]
    np.testing.assert_allclose(together, apart)


@pytest.mark.parametrize(
    ("price", "salvage"), [(4, 1), (3, 1), (10, 4), (10, 5), (np.nan, 1), (np.inf, 1), (10, np.nan), (10, -np.inf)]
)
@pytest.mark.parametrize(
    "ask",
    [
        critical_ratio,
        lambda trade: best_order(stats.norm(9, 1), trade),
        lambda trade: mean_profit(stats.norm(9, 1), trade, 1),
    ],
)
def test_prices_that_leave_nothing_to_weigh_are_refused(price, salvage, ask):
    with pytest.raises(OutsideDomain, match=f"a price of {price:g}, a cost of 4 and a salvage of {salvage:g}"):
        ask(Trade(price, 4, salvage))


@pytest.mark.parametrize(
    ("ask", "told"),
    [
        (lambda: mean_profit(stats.norm(9, 1), Trade(10, 4, 1), -1), "an order of -1"),
        (lambda: demand_of("nothing", {}), "no distribution 'nothing'"),
        (lambda: demand_of("norm", {"scale": -1}), "no distribution 'norm' with"),
        (lambda: demand_of("describe", {}), "no distribution 'describe'"),
        (lambda: safe_commitment(0, margin=0.5, doubt=0.5), "odds of 0"),
        (lambda: safe_commitment([0.5, 1], margin=0.5, doubt=0.5), "odds of 1"),
        (lambda: safe_commitment(1e-9, margin=0.5, doubt=0.5), "prudence is -5.9"),
        (lambda: safe_commitment(0.5, margin=1.5, doubt=0.5), "margin_for_commitment is 1.5"),
        (lambda: safe_commitment(0.5, margin=0.5, doubt=4), "revenue_doubt is 4"),
    ],
)
def test_what_cannot_be_is_refused(ask, told):
    with pytest.raises(OutsideDomain, match=told):
        ask()
