"""What must hold in every future of the world, whatever is assumed: books, cash, shares, shelves, caps and endings.

Each test looks at random scenarios: all levers of the central one moved by a third or so within their cards, half of
them made hard enough to ruin labs. Runs are on NumPy, in float64.
"""

from dataclasses import replace

import numpy as np
import pytest

from sixteenth.engine.draws.draw import median_of
from tests.world.futures import Futures, central, run_all, shake, shaken, sum_over_axis, with_points

SEEDS = range(6)
EXACT = 1e-9
OF_A_SHELF = 1e-5  # an offer that next to nobody would choose weighs `least_attraction`, whatever is on its shelf
# Gross world product, current dollars: World Bank, World Development Indicators, NY.GDP.MKTP.CD, 2024: 111 trillion.
WORLD_OUTPUT = 110e12  # a year
MOST_OF_WORLD_OUTPUT = 0.15


@pytest.fixture(params=SEEDS, ids=lambda seed: f"scenario {seed}")
def futures(request) -> Futures:
    return shaken(request.param)


def scale_of(*arrays) -> float:
    return max(float(np.abs(each).max()) for each in arrays)


def test_every_future_stays_a_number(futures):
    assert futures.result.finite.all()
    for name, data in futures.result.monthly.items():
        assert np.isfinite(data).all(), name


def test_some_scenarios_ruin_labs_and_some_do_not():
    ruined = [(shaken(seed)["is_alive"][-1] < 1).any(axis=0).mean() for seed in SEEDS]
    assert max(ruined) > 0.5
    assert min(ruined) < 0.5


def test_a_company_is_its_models_and_its_overhead(futures):
    apart = futures["company_less_models"]
    assert np.abs(apart).max() <= EXACT * scale_of(futures["company_revenue"], futures["company_development"])


def test_what_models_add_to_each_other_is_all_that_the_lab_earns(futures):
    added = sum_over_axis(futures, "incremental_gross_profit", "vintage")
    earned = futures["company_revenue"] - futures["company_serving_cost"]
    np.testing.assert_allclose(added, earned, rtol=0, atol=OF_A_SHELF * scale_of(futures["company_revenue"]))


def test_with_all_of_its_shelf_a_lab_sells_what_it_sells(futures):
    assert futures.axes("lab_sales_without_newer") == ("lab", "segment", "shelf")
    with_all = futures["lab_sales_without_newer"][:, :, :, 0]
    np.testing.assert_allclose(with_all, futures["lab_sales"], rtol=1e-6, atol=OF_A_SHELF * scale_of(with_all))


def test_a_model_takes_from_rivals_and_from_its_lab(futures):
    """Each model brings something, and never more than the lab sells with it; older ones alone sell less."""
    assert futures["shelf_increment"].min() >= -OF_A_SHELF * scale_of(futures["shelf_increment"])
    kept = futures["kept_without_newest"]
    assert kept.min() >= 0
    beyond = (kept - 1) * futures["company_revenue"]
    assert beyond.max() <= OF_A_SHELF * scale_of(futures["company_revenue"])


def test_only_models_for_sale_add_anything(futures):
    """A copy of the next newer model sells nothing, but brought what both sell: it was there first."""
    newest = np.minimum(futures["launch_number"], futures.drawn("last_vintage"))[:, :, None]
    number = futures.drawn("vintage_number")[None, None]
    added, places = futures["incremental_gross_profit"], len(futures.result.labels["shelf"])
    behind = np.broadcast_to(newest - number, added.shape)
    assert not added[(behind < 0) | (behind >= places)].any()
    for place in range(places):
        at_place = np.where(behind == place, added, 0).sum(axis=2)
        sold = np.where(behind == place, futures["revenue"], 0).sum(axis=2)
        assert (futures["told_apart"][:, :, place] < EXACT)[(sold == 0) & (at_place != 0)].all()


def test_the_bridge_from_revenue_to_cash_has_no_gap(futures):
    np.testing.assert_allclose(
        futures["profit_after_partners"] + futures["other_business"],
        futures["profit_before_research"] * futures["is_alive"] - futures["company_development"],
        rtol=0,
        atol=EXACT * scale_of(futures["company_revenue"], futures["company_development"]),
    )


def test_models_are_developed_for_all_that_research_costs(futures):
    spent, booked = futures["research_spend"], sum_over_axis(futures, "development_cost", "vintage")
    np.testing.assert_allclose(booked, spent, rtol=EXACT, atol=EXACT * scale_of(spent))


