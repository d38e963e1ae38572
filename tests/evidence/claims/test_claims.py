"""Claims counted in futures: each rule on arrays counted by hand, each measure about a claim that exists."""

import re

import numpy as np
import pytest

from sixteenth.engine.history import Result, Variable
from sixteenth.evidence.claims.claims import (
    ClaimMeasure,
    begins_before,
    claim_measures,
    comes_true,
    count_claim,
    lag_behind,
    odds_of,
    open_claims,
    outputs_of,
    scored_claims,
    stocks_of,
)
from sixteenth.evidence.facts_read.read_facts import find_claim
from tests.engine.worlds import lemonade, run

MONTHS = 24
IN_TOKENS = {"S15"}  # the claim counts words


def result_of(values, unit="Share", axes=(), **labels):
    """Make a result that keeps one output, from 2027-01."""
    ended = {"not_finite": np.full(values.shape[-1], MONTHS)}
    recipe = {"months": MONTHS, "start": "2027-01", "draws": values.shape[-1]}
    return Result({"x": values}, {}, ended, {"x": Variable(axes, unit)}, labels, recipe)


def rising(draws=3):
    """Return a path that gains one a month, from 0, 1, 2 and so on by draw."""
    return np.arange(MONTHS)[:, None] + np.arange(draws)[None, :] * 1.0


@pytest.mark.parametrize(
    ("measure", "holds"),
    [
        (ClaimMeasure("x", "at", "2027-11", "", at_least=11), [False, True, True]),
        (ClaimMeasure("x", "at", "2027-11", "", at_least=11, at_most=11), [False, True, False]),
        (ClaimMeasure("x", "by", "2027-11", "", at_most=1), [True, True, False]),
        (ClaimMeasure("x", "reached", "2027-11", "", first="2027-02", at_least=2), [True, True, False]),
        (ClaimMeasure("x", "year", "2027-12", "", at_least=6), [False, True, True]),
        (ClaimMeasure("x", "year", "2028-12", "", at_least=18.5), [False, True, True]),
        (ClaimMeasure("x", "at", "2027-11", "", at_least=600, unit="percent", part=0.5), [False, False, True]),
    ],
)
def test_each_rule_counts(measure, holds):
    assert comes_true(measure, result_of(rising())).tolist() == holds


def test_one_passes_another():
    values = np.stack([rising(), np.full((MONTHS, 3), 12.0)], axis=1)
    result = result_of(values, axes=("lab",), lab=("A", "B"))
    measure = ClaimMeasure("x", "passes", "2027-12", "", at={"lab": "A"}, other={"lab": "B"})
    assert comes_true(measure, result).tolist() == [False, False, True]


def test_the_largest_counts_where_no_label_is_named():
    values = np.stack([rising(), np.zeros((MONTHS, 3))], axis=1)
    result = result_of(values, axes=("lab",), lab=("A", "B"))
    assert comes_true(ClaimMeasure("x", "at", "2027-11", "", at_least=11), result).tolist() == [False, True, True]


def test_hours_of_work_are_doublings_of_minutes():
    values = np.log2(np.array([[9_000.0, 10_020.0, 11_000.0]])).repeat(MONTHS, axis=0) + 1e-9
    measure = ClaimMeasure("x", "at", "2027-01", "", at_least=167, unit="hours")
    assert comes_true(measure, result_of(values, "Doublings")).tolist() == [False, True, True]


def test_a_share_comes_with_its_error_or_a_reason(monkeypatch):
    result = result_of(rising(4))
    claim = find_claim("claims/P06")
    for measure, silent in (
        (ClaimMeasure("x", "at", "2027-11", "rule", at_least=12), ""),
        (ClaimMeasure("y_there", "at", "2027-11", "rule"), "not modelled here: y there"),
        (ClaimMeasure("x", "at", "2035-11", "rule"), "2035-11 is not in the run"),
    ):
        monkeypatch.setattr("sixteenth.evidence.claims.claims.claim_measures", lambda m=measure: {"P06": m})
        counted = count_claim(claim, "mine", result)
        assert counted.silent == silent
        assert counted.probability == (None if silent else 0.5)
        assert counted.standard_error == (None if silent else pytest.approx(0.25))
    monkeypatch.setattr("sixteenth.evidence.claims.claims.claim_measures", dict)
    assert count_claim(claim, "mine", result).silent == "no output of the world decides it"


def test_measures_are_about_claims_and_their_amounts():
    for name, measure in claim_measures().items():
        claim = find_claim(f"claims/{name}")
        assert measure.rule
        assert (measure.first != "") == (measure.test == "reached") or measure.test == "year"
        known = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", claim.target + claim.claim)}
        amounts = {measure.at_least, measure.at_most} - {None, 0, 1}  # a flag, and what is not negative
        assert amounts <= known or name in IN_TOKENS, name


