"""Cournot's oligopoly: as derived, and where each seller's best reply to the others is what it offers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.cournot import cournot, price_at_steady_elasticity
from tests.reproductions.rows import assert_all_come_out

SELLERS = st.integers(1, 12)


def test_what_is_known_comes_out():
    assert_all_come_out("cournot")


@given(st.floats(2, 50), st.floats(0.05, 0.9), SELLERS, st.floats(0.1, 5))
def test_no_seller_would_rather_offer_another_quantity(choke_price, part, sellers, slope):
    cost = part * choke_price
    found = cournot(choke_price, cost, sellers, slope)
    others = (sellers - 1) * found.quantity

    def loss(quantity: float) -> float:
        return -quantity * (choke_price - slope * (others + quantity) - cost)

    best = minimize_scalar(loss, bounds=(0, choke_price / slope), method="bounded", options={"xatol": 1e-10})
    assert found.quantity == pytest.approx(best.x, rel=1e-5)
    assert found.price == pytest.approx(choke_price - slope * sellers * found.quantity, rel=1e-12)


@given(st.floats(1.05, 6), st.floats(0.1, 10), SELLERS)
def test_at_steady_elasticity_no_seller_would_rather_offer_another_quantity(elasticity, cost, sellers):
    price = price_at_steady_elasticity(elasticity, cost, sellers)
    each = price**-elasticity / sellers

    def loss(times: float) -> float:
        return -times * each * (((sellers - 1 + times) * each) ** (-1 / elasticity) - cost)

    best = minimize_scalar(loss, bounds=(0.5, 2), method="bounded", options={"xatol": 1e-10})
    assert best.x == pytest.approx(1, abs=1e-4)


def test_many_sellers_ask_what_it_costs():
    assert cournot(10, 1, 10_000).price == pytest.approx(1, abs=1e-3)
    assert price_at_steady_elasticity(2, 1, 10_000) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize(
    ("choke_price", "cost", "sellers", "told"),
    [(10, 1, 0, "0 sellers"), (10, 1, 1.5, "1.5 sellers"), (10, 10, 2, "a cost of 10"), (10, 0, 2, "a cost of 0")],
)
def test_what_is_no_oligopoly_is_refused(choke_price, cost, sellers, told):
    with pytest.raises(OutsideDomain, match=told):
        cournot(choke_price, cost, sellers)


@pytest.mark.parametrize(
    ("elasticity", "cost", "sellers", "told"),
    [(0.5, 1, 2, "an elasticity of 0.5"), (1.5, 0, 2, "a cost of 0"), (1.5, 1, -1, "-1 sellers")],
)
def test_a_price_without_end_is_refused(elasticity, cost, sellers, told):
    with pytest.raises(OutsideDomain, match=told):
        price_at_steady_elasticity(elasticity, cost, sellers)


def test_a_slope_that_is_none_is_refused():
    with pytest.raises(OutsideDomain, match="demand_slope is 0"):
        cournot(10, 1, 2, 0.0)
