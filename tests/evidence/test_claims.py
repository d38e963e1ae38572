"""Claims counted in futures: each rule on arrays counted by hand, each measure about a claim that exists."""

import re

import numpy as np
import pytest

from sixteenth.engine.history import Result, Variable
from sixteenth.evidence.claims import (
    ClaimMeasure,
    claim_measures,
    comes_true,
    count_claim,
    open_claims,
    outputs_of,
    scored_claims,
)
from sixteenth.evidence.read_facts import find_claim

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
        monkeypatch.setattr("sixteenth.evidence.claims.claim_measures", lambda m=measure: {"P06": m})
        counted = count_claim(claim, "mine", result)
        assert counted.silent == silent
        assert counted.probability == (None if silent else 0.5)
        assert counted.standard_error == (None if silent else pytest.approx(0.25))
    monkeypatch.setattr("sixteenth.evidence.claims.claim_measures", dict)
    assert count_claim(claim, "mine", result).silent == "no output of the world decides it"


def test_measures_are_about_claims_and_their_amounts():
    for name, measure in claim_measures().items():
        claim = find_claim(f"claims/{name}")
        assert measure.rule
        assert (measure.first != "") == (measure.test == "reached")
        known = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", claim.target + claim.claim)}
        amounts = {measure.at_least, measure.at_most} - {None, 0, 1}  # a flag, and what is not negative
        assert amounts <= known or name in IN_TOKENS, name


def test_what_resolved_can_be_scored_and_what_is_open_comes_in_order():
    assert {claim.id for claim in scored_claims()} == {"P03", "P04"}
    dates = [claim.resolve_by for claim in open_claims()]
    assert dates == sorted(dates)
    assert outputs_of(claim_measures().values(), ["company_revenue", "cash"]) == ("company_revenue",)
