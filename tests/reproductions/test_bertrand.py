"""Bertrand-Nash prices: as published, and in any market as a root finder has them from choice probabilities alone."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import brentq, fsolve
from scipy.special import lambertw

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.bertrand import bertrand
from tests.reproductions.rows import assert_all_come_out

QUALITIES = st.lists(st.floats(-1, 3), min_size=2, max_size=4)


def nested_shares(appeal: Any, nests: Any, alike: Any, outside: float) -> Any:
    """Return the choice probabilities of nested logit with an outside option, from the definition."""
    weights = np.exp(appeal / (1 - alike[nests]))
    inside = np.array([weights[nests == nest].sum() for nest in range(len(alike))])
    pulls = inside ** (1 - alike)
    return weights / inside[nests] * (pulls / (pulls.sum() + outside))[nests]


def root_found(qualities: Any, owner: Any, nests: Any, alike: Any, sensitivity: float, outside: float = 1.0) -> Any:
    """Solve all firms' first-order conditions for one price a firm, with derivatives off the real line."""
    firms, step = owner.max() + 1, 1e-30

    def profit(prices: Any) -> Any:
        sold = nested_shares(qualities - sensitivity * prices[owner], nests[owner], alike, outside)
        return np.array([((prices[owner] - 1) * sold)[owner == firm].sum() for firm in range(firms)])

    def conditions(prices: Any) -> Any:
        moved = [profit(prices + 1j * step * np.eye(firms)[firm])[firm].imag / step for firm in range(firms)]
        sold = nested_shares(qualities - sensitivity * prices[owner], nests[owner], alike, outside)
        return np.array(moved) / np.bincount(owner, weights=sold)

    start = 1 + 1 / sensitivity * np.ones(firms)
    found, _, flag, told = fsolve(conditions, start, xtol=1e-11, full_output=True)
    assert flag == 1 or np.abs(conditions(found)).max() < 1e-9, told
    return found


def test_what_was_published_comes_out():
    assert_all_come_out("bertrand")


def monopoly_price(quality: float) -> float:
    """Return the closed form by Lambert's W, whose logarithm is solved for where its argument would overflow."""
    exponent = quality - 2
    if exponent < 500:
        return float(2 + lambertw(np.exp(exponent)).real)
    return float(2 + brentq(lambda w: w + np.log(w) - exponent, 1, exponent))


@pytest.mark.parametrize("quality", [-1e6, -5, 0, 3, 20, 38, 40, 100, 1000, 1800])
def test_one_firm_of_any_quality_asks_what_the_closed_form_says(quality):
    """From 40 on 0.2.0 said `markup is nan`; at 40 it is 36.460."""
    found = bertrand([quality])
    assert found.prices[0] == pytest.approx(monopoly_price(quality), rel=1e-9)
    assert 1 - found.shares[0] == pytest.approx(1 / (found.prices[0] - 1), rel=1e-6)  # its first-order condition


@pytest.mark.parametrize("lead", [0.0, 10.0, 500.0, 1e6])
def test_only_what_is_better_than_the_next_best_counts(lead):
    """A loser may be as bad as it will, and two good offers as good."""
    assert bertrand([-lead, 1.0]).prices[1] == pytest.approx(bertrand([-lead - 40, 1.0]).prices[1], abs=0.2)
    if lead < 1e3:
        both = bertrand([lead + 50, lead + 50])
        assert both.prices == pytest.approx([3.0, 3.0], rel=1e-9)
        assert both.shares == pytest.approx([0.5, 0.5], rel=1e-9)


@pytest.mark.parametrize("sensitivity", [1e-3, 0.01, 1.0, 100.0])
def test_a_price_is_felt_in_any_unit_of_money(sensitivity):
    """Prices and cost a thousand times as large, each a thousandth as much felt, are the same market."""
    own, other = bertrand([3.0, 2.0], sensitivity=sensitivity, cost=1 / sensitivity), bertrand([3.0, 2.0])
    assert own.prices * sensitivity == pytest.approx(other.prices, rel=1e-8)
    assert own.shares == pytest.approx(other.shares, rel=1e-8)


def test_a_great_weight_of_not_buying_is_like_worse_offers():
    assert bertrand([3.0, 2.0], outside=50.0).prices == pytest.approx(
        bertrand([3.0 - np.log(50), 2.0 - np.log(50)]).prices, rel=1e-8
    )