def test_balances_are_the_sum_of_flows(futures):
    company, models = futures.result.closing["company_balance"], futures["model_balance"][-1]
    for closing, flow in ((company, "operating_profit"), (models, "model_cash_flow")):
        np.testing.assert_allclose(closing, futures[flow].sum(axis=0), atol=EXACT * scale_of(closing), rtol=0)


def test_the_change_in_cash_is_cash_flow_and_money_raised(futures):
    lent = futures["new_debt"] - futures["debt_repaid"]
    kept = futures["interest_income"] - futures["payouts"]
    flows = futures["cash_flow_before_financing"] + futures["parent_pays"] + futures["money_raised"] + lent + kept
    cash = np.concatenate([futures["cash"], futures.result.closing["cash"][None]])
    np.testing.assert_allclose(np.diff(cash, axis=0), flows, atol=EXACT * scale_of(cash), rtol=0)


def test_a_parents_lab_holds_no_cash(futures):
    owned = futures.drawn("has_parent") > 0
    assert np.abs(np.diff(futures["cash"], axis=0)[:, owned]).max() <= EXACT * scale_of(futures["company_revenue"])


def test_shares_sum_to_one(futures):
    total = sum_over_axis(futures, "lab_share", "lab") + futures["open_share"]
    np.testing.assert_allclose(total, 1, atol=EXACT, rtol=0)
    assert futures["lab_share"].min() >= 0
    assert futures["open_share"].min() >= 0


def test_all_that_would_be_spent_is_somebodys_revenue_or_lost_for_want_of_compute(futures):
    wanted, sold = (sum_over_axis(futures, name, "segment").sum(axis=1) for name in ("lab_sales_wanted", "lab_sales"))
    lost = wanted - sold
    assert (lost >= 0).all()
    hosts = (futures["open_share"] * futures["segment_spend"]).sum(axis=1)
    labs = futures["company_revenue"].sum(axis=1)
    np.testing.assert_allclose(labs + hosts + lost, futures["spend_industry"], rtol=1e-6)


def test_the_shelf_sells_what_the_lab_sells(futures):
    np.testing.assert_allclose(
        sum_over_axis(futures, "revenue", "vintage"),
        sum_over_axis(futures, "lab_sales", "segment"),
        rtol=1e-6,
        atol=1.0,
    )


def test_nothing_is_sold_before_launch_or_after_the_shelf(futures):
    """The last models that the books have room for stand for those after them."""
    number = futures.drawn("vintage_number")[None, None]
    newest = np.minimum(futures["launch_number"], futures.drawn("last_vintage"))[:, :, None]
    gone = newest - len(futures.result.labels["shelf"])
    for name in ("revenue", "serving_cost"):
        sold = futures[name]
        assert not sold[np.broadcast_to((number > newest) | (number <= gone), sold.shape)].any()
        assert sold.min() >= 0


def test_nothing_is_sold_spent_or_raised_after_ruin(futures):
    gone = futures["is_alive"] < 1
    ended = ("company_revenue", "research_spend", "overhead", "money_raised", "payouts", "cash_flow_before_financing")
    for name in (*ended, "interest_income"):
        assert not futures[name][gone].any(), name
    assert (np.diff(futures["is_alive"], axis=0) <= 0).all()


def test_only_the_standalone_are_ruined(futures):
    assert futures["is_alive"][:, futures.drawn("has_parent") > 0].all()


def test_no_segment_spends_above_its_cap(futures):
    """The cap is a part of what a segment has, and grows with it."""
    cap = futures.drawn("spend_cap") * futures["spend_scale"]
    assert (futures["segment_spend"] <= cap * (1 + EXACT)).all()
    assert futures["segment_spend"].min() > 0


def test_spending_stays_a_small_part_of_world_output(futures):
    share = 12 * (futures["spend_industry"] / futures["output_scale"]).max() / WORLD_OUTPUT
    print(f"AI spending is at most {share:.1%} of world output of {WORLD_OUTPUT:.3g} USD a year")  # noqa: T201
    assert share < MOST_OF_WORLD_OUTPUT


def test_the_caps_themselves_are_a_small_part_of_world_output():
    medians = 12 * sum(median_of(entry) for entry in central().settings.values["spend_cap"].values())
    assert 0.01 < medians / WORLD_OUTPUT < MOST_OF_WORLD_OUTPUT


