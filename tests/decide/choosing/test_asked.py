"""Limits and ranges are read from text, and everything that cannot be is told with what to write."""

import pytest

from sixteenth import read
from sixteenth.decide.choosing.asked import read_limits, read_ranges
from sixteenth.decide.choosing.decisions import DECISIONS

CENTRAL = read("central")


def test_limits_are_read_with_their_units():
    limits, faults = read_limits(CENTRAL, ["ruin <= 0.05", "cash>=40bn USD", "money_back >= 50 %", "worth >= 0"])
    assert not faults
    assert [each.amount for each in limits] == [0.05, 40e9, 0.5, 0.0]
    assert [each.side for each in limits] == ["<=", ">=", ">=", ">="]


def test_a_limit_is_missed_by_what_lies_beyond_it():
    (ruin, cash), _ = read_limits(CENTRAL, ["ruin <= 0.05", "cash >= 40bn USD"])
    assert ruin.missed_by(0.05) == 0
    assert ruin.missed_by(0.08) == pytest.approx(0.03)
    assert cash.missed_by(30e9) == pytest.approx(10e9)
    assert cash.missed_by(50e9) == 0


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ruin", "'ruin <= 0.05'"),
        ("ruins <= 0.05", "'ruin'"),
        ("ruin <= 5", "0.05 for 5 %"),
        ("ruin <= much", "much"),
        ("cash >= 40 apples", "apples"),
        ("cash >= 40", "40 billion"),
        ("cash >= 40bn EUR", "EUR"),
        ("revenue_2050 >= 1bn USD", "something that a run is asked for"),
    ],
)
def test_what_is_no_limit_is_told(text, told):
    limits, faults = read_limits(CENTRAL, [text])
    assert not limits
    (fault,) = faults
    assert told in str(fault)


def test_a_decision_alone_has_the_range_of_the_register():
    (whole, own), faults = read_ranges(["margin", "training_spend=0.5..2"])
    assert not faults
    assert (whole.low, whole.high) == (DECISIONS["margin"].low, DECISIONS["margin"].high)
    assert (own.low, own.high) == (0.5, 2)


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        (["training_spend=2..1"], "an empty range"),
        (["training_spend=1..1"], "an empty range"),
        (["margin=0.1..9"], "write 0.2..3"),
        (["margin=5..6"], "write 0.2..3"),
        (["margin=-1e999..2"], "got -1e999..2"),
        (["training_spent"], "training_spend"),
        (["margin=low..high"], "a number on either side"),
        (["margin 0.5 2"], "NAME=LOW..HIGH"),
        (["match_offers=0.2..0.8"], "whole numbers"),
        (["margin", "margin=0.5..1"], "'margin' twice"),
        ([], "something that a lab decides"),
    ],
)
def test_what_is_no_range_is_told(texts, told):
    _, faults = read_ranges(texts)
    assert any(told in str(each) for each in faults)


def test_all_faults_come_at_once():
    _, faults = read_ranges(["training_spend=2..1", "nonsense", "margin=0..9"])
    assert len(faults) == 3
