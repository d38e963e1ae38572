"""What lies after a run: the run-off as the books have it, and ten more years whose numbers are known by hand."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.worth.continuation import cash_ahead, catastrophe_hazard, concern, ruin_hazard, run_off_less_owed
from tests.decide.futures_ahead import MONTHS, made

YEARS = 10
FLAT = 12 * (6 - 2)  # what a year of the usual lab leaves after research


def growing(times: float) -> Any:
    """Return revenue of two years, the second so many times the first."""
    return np.where(np.arange(MONTHS) < 12, 10.0 / times, 10.0)[:, None]


def by_hand(growth: float, lasting: float, *, years: float = 4.0) -> float:
    """Add up ten years of a flow whose growth fades in a straight line over so many years."""
    scale, worth = 1.0, 0.0
    for year in range(1, YEARS + 1):
        scale *= 1 + growth + (lasting - growth) * min(year / years, 1)
        worth += scale * FLAT
    return worth


def test_run_off_is_what_the_books_say_and_nothing_for_a_lab_that_is_no_more():
    assert run_off_less_owed(made(), 0) == pytest.approx([20.0])
    assert run_off_less_owed(made(is_alive=0.0), 0) == pytest.approx([0.0])


def test_ten_years_of_what_does_not_grow_are_ten_times_a_year():
    assert cash_ahead(made(), 0, 0.0) == pytest.approx([YEARS * FLAT])
    assert cash_ahead(made(is_alive=0.0), 0, 0.0) == pytest.approx([0.0])


def test_growth_fades_in_a_straight_line():
    assert cash_ahead(made(company_revenue=growing(1.2)), 0, 0.0) == pytest.approx([by_hand(0.2, 0.0)])


def test_sales_that_fall_recover_with_new_models_only():
    falling = growing(0.8)
    assert cash_ahead(made(company_revenue=falling), 0, 0.0) == pytest.approx([by_hand(-0.2, 0.0)])
    stopped = made(company_revenue=falling, has_stopped=1.0)
    assert cash_ahead(stopped, 0, 0.0) == pytest.approx([by_hand(-0.2, -0.2)])


def test_growth_fades_alike_with_new_models_or_without():
    rising = made(company_revenue=growing(1.2))
    stopped = made(company_revenue=growing(1.2), has_stopped=1.0)
    assert cash_ahead(stopped, 0, 0.0) == pytest.approx(cash_ahead(rising, 0, 0.0))


def test_no_lab_comes_to_sell_more_than_all():
    tenfold = made(company_revenue=growing(10.0))
    of_all = 20 / 11 - 1  # the other lab stands still
    assert cash_ahead(tenfold, 0, 0.0) == pytest.approx([2 * by_hand(of_all, 0.0)])


@pytest.mark.parametrize(("months", "bounded"), [(24, 8), (36, 7), (114, 1), (120, 0), (240, 0)])
def test_in_the_years_that_a_short_run_leaves_out_all_sell_no_more_than_all_would_spend(months, bounded):
    """Ana triples her sales and Ben his; two segments would spend 1.2 times what both sell, and three per cent more."""
    tripled = growing(3.0)
    both = made(company_revenue=tripled, spend_cap=12.0, growth_at_maturity=0.03, months=months)
    both.monthly["company_revenue"][:, 1] = tripled
    scale, room, most, worth = 1.0, 2.0, 2.4, 0.0
    for year in range(1, YEARS + 1):
        growth = 1 + 2.0 + (0.03 - 2.0) * min(year / 4, 1)
        room, most = room * growth, most * 1.03
        room = min(room, most) if year <= bounded else room
        scale = min(scale * growth, room)
        worth += scale * FLAT
    assert cash_ahead(both, 0, 0.0) == pytest.approx([worth])


def test_a_run_that_is_cut_off_early_is_not_worth_thousands_of_times_as_much():
    early = {"company_revenue": growing(30.0), "spend_cap": 40.0, "growth_at_maturity": 0.03}
    assert cash_ahead(made(**early, months=24), 0, 0.0) < 8 * 1.03**10 * YEARS * FLAT  # eight times today's sales


def test_research_falls_to_a_grown_up_share_and_never_rises_to_it():
    dear, cheap = made(mature_research_ratio=0.1, growth_reach_stopped=0.5), made(mature_research_ratio=0.5)
    assert cash_ahead(dear, 0, 0.0) == pytest.approx([YEARS * 12 * (6 - 1)])
    assert cash_ahead(cheap, 0, 0.0) == pytest.approx([YEARS * FLAT])


def test_tax_takes_of_profit_and_gives_for_a_loss_to_parents_only():
    assert cash_ahead(made(tax_rate=0.25), 0, 0.0) == pytest.approx([0.75 * YEARS * FLAT])
    losing: dict[str, Any] = {"profit_before_research": 0.0, "tax_rate": 0.25}
    loss = -YEARS * 24.0
    assert cash_ahead(made(**losing), 0, 0.0) == pytest.approx([loss])
    assert cash_ahead(made(**losing, has_parent=1.0), 0, 0.0) == pytest.approx([0.75 * loss])


def test_what_a_parent_has_anyway_is_left_out():
    assert cash_ahead(made(profit_before_research=9.0, core_revenue_kept=3.0), 0, 0.0) == pytest.approx([YEARS * FLAT])


def test_years_ahead_are_discounted_from_their_middle_and_weighed_by_survival():
    middles = np.arange(YEARS) + 0.5
    assert cash_ahead(made(discount_rate=0.1), 0, 0.0) == pytest.approx([FLAT * (1.1**-middles).sum()])
    assert cash_ahead(made(), 0, 0.1) == pytest.approx([FLAT * np.exp(-0.1 * middles).sum()])


@given(st.floats(0.0, 12.0), st.floats(0.5, 2.0))
def test_a_concern_is_worth_at_least_its_run_off(profit, times):
    for stopped in (0.0, 1.0):
        run = made(profit_before_research=profit, company_revenue=growing(times), has_stopped=stopped)
        assert concern(run, 0) >= run_off_less_owed(run, 0)


def test_ruin_is_counted_in_the_last_years_over_all_futures():
    lives = np.ones((MONTHS, 4))
    lives[12:, 0] = 0
    assert ruin_hazard(made(4, is_alive=lives), 0) == pytest.approx(12 / (3 * (MONTHS - 1) + 12))
    assert ruin_hazard(made(), 0) == 0
    assert ruin_hazard(made(is_alive=0.0), 0) == 0


def test_the_hazard_of_a_catastrophe_is_that_of_the_last_year():
    odds = np.exp(-0.02 * np.arange(MONTHS))[:, None]
    assert catastrophe_hazard(made(probability_without_catastrophe=odds)) == pytest.approx([0.24])
    assert catastrophe_hazard(made(probability_without_catastrophe=0.0)) == pytest.approx([np.inf])
    certain = made(probability_without_catastrophe=0.0)
    assert cash_ahead(certain, 0, 0.0) == pytest.approx([0.0])