def test_owners_own_a_part_that_never_grows(futures):
    """Owners of a ruined lab are left with nothing, and so are those of one that pays in worthless shares."""
    own, alive = futures["owners_share"], futures["is_alive"] > 0
    assert own.max() <= 1
    assert own.min() >= 0
    worthless = np.minimum.accumulate(futures["valuation"], axis=0)[:-1] < futures.drawn("a_dollar")
    assert own[0].min() > 0
    assert own[1:][alive[1:] & ~worthless].min() > 0
    assert np.diff(own, axis=0).max() <= EXACT


def test_money_raised_is_there_and_was_asked_for(futures):
    raised = futures["money_raised"]
    assert (raised.sum(axis=1) <= futures["money_to_be_had"] * futures["market_cycle"] * (1 + EXACT)).all()
    assert (raised <= futures["round_closed"] * (1 + EXACT)).all()
    assert raised.min() >= 0
    assert not raised[futures["asks_for_money"] < 1].any()
    assert (raised <= futures.drawn("most_sold_in_a_round") * futures["valuation"] * (1 + EXACT) + 1).all()


def test_only_idle_cash_is_paid_out_and_owners_are_given_their_part(futures):
    """Never more than the bank holds beyond debt and what is kept."""
    paid = futures["payouts"]
    assert paid.min() >= 0
    assert (paid <= futures["idle_cash"]).all()
    assert not paid[futures["cash_flow_before_financing"] <= 0].any()
    assert not paid[:, futures.drawn("has_parent") > 0].any()
    kept = futures.drawn("months_kept") * futures["outlay_uncovered"]
    assert (futures["idle_cash"] <= np.maximum(futures["cash"] - kept, 0) * (1 + EXACT)).all()
    given = (paid * futures["owners_share"] * futures["discount_factor"][:, None]).sum(axis=0)
    closing = futures.result.closing["payouts_to_owners"]
    np.testing.assert_allclose(closing, given, rtol=EXACT, atol=EXACT * scale_of(futures["cash"]))
    assert (futures.result.closing["owners_worth"] >= closing * (1 - EXACT)).all()


def test_a_lab_that_lists_stays_listed(futures):
    listed = futures["is_listed"]
    assert not (np.diff(listed, axis=0)[futures["is_alive"][1:] > 0] < 0).any()
    assert not listed[:, futures.drawn("has_parent") > 0].any()
    assert set(np.unique(listed)) <= {0, 1}


def test_what_is_ordered_is_paid_for(futures):
    """What was on order and what was ordered since is delivered and paid, or still owed; ruin leaves it unpaid."""
    owed = np.concatenate([futures["commitments"], _closing_commitments(futures)[None]])
    assert owed.min() >= 0
    alive = futures["is_alive"] > 0
    moved = (futures["new_orders"] - futures["research_compute"])[alive]
    np.testing.assert_allclose(np.diff(owed, axis=0)[alive], moved, atol=EXACT * scale_of(owed), rtol=0)


def _closing_commitments(futures):
    return futures.result.closing["orders_building"] + futures.result.closing["orders_arriving"]


def test_orders_take_their_lead_to_arrive():
    """A single order of a dollar is delivered after `lead` months on average, in whole."""
    lead, building, arriving, came = 12.0, 1.0, 0.0, []
    for _ in range(240):
        built, delivered = building * 2 / lead, arriving * 2 / lead
        came.append(delivered)
        building, arriving = building - built, arriving + built - delivered
    assert np.sum(came) == pytest.approx(1, abs=1e-9)
    assert np.average(np.arange(240), weights=came) == pytest.approx(lead - 1, rel=1e-6)


def test_debt_is_what_was_lent_less_what_was_repaid(futures):
    debt = np.concatenate([futures["debt"], futures.result.closing["debt"][None]])
    flows = futures["new_debt"] - futures["debt_repaid"]
    np.testing.assert_allclose(np.diff(debt, axis=0), flows, atol=EXACT * scale_of(debt) + 1e-3, rtol=0)
    assert debt.min() >= -1e-3
    lent = futures["new_debt"] > 0
    room = (futures["covenant_debt"] - futures["debt"])[lent]
    assert (futures["new_debt"][lent] <= room * (1 + EXACT) + 1).all()
    assert not futures["new_debt"][np.broadcast_to(futures["progress_runs"][:, None] < 1, lent.shape)].any()


def test_losses_shelter_profit_once(futures):
    carried = np.concatenate(
        [futures["tax_loss_carry_forward"], futures.result.closing["tax_loss_carry_forward"][None]]
    )
    assert carried.min() >= -1e-3
    alone = futures.drawn("has_parent") < 1
    assert futures["tax"][:, alone].min() >= 0
    assert (futures["tax_loss_used"] <= np.maximum(futures["profit_before_tax"], 0)).all()


