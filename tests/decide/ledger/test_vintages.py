"""Models as investments: accounts settled by hand, and what the world's own balances say."""

import numpy as np
import pytest

from sixteenth.decide.ledger.vintages import account, has_vintages, succession, vintages
from tests.world.futures import Futures, central, shaken

RATE = 0.1
YEAR_OF_COST = np.repeat([[1.0], [0.0], [0.0]], 12, axis=0)
BELIEFS = {"required_return": 0.1, "stop_probability_before_sale": 0.12}


@pytest.fixture(scope="module")
def futures() -> Futures:
    return shaken(0)


def test_an_account_is_settled():
    earned = np.repeat([[0.0], [2.0], [0.0]], 12, axis=0) * 100
    found = account(earned, 100 * YEAR_OF_COST, RATE)
    assert found.payback == (2.0, 2.0, 2.0)
    assert (found.paid_back_of_100, found.months_to_payback) == (100.0, 18.0)
    assert found.yearly_return == pytest.approx(1.0, abs=1e-9)
    assert found.deepest_hole == -1200
    weights = 1.1 ** (-np.arange(24) / 12)
    assert found.net_present_value == pytest.approx(200 * weights[12:].sum() - 100 * weights[:12].sum())


def test_waiting_before_development_changes_no_present_value():
    late_cost, late_earned = np.roll(YEAR_OF_COST, 12, axis=0), np.roll(np.roll(YEAR_OF_COST, 12, axis=0), 12, axis=0)
    early = account(100 * np.roll(YEAR_OF_COST, 12, axis=0), 50 * YEAR_OF_COST, RATE)
    late = account(100 * late_earned, 50 * late_cost, RATE)
    assert late.net_present_value == pytest.approx(early.net_present_value)
    assert late.months_to_payback == early.months_to_payback


def test_all_lost_is_a_return_of_minus_one():
    found = account(0 * YEAR_OF_COST, 100 * YEAR_OF_COST, RATE)
    assert (found.yearly_return, found.months_to_payback, found.paid_back_of_100) == (-1.0, None, 0.0)


def test_half_of_the_futures_may_pay_back():
    earned = np.roll(YEAR_OF_COST, 12, axis=0) * np.array([[50.0, 300.0]])
    found = account(earned, 100 * YEAR_OF_COST * np.ones((1, 2)), RATE)
    assert found.paid_back_of_100 == 50
    assert found.payback == pytest.approx((0.625, 1.75, 2.875))


def test_accounts_are_the_worlds_own(futures):
    closing = futures.result.closing
    for line in vintages(futures.result, 0, RATE)[:-1]:
        slot = futures.result.labels["vintage"].index(line.model)
        own = closing["development_to_date"][0, slot] >= 1
        cost, earned = closing["development_to_date"][0, slot, own], closing["gross_profit_to_date"][0, slot, own]
        added = closing["incremental_gross_profit_to_date"][0, slot, own]
        assert line.incremental is not None
        assert line.futures == own.sum()
        assert line.development == pytest.approx(np.median(cost))
        assert line.gross.payback[1] == pytest.approx(np.median(earned / cost))
        assert line.incremental.payback[1] == pytest.approx(np.median(added / cost))
        assert line.gross.deepest_hole == pytest.approx(
            np.median(closing["model_peak_cumulative_deficit"][0, slot, own])
        )
        is_back = earned - cost > -1
        months = closing["months_to_payback"][0, slot, own][is_back]
        assert line.gross.paid_back_of_100 == pytest.approx(100 * is_back.mean())
        assert line.gross.months_to_payback == (np.median(months) if months.size else None)


def test_what_serving_costs_beside_a_model_is_shared_by_sales(futures):
    """Over all models, contributions are gross profit less all that free users, partners and support cost."""
    shared = sum(futures[name][:, 0] for name in ("free_users_cost", "partners_share", "support"))
    revenue = np.maximum(futures["company_revenue"][:, 0], 1)
    earned = futures["gross_profit"][:, 0] - futures["revenue"][:, 0] * (shared / revenue)[:, None]
    for line in vintages(futures.result, 0, RATE)[:-1]:
        slot = futures.result.labels["vintage"].index(line.model)
        own = futures["development_cost"][:, 0, slot].sum(axis=0) >= 1
        cost = futures["development_cost"][:, 0, slot][:, own].sum(axis=0)
        assert line.contribution is not None
        assert line.contribution.payback[1] == pytest.approx(np.median(earned[:, slot][:, own].sum(axis=0) / cost))
        gross = line.gross.payback[1]
        assert line.contribution.payback[1] < gross or gross == 0  # of the last ones half have sold nothing yet


def test_what_began_before_the_run_or_outlasts_it_is_not_whole(futures):
    found = vintages(futures.result, 0, RATE)
    assert (found[0].begun_before, found[0].is_whole) == (True, False)
    assert (found[-1].unfinished_of_100, found[-1].is_whole) == (100.0, False)
    assert found[3].is_whole
    assert found[1].begun > found[0].begun


def test_models_take_from_each_other_and_the_closed_form_says_what_that_asks(futures):
    found = succession(futures.result, 0, central().world, BELIEFS)
    assert found is not None
    assert 0 < found.kept[0] < found.kept[1] < found.kept[2] < 1
    assert found.revenue_multiple[0] > 0
    assert found.break_even_margin[1] > 0
    margin = 1 - futures["company_serving_cost"][:, 0].sum(axis=0) / futures["company_revenue"][:, 0].sum(axis=0)
    assert found.serving_margin[1] == pytest.approx(np.median(margin))


def test_a_world_without_a_shelf_has_no_succession(futures):
    fewer = futures.result.select("revenue", "gross_profit", "development_cost", "company_revenue")
    assert has_vintages(fewer)
    assert succession(fewer, 0, central().world, BELIEFS) is None
    assert vintages(fewer, 0, RATE)[0].incremental is None
    assert vintages(fewer, 0, RATE)[0].contribution is None
    assert not has_vintages(futures.result.select("revenue"))