@settings(max_examples=15)
@given(QUALITIES, st.floats(0.5, 2), st.floats(0, 0.8))
def test_firms_of_any_quality_price_as_a_root_finder_finds(qualities, sensitivity, similarity):
    own = np.arange(len(qualities))
    expected = root_found(np.array(qualities), own, 0 * own, np.array([similarity]), sensitivity)
    found = bertrand(qualities, sensitivity=sensitivity, similarity=similarity)
    np.testing.assert_allclose(found.prices, expected, rtol=1e-6)
    sold = nested_shares(np.array(qualities) - sensitivity * expected, 0 * own, np.array([similarity]), 1.0)
    np.testing.assert_allclose(found.shares, sold, atol=1e-6)


@settings(max_examples=12)
@given(st.lists(st.floats(-1, 3), min_size=4, max_size=4), st.lists(st.floats(0, 0.7), min_size=2, max_size=2))
def test_firms_in_nests_price_as_a_root_finder_finds(qualities, alike):
    own, nests = np.arange(4), np.array([0, 0, 1, 1])
    expected = root_found(np.array(qualities), own, nests, np.array(alike), 1.0)
    found = bertrand(qualities, similarity=alike, nests=nests)
    np.testing.assert_allclose(found.prices, expected, rtol=1e-6)


@settings(max_examples=12)
@given(st.lists(st.floats(-1, 3), min_size=4, max_size=4), st.floats(0, 0.7))
def test_firms_of_several_products_price_as_a_root_finder_finds(qualities, similarity):
    owner = np.array([0, 0, 1, 1])
    expected = root_found(np.array(qualities), owner, np.array([0, 0]), np.array([similarity]), 1.0)
    found = bertrand(np.array(qualities).reshape(2, 2), similarity=similarity)
    np.testing.assert_allclose(found.prices, expected, rtol=1e-6)


@settings(max_examples=10)
@given(st.floats(0, 3), st.floats(0.5, 3))
def test_a_price_is_in_the_units_of_its_cost(quality, cost):
    plain, dear = bertrand([quality, 1.0]), bertrand([quality, 1.0], cost=cost, sensitivity=1 / cost)
    np.testing.assert_allclose(dear.prices, cost * plain.prices, rtol=1e-9)
    np.testing.assert_allclose(dear.shares, plain.shares, rtol=1e-9)


def test_more_rivals_and_more_alike_ones_ask_less():
    by_count = [bertrand([2.0] * firms).prices[0] for firms in (1, 2, 4, 8)]
    by_similarity = [bertrand([2.0] * 3, similarity=alike).prices[0] for alike in (0.0, 0.5, 0.9, 0.99)]
    assert all(np.diff(by_count) < 0)
    assert all(np.diff(by_similarity) < 0)
    assert by_similarity[-1] < 1.02


def test_a_firm_without_weight_asks_one_over_the_sensitivity_more_than_cost():
    found = bertrand([-30.0, 2.0], sensitivity=1.6)
    assert found.prices[0] == pytest.approx(1 + 1 / 1.6, abs=1e-9)


def test_on_the_log_scale_shares_are_of_spending():
    found = bertrand([1.0, 1.0], sensitivity=2.0, scale="log", outside=0.0)
    np.testing.assert_allclose(found.shares, 0.5)
    np.testing.assert_allclose(found.prices, 1 + 1 / (2.0 * 0.5))


@pytest.mark.parametrize(
    ("given_", "told"),
    [
        ({"qualities": [1.0], "sensitivity": 0.0}, "a sensitivity of 0"),
        ({"qualities": [1.0], "cost": -1.0}, "a cost of -1"),
        ({"qualities": [5000.0]}, "qualities up to 5000: an offer can be 1,900 units of the logit better"),
        ({"qualities": [1.0], "sensitivity": 30.0, "scale": "log"}, "a sensitivity of 30: on the log scale"),
        ({"qualities": [1.0, 1.0], "similarity": 1.0}, "a similarity outside 0 to 0.99"),
        ({"qualities": [1.0, 1.0], "similarity": [0.1, -0.1], "nests": [0, 1]}, "a similarity outside 0 to 0.99"),
        ({"qualities": []}, "no firm"),
        ({"qualities": [float("nan")]}, "no numbers"),
        ({"qualities": [1.0, 1.0], "nests": [0, 2], "similarity": 0.0}, "none left out"),
        ({"qualities": [1.0, 1.0], "nests": [0], "similarity": 0.0}, "as many nests as firms"),
        ({"qualities": [1.0], "outside": 0.0}, "everybody must buy"),
        ({"qualities": [1.0], "outside": -1.0}, "a weight of not buying"),
    ],
)
def test_what_is_no_market_is_refused(given_, told):
    with pytest.raises(OutsideDomain, match=told):
        bertrand(**given_)