def test_prices_lie_between_cost_and_the_human_alternative(futures):
    assert futures["markup"].min() > 0
    assert (futures["markup"] <= futures.drawn("highest_markup") * (1 + EXACT)).all()
    assert futures["serving_cost_index"].min() >= futures.drawn("least_serving_cost").min()
    assert (np.diff(futures["serving_cost_index"], axis=0) <= 0).all()


def test_adoption_rises_and_stays_a_share(futures):
    assert np.diff(futures["adoption"], axis=0).min() >= 0
    assert futures["adoption"].max() <= 1


def test_what_is_learnt_is_not_unlearnt(futures):
    alive = futures["is_alive"][1:] > 0
    assert (np.diff(futures["lab_horizon"], axis=0)[alive] >= -EXACT).all()
    for name in ("common_horizon", "open_horizon", "training_scale", "algorithmic_level"):
        assert np.diff(futures[name], axis=0).min() >= -EXACT, name


def test_after_a_stop_only_what_all_know_moves(futures):
    """A lab then moves up to what had leaked at the start of the month, and no further."""
    stopped = futures["progress_runs"][:-1] < 1
    moved = np.diff(futures["lab_horizon"], axis=0)
    leaked = futures["lab_horizon"][1:] <= futures["common_horizon"][:-1, None] + EXACT
    taken = futures["caught_up"] * futures["research_pace"]
    assert (leaked | (moved <= EXACT))[np.broadcast_to(stopped[:, None], moved.shape)].all()
    known = np.maximum(futures["research_frontier"], futures["common_horizon"])
    assert (np.diff(known, axis=0) <= EXACT)[stopped].all()
    where = np.broadcast_to(stopped[:, None], moved.shape)
    learnt = np.diff(futures["algorithmic_level"], axis=0)
    np.testing.assert_allclose(learnt[where], taken[:-1][where], atol=EXACT)


def test_progress_stops_once(futures):
    assert (np.diff(futures["progress_runs"], axis=0) <= 0).all()
    np.testing.assert_array_equal(
        futures.result.closing["months_of_progress"],
        futures["progress_runs"][1:].sum(axis=0) + futures.result.closing["progress_runs"],
    )


def test_followers_never_lead(futures):
    frontier = futures["research_frontier"]
    assert (futures["lab_horizon"] * (futures["is_alive"] > 0) <= frontier[:, None] + EXACT).all()
    ahead = np.maximum.accumulate(frontier, axis=0)
    assert (futures["common_horizon"] <= ahead + EXACT).all()
    assert (futures["open_horizon"] <= np.maximum.accumulate(futures["market_frontier"], axis=0) + EXACT).all()


def test_a_shelf_holds_what_was_launched(futures):
    launched = np.diff(futures["launch_number"], axis=0)
    assert set(np.unique(launched)) <= {0, 1}
    newest = futures["shelf_horizon"][:, :, 0]
    assert futures.axes("shelf_horizon") == ("lab", "shelf")
    np.testing.assert_array_equal(newest[1:][launched > 0], futures["lab_horizon"][:-1][launched > 0])
    improved = newest + futures["improvement"][:, :, 0]
    np.testing.assert_array_equal(newest[1:][launched < 1], improved[:-1][launched < 1])
    assert not futures["improvement"][:, :, 1:].any()
    assert (improved <= np.maximum(newest, futures["lab_horizon"]) + EXACT).all()


# Brands were found at these: labs' cost of the start, and hosts that ask their cost and margin.
AS_BRANDS_WERE_FOUND = {
    "serving_cost_ratio": 1.0,
    "most_frontier_cost": 1.0,
    "open_cost_ratio": 0.15,
    "host_margin": 0.2,
    "open_price_today": 0.18,
    "sales_error": 0.0,
}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_first_month_sells_what_was_sold_before_it(seed):
    """Brands are found so that shares and spending at the start are today's, where costs are; else costs move them."""
    settings = replace(with_points(shake(central().settings, seed), AS_BRANDS_WERE_FOUND), months=2)
    futures = run_all(settings, seed=seed)
    today = futures.drawn("lab_sales_today")
    np.testing.assert_allclose(futures["lab_sales_wanted"][0], today, rtol=1e-6)
    np.testing.assert_allclose(futures["open_share"][0], futures.drawn("open_share_today"), rtol=1e-6)
