"""The three answers by their counting rule, on results written by hand whose counts are known."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.decide.worth.headline import (
    LAST_CALL_ODDS,
    NEEDED,
    Headline,
    can_answer,
    last_call,
    make_headlines,
    money_back,
    owners_return,
    verdict_of,
)
from sixteenth.engine.history import Result, Variable

MONTHS = 120
SCALAR = ("months_of_progress", "discount_factor", "catastrophe", "not_finite")
TERMS = ("investment", "either way", "hole")


def made(months: int = MONTHS, **numbers: Any) -> Result:
    """Write a result of one lab; a number or a list of one for each draw, by name, and months of endings."""
    draws = max(np.size(each) for each in numbers.values())
    defaults = {
        "wind_down_value": 1.0,
        "present_value": 1.0,
        "lowest_present_value": -1.0,
        "owners_share": 1.0,
        "owners_worth": 100.0,
        "cash": 100.0,
        "discount_factor": 1.0,
        "months_to_last_call": months,
        "months_of_progress": months,
        "valuation": 100.0,
        "ruined": months,
        "catastrophe": months,
        "not_finite": months,
    }
    given = {name: np.broadcast_to(np.asarray(numbers.get(name, each)), draws) for name, each in defaults.items()}
    lone = {name: data if name in SCALAR else data[None] for name, data in given.items()}
    closing = {name: lone[name].astype(float) for name in NEEDED}
    monthly = {"valuation": np.broadcast_to(lone["valuation"].astype(float), (months, 1, draws))}
    named = {"ends_ruined": "ruined", "ends_catastrophe": "catastrophe", "not_finite": "not_finite"}
    ended = {ending: lone[name].astype(np.int32) for ending, name in named.items()}
    variables = {name: Variable(("lab",), "USD") for name in (*closing, *monthly, "ends_ruined")}
    variables |= {name: Variable((), "Number") for name in (*SCALAR[:2], "ends_catastrophe", "not_finite")}
    recipe = {"draws": draws, "months": months, "start": "2026-04"}
    return Result(monthly, closing, ended, variables, {"lab": ("Ana",)}, recipe)


def answered(unfinished: Any = "run_off", **numbers: Any) -> Headline:
    (head,) = make_headlines(made(**numbers), unfinished)
    return head


@pytest.mark.parametrize(
    ("back", "verdict"),
    [(0, "hole"), (33, "hole"), (34, "either way"), (66, "either way"), (67, "investment"), (100, "investment")],
)
def test_the_verdict_turns_at_a_third_and_two_thirds(back, verdict):
    head = answered(wind_down_value=[1.0] * back + [-1.0] * (100 - back))
    assert (head.back_of_100, head.verdict, head.futures) == (back, verdict, 100)


def test_exactly_nothing_lost_is_money_back():
    assert answered(wind_down_value=[0.0, -1e-9]).back_of_100 == 50


def test_the_strict_rule_counts_what_is_unfinished_as_spent():
    worths = {"wind_down_value": [5.0, 5.0, 5.0, -1.0], "present_value": [5.0, -5.0, -5.0, -9.0]}
    assert answered(**worths).back_of_100 == 75
    strict = answered("spent", **worths)
    assert (strict.back_of_100, strict.verdict) == (25, "hole")
    assert strict.worth[1] == -5.0


def test_ruined_futures_are_not_back_however_much_they_are_worth():
    head = answered(wind_down_value=[5.0] * 4, ruined=[120, 0, 60, 120])
    assert (head.back_of_100, head.ruined_of_100) == (50, 50)


def test_futures_that_stopped_being_numbers_keep_their_place_in_the_count_and_leave_the_spread():
    head = answered(wind_down_value=[5.0, 7.0, np.nan, 1e30], not_finite=[120, 120, 30, 40])
    assert (head.back_of_100, head.futures) == (50, 4)
    assert head.worth[1] == pytest.approx(6.0)
    assert head.never_too_late_of_100 == 50
    assert sum(part.futures for part in head.by_stop) == 2


def test_no_future_left_gives_no_number_and_no_warning():
    head = answered(wind_down_value=[np.nan] * 3, not_finite=[0, 1, 2])
    assert (head.back_of_100, head.verdict) == (0, "hole")
    assert np.isnan([*head.worth, *head.deepest_hole, *head.owners_return]).all()
    assert [month for _, month in head.last_calls] == [None] * len(LAST_CALL_ODDS)


def test_futures_are_split_by_what_progress_does():
    head = answered(
        months_of_progress=[0, 23, 24, 59, 60, 119, 120, 120],
        wind_down_value=[1.0, -1.0, 1.0, 1.0, -1.0, -1.0, -1.0, 1.0],
        lowest_present_value=[-1.0, -3.0, -5.0, -7.0, -9.0, -9.0, -9.0, -11.0],
    )
    assert [(part.futures, part.back_of_100, part.deepest_hole) for part in head.by_stop] == [
        (2, 50.0, -2.0),
        (2, 100.0, -6.0),
        (4, 25.0, -9.0),
    ]


@pytest.mark.parametrize("months", [12, 24, 36, 60])
def test_progress_beyond_a_short_run_goes_on(months):
    head = answered(months=months, months_of_progress=[0, months - 1, months, months])
    assert head.by_stop[-1].futures == 2
    assert sum(part.futures for part in head.by_stop) == 4


numbers = st.lists(st.floats(-10, 10, allow_nan=False), min_size=1, max_size=40)


@given(st.data(), numbers)
def test_the_split_adds_up_to_all_futures_that_stayed_numbers(data, worths):
    draws = len(worths)
    months = st.lists(st.integers(0, MONTHS), min_size=draws, max_size=draws)
    progress, ruined, spoilt = (data.draw(months) for _ in range(3))
    head = answered(wind_down_value=worths, months_of_progress=progress, ruined=ruined, not_finite=spoilt)
    assert sum(part.futures for part in head.by_stop) == sum(month == MONTHS for month in spoilt)
    back = sum(part.futures * part.back_of_100 for part in head.by_stop if part.futures)
    assert back / draws == pytest.approx(head.back_of_100)


@given(numbers, st.data())
def test_more_worth_never_lowers_the_count(worths, data):
    gains = data.draw(st.lists(st.floats(0, 10), min_size=len(worths), max_size=len(worths)))
    before, after = answered(wind_down_value=worths), answered(wind_down_value=np.add(worths, gains))
    assert after.back_of_100 >= before.back_of_100
    assert TERMS.index(after.verdict) <= TERMS.index(before.verdict)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_better_count_never_has_a_worse_verdict(one, other):
    worse, better = sorted((one, other))
    assert TERMS.index(verdict_of(better)) <= TERMS.index(verdict_of(worse))


def test_owners_earn_what_is_left_to_them_on_what_they_paid():
    result = made(owners_worth=[400.0, 100.0, 0.0, 25.0], valuation=100.0)
    expected = [4 ** (1 / 10) - 1, 0.0, -1.0, 0.25 ** (1 / 10) - 1]
    assert owners_return(result, 0).tolist() == pytest.approx(expected)
    assert owners_return(made(months=12, owners_worth=[110.0]), 0).tolist() == pytest.approx([0.10])
    later = made(months=12, owners_worth=[100.0], discount_factor=[1 / 1.1])  # worth today, and so 110 a year later
    assert owners_return(later, 0).tolist() == pytest.approx([0.10])


def test_spreads_are_exact_quantiles():
    head = answered(wind_down_value=np.arange(101.0), lowest_present_value=-np.arange(101.0), owners_share=[0.5])
    assert head.worth == pytest.approx((5, 50, 95))
    assert head.deepest_hole == pytest.approx((-95, -50, -5))
    assert head.owners_share == (0.5, 0.5, 0.5)


@pytest.mark.parametrize(("back", "draws"), [(50, 100), (1, 4), (0, 10), (200, 2_000)])
def test_the_standard_error_is_that_of_a_count(back, draws):
    head = answered(wind_down_value=[1.0] * back + [-1.0] * (draws - back))
    share = back / draws
    assert head.standard_error == pytest.approx(100 * (share * (1 - share) / draws) ** 0.5)


def test_the_last_call_is_the_month_that_the_odds_allow():
    result = made(months_to_last_call=[10] * 10 + [20] * 40 + [60] * 25 + [120] * 25)
    assert [last_call(result, 0, odds) for odds in LAST_CALL_ODDS] == ["2031-03", "2031-03", "2027-11", "2027-11"]
    assert last_call(result, 0, 95) == "2027-01"
    assert last_call(result, 0, 20) is None


def test_it_is_never_too_late_where_every_month_allowed_it():
    head = answered(months_to_last_call=[120, 120, 119, 0])
    assert head.never_too_late_of_100 == 50
    always = answered(months_to_last_call=[120] * 5)
    assert always.last_calls == tuple((odds, None) for odds in LAST_CALL_ODDS)


@given(st.lists(st.integers(1, MONTHS), min_size=1, max_size=60), st.integers(1, 99), st.integers(1, 99))
def test_stopping_by_the_last_call_pays_at_the_odds_asked(months, one, other):
    result = made(months_to_last_call=months)
    low, high = sorted((one, other))
    called = {odds: last_call(result, 0, odds) for odds in (low, high)}
    number = {odds: MONTHS if month is None else month_index(month) + 1 for odds, month in called.items()}
    assert number[high] <= number[low]
    for odds, count in number.items():
        assert 100 * sum(month >= count for month in months) >= odds * len(months)
        assert count == MONTHS or 100 * sum(month > count for month in months) < odds * len(months)


def month_index(month: str) -> int:
    return int((np.datetime64(month) - np.datetime64("2026-04")).astype(int))


def test_labs_are_answered_each_by_its_own_numbers():
    one = made(wind_down_value=[1.0, 1.0], ruined=[120, 120])
    names = [name for name in NEEDED if name not in SCALAR]
    two = {name: np.concatenate([one.closing[name], -one.closing[name]]) for name in names}
    two["owners_worth"] = np.array([[100.0, 100.0], [0.0, 0.0]])
    both = replace(
        one,
        closing={**one.closing, **two},
        monthly={"valuation": np.ones((MONTHS, 2, 2))},
        ended={**one.ended, "ends_ruined": np.array([[120, 120], [5, 120]])},
        labels={"lab": ("Ana", "Ben")},
    )
    ana, ben = make_headlines(both)
    assert (ana.lab, ana.back_of_100, ana.ruined_of_100) == ("Ana", 100, 0)
    assert (ben.lab, ben.back_of_100, ben.ruined_of_100) == ("Ben", 0, 50)
    assert money_back(both, 1, "run_off").tolist() == [False, False]


def test_it_answers_only_from_what_it_needs():
    whole = made(wind_down_value=[1.0])
    assert can_answer(whole)
    for name in NEEDED:
        assert not can_answer(replace(whole, closing={n: data for n, data in whole.closing.items() if n != name}))
    assert not can_answer(replace(whole, monthly={}))


def test_a_catastrophe_counts_as_not_back_and_is_counted_apart():
    head = answered(wind_down_value=[1.0, 1.0, -1.0, 1.0], catastrophe=[MONTHS, 50, 50, 0])
    assert (head.back_of_100, head.back_of_100_spared) == (25, 100)
    assert (head.catastrophe_of_100, head.ruined_of_100) == (75, 0)


def test_where_no_catastrophe_is_modelled_there_is_none():
    result = made(wind_down_value=[1.0, 1.0])
    without = replace(result, ended={name: each for name, each in result.ended.items() if name != "ends_catastrophe"})
    (head,) = make_headlines(without)
    assert (head.back_of_100, head.catastrophe_of_100) == (100, 0)


def test_what_befalls_a_future_that_has_stopped_being_a_number_is_no_catastrophe():
    head = answered(catastrophe=[5, 5, 5, MONTHS], not_finite=[5, 4, 6, MONTHS])
    assert head.catastrophe_of_100 == 25  # in the third alone it came first
    assert head.back_of_100 == 25
