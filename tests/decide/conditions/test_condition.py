"""Clauses read off a run that was made by hand."""

import numpy as np
import pytest

from sixteenth.decide.conditions.condition import Asked, Clause, grown, worth_at_return, worth_sold
from sixteenth.decide.worth.going_on import worth_as_concern
from tests.decide import futures_ahead
from tests.decide.conditions.results import MONTHS, NEVER, by_hand

LAST = MONTHS - 1


def test_a_flow_in_some_months_is_added_up_and_a_balance_is_that_of_their_end():
    run = by_hand()
    flow = Clause("level", "Ana", "company_revenue", first=2, last=3, bound=20.0, is_flow=True)
    assert flow.spare(run).tolist() == [3 + 4 - 20, 13 + 14 - 20, 23 + 24 - 20]
    assert flow.met(run).tolist() == [False, True, True]
    balance = Clause("level", "Ana", "cash", last=1, bound=4.0)  # as month 2 opens: 3, 4, 5
    assert balance.spare(run).tolist() == [-1, 0, 1]
    assert Clause("level", "Ana", "cash", last=LAST, bound=0.0).spare(run).tolist() == [1, 2, 3]
    assert Clause("level", "Ana", "share", last=2, bound=0.1).spare(run).tolist() == pytest.approx([0.1] * 3)


def test_below_turns_it_round():
    clause = Clause("level", "Ana", "cash", last=1, bound=4.0, is_above=False)
    assert clause.met(by_hand()).tolist() == [True, True, False]


def test_the_lowest_balance_counts_that_of_the_end():
    assert Clause("lowest", "Ana", "cash", last=LAST, bound=2.0).spare(by_hand()).tolist() == [-1, 0, 1]


def test_money_is_back_where_the_balance_is_and_lab_and_world_stand():
    clause = Clause("money_back", "Ana", last=LAST)  # balances at the end: 4, 2, -5
    assert clause.met(by_hand()).tolist() == [True, True, False]
    ruined = NEVER.copy()
    ruined[0, 0] = 1
    assert clause.met(by_hand(ruined=ruined)).tolist() == [False, True, False]
    assert clause.met(by_hand(catastrophe=[4, 3, 4])).tolist() == [True, False, False]
    assert Clause("money_back", "Ana", last=0).met(by_hand()).tolist() == [True, False, False]  # as month 1 opens
    assert clause.ease(by_hand()).tolist() == [4, 2, -5]


def test_ruin_and_catastrophe_count_to_their_month_and_not_turns_them_round():
    ruined = NEVER.copy()
    ruined[0] = [0, 2, 4]
    run = by_hand(ruined=ruined, catastrophe=[4, 1, 4])
    assert Clause("ruined", "Ana", last=1).met(run).tolist() == [True, False, False]
    assert Clause("ruined", "Ana", last=2, is_not=True).met(run).tolist() == [False, False, True]
    assert Clause("catastrophe", "Ana", last=1).met(run).tolist() == [False, True, False]
    assert Clause("ruined", "Ana", last=2, is_not=True).ease(run).tolist() == [0, 2, 4]


def test_a_count_takes_all_clauses_and_a_mean_leaves_out_futures_that_are_no_numbers():
    run = by_hand(finite=[4, 2, 4])
    cash, revenue = Clause("level", "Ana", "cash", last=1, bound=3.0), Clause("level", "Ana", "company_revenue", last=0)
    both = Asked((cash, revenue), 0.5)
    assert both.numbers(run).tolist() == [100, 0, 100]
    assert (both.least, both.is_mean) == (50, False)
    mean = Asked((cash,), None)
    assert mean.mean(run).value == pytest.approx(1.0)
    assert np.isnan(mean.numbers(run)[1])


def test_a_sale_is_taken_back_at_the_return_and_nothing_where_the_lab_is_gone():
    months = np.ones((MONTHS, 3))
    run = by_hand(
        valuation=100 * months,
        owners_share=0.5 * months,
        payouts=0 * months,
        cash_flow_for_owners=0 * months,
        has_parent=0 * months,
        is_alive=months * np.array([1, 1, 0]),
        catastrophe=[4, 2, 4],
    )
    assert worth_sold(run, "Ana", 0.21, LAST).tolist() == pytest.approx([50 / 1.21 ** (4 / 12), 0, 0])
    paid = by_hand(
        valuation=0 * months,
        owners_share=0.5 * months,
        payouts=8 * months,
        cash_flow_for_owners=0 * months,
        has_parent=0 * months,
        is_alive=months,
        catastrophe=[4, 2, 4],
    )
    first = [4 / grown(0.21, month) for month in range(MONTHS)]
    assert worth_sold(paid, "Ana", 0.21, LAST).tolist() == pytest.approx([sum(first), sum(first[:2]), sum(first)])


@pytest.mark.parametrize("has_parent", [0.0, 1.0])
def test_at_no_return_it_is_worth_what_the_world_without_a_discount_says(has_parent):
    run = futures_ahead.made(2, has_parent=has_parent)
    expected = worth_as_concern(run, 0).total
    assert worth_at_return(run, "Ana", 0.0) == pytest.approx(expected)
    on_the_way = np.sum((4.0 if has_parent else 0.5) / 1.1 ** (np.arange(futures_ahead.MONTHS) / 12))
    left = expected - futures_ahead.MONTHS * (4.0 if has_parent else 0.5)
    two_years = 1.1**2
    assert worth_at_return(run, "Ana", 0.1) == pytest.approx(left / two_years + on_the_way)