def test_what_resolved_can_be_scored_and_what_is_open_comes_in_order():
    assert {claim.id for claim in scored_claims()} == {"P03", "P04", "P06", "P07", "P15", "P23"}
    dates = [claim.resolve_by for claim in open_claims()]
    assert dates == sorted(dates)
    assert outputs_of(claim_measures().values(), ["company_revenue", "cash"]) == ("company_revenue",)


def with_ending(first, axes=("lab",), **labels):
    """Make a result that keeps nothing but an ending that comes in these months, [*axes, draws]."""
    first = np.array(first)
    ended = {"not_finite": np.full(first.shape[-1], MONTHS), "ends_broke": first}
    recipe = {"months": MONTHS, "start": "2027-01", "draws": first.shape[-1]}
    return Result({}, {}, ended, {"ends_broke": Variable(axes, "Flag")}, labels, recipe)


@pytest.mark.parametrize("output", ["ends_broke", "broke"])
@pytest.mark.parametrize(
    ("about", "holds"),
    [
        ({"test": "by", "month": "2027-11", "at": {"lab": "A"}}, [True, True, False, False]),
        ({"test": "at", "month": "2027-10", "at": {"lab": "A"}}, [True, False, False, False]),
        ({"test": "by", "month": "2027-11", "at": {"lab": "B"}}, [False, False, False, True]),
        ({"test": "by", "month": "2027-11"}, [True, True, False, True]),
        ({"test": "by", "month": "2027-11", "at": {"lab": "A"}, "at_least": 1.0}, [True, True, False, False]),
        ({"test": "at", "month": "2027-11", "at": {"lab": "A"}, "at_most": 0.0}, [False, False, True, True]),
        ({"test": "reached", "first": "2027-02", "month": "2028-12", "at": {"lab": "A"}}, [False, True, False, False]),
        ({"test": "passes", "month": "2028-12", "at": {"lab": "A"}, "other": {"lab": "B"}}, [True, True, False, False]),
    ],
)
def test_an_ending_counts_from_the_month_in_which_it_comes(output, about, holds):
    result = with_ending([[0, 10, 24, 24], [24, 24, 24, 5]], lab=("A", "B"))
    assert comes_true(ClaimMeasure(output, rule="", **about), result).tolist() == holds


def test_a_claim_on_an_ending_of_a_run_has_the_share_of_futures_in_which_it_has_come(monkeypatch):
    result = run(lemonade().world, lemonade().settings, draws=40)
    measure = ClaimMeasure("ends_broke", "by", "2026-12", "rule", at={"stand": "Ben"})
    monkeypatch.setattr("sixteenth.evidence.claims.claims.claim_measures", lambda: {"P06": measure})
    counted = count_claim(find_claim("claims/P06"), "lemonade", result)
    assert counted.silent == ""
    assert counted.probability == np.mean(result.ended["ends_broke"][1] <= 7)
    assert counted.probability not in (0, 1)


def test_endings_are_kept_without_being_asked_for():
    measures = (ClaimMeasure("ends_broke", "by", "2026-12", ""), ClaimMeasure("cash", "by", "2026-12", ""))
    assert outputs_of(measures, ("cash", "ends_broke")) == ("cash",)


def test_who_is_left_out_of_a_scenario_is_said_to_be(monkeypatch):
    result = with_ending([[0, 10, 24, 24]], lab=("A",))
    for at, other in (({"lab": "B"}, {}), ({"lab": "A"}, {"lab": "B"})):
        measure = ClaimMeasure("broke", "passes", "2027-11", "rule", at, other)
        monkeypatch.setattr("sixteenth.evidence.claims.claims.claim_measures", lambda m=measure: {"P06": m})
        counted = count_claim(find_claim("claims/P06"), "mine", result)
        assert (counted.probability, counted.silent) == (None, "B is left out of this scenario")


def test_nothing_is_counted_where_no_future_stayed_a_number(monkeypatch):
    result = with_ending([24, 24], axes=())
    result.ended["not_finite"][:] = 3
    monkeypatch.setattr(
        "sixteenth.evidence.claims.claims.claim_measures",
        lambda: {"P06": ClaimMeasure("broke", "by", "2027-11", "rule")},
    )
    counted = count_claim(find_claim("claims/P06"), "mine", result)
    assert (counted.probability, counted.silent) == (None, "no future of the run stayed a number")


def test_a_lag_is_the_months_since_who_is_ahead_was_there():
    ahead, behind = rising(1) * 2.0, rising(1)
    assert lag_behind(ahead, behind) == pytest.approx([11.5])  # where one is after 23 months, the other was after 11.5
    assert lag_behind(behind, ahead) == pytest.approx([-11.5])
    assert lag_behind(ahead, ahead) == pytest.approx([0])


def test_what_was_there_before_the_run_is_the_whole_run_ahead():
    assert lag_behind(rising(1) + 100, rising(1)) == pytest.approx([MONTHS - 1])


@pytest.mark.parametrize(
    ("about", "holds"),
    [
        ({"at_least": 11.0}, [True, False]),
        ({"at_most": 11.0}, [False, True]),
        ({"at_least": -1.0, "at_most": 0.0}, [False, True]),
    ],
)
def test_claims_on_a_lag_are_counted(about, holds):
    values = np.stack(
        [np.tile(2.0 * np.arange(MONTHS)[:, None], (1, 2)), np.arange(MONTHS)[:, None] * [1.0, 2.0]], axis=1
    )
    result = result_of(values, "Doublings", ("lab",), lab=("A", "B"))
    measure = ClaimMeasure("x", "lag", "2028-12", "", {"lab": "B"}, {"lab": "A"}, **about)
    assert comes_true(measure, result).tolist() == holds
    early = ClaimMeasure("x", "lag", "2027-06", "", {"lab": "B"}, {"lab": "A"}, at_most=6.0)
    assert odds_of(early, result).silent == "the run begins in 2027-01, too late to tell such a lag in 2027-06"


def test_one_output_may_trail_another():
    result = result_of(rising(1))
    both = Result(
        {"x": result.monthly["x"], "y": result.monthly["x"] - 4},
        {},
        result.ended,
        {**result.variables, "y": Variable((), "Share")},
        {},
        result.recipe,
    )
    measure = ClaimMeasure("y", "lag", "2028-12", "", other_output="x", at_least=4.0, at_most=4.0)
    assert comes_true(measure, both).tolist() == [True]
    assert outputs_of([measure], ["x", "y"]) == ("y", "x")
    assert odds_of(measure, result).silent == "not modelled here: y"


@pytest.mark.parametrize(
    ("other", "holds"),
    [({"lab": "B"}, [True, False]), ({}, [False, False])],
)
def test_a_ratio_is_to_others_or_to_the_largest(other, holds):
    paths = ([4.0, 3.0], [2.0, 2.0], [9.0, 9.0])
    values = np.stack([np.tile(each, (MONTHS, 1)) for each in paths], axis=1)
    result = result_of(values, axes=("lab",), lab=("A", "B", "C"))
    measure = ClaimMeasure("x", "ratio", "2027-06", "", {"lab": "A"}, other, at_least=2.0)
    assert comes_true(measure, result).tolist() == holds


def test_the_mean_of_part_of_a_year_and_a_year_that_began_before_the_run():
    result = result_of(rising())
    quarter = ClaimMeasure("x", "year", "2027-06", "", first="2027-04", at_least=1.25, part=0.25)
    assert comes_true(quarter, result).tolist() == [False, True, True]
    for early, begins in ((ClaimMeasure("x", "year", "2026-12", ""), True), (quarter, False)):
        assert begins_before(early, result) == begins
    half = Result(result.monthly, {}, result.ended, result.variables, {}, {**result.recipe, "start": "2027-03"})
    assert odds_of(ClaimMeasure("x", "year", "2027-12", ""), half).silent == (
        "the run begins in 2027-03, within what 2027-12 ends"
    )


def at_the_end(ruined, catastrophe, **closing):
    """Make a result that keeps closing balances of two labs, [lab, draws]."""
    draws = len(catastrophe)
    ended = {
        "not_finite": np.full(draws, MONTHS),
        "ends_ruined": np.array(ruined),
        "ends_catastrophe": np.array(catastrophe),
    }
    variables = {"ends_ruined": Variable(("lab",), "Flag"), "ends_catastrophe": Variable((), "Flag")}
    variables |= {name: Variable(("lab",), "USD") for name in closing}
    recipe = {"months": MONTHS, "start": "2027-01", "draws": draws}
    return Result(
        {}, {name: np.array(each) for name, each in closing.items()}, ended, variables, {"lab": ("A", "B")}, recipe
    )


def test_money_is_back_where_nothing_is_lacking_and_no_end_came():
    result = at_the_end(
        [[24, 24, 3, 24], [24] * 4], [24, 24, 24, 9], wind_down_value=[[0.0, -1.0, 5.0, 5.0], [1.0] * 4]
    )
    measure = ClaimMeasure("money_back", "end", "", "", {"lab": "A"})
    assert comes_true(measure, result).tolist() == [True, False, False, False]
    assert stocks_of([measure], ["wind_down_value", "cash"]) == ("wind_down_value",)
    assert outputs_of([measure], ["wind_down_value"]) == ()


def test_closing_balances_count_at_the_end():
    result = at_the_end([[24] * 2] * 2, [24] * 2, cash=[[1e9, 3e9], [0.0, 0.0]])
    measure = ClaimMeasure("cash", "end", "", "", {"lab": "A"}, at_least=2.0, unit="billion USD")
    assert comes_true(measure, result).tolist() == [False, True]
    assert odds_of(ClaimMeasure("debt", "end", "", ""), result).silent == "not modelled here: debt"
