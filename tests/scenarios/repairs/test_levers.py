"""Amounts that a cure may move: each is written as it was tried, and reads back."""

import math
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import Place
from sixteenth.scenarios.files.schema import Amount
from sixteenth.scenarios.repairs.levers import Change, Lever, round_number, shown_unit, write_copy, write_number


@pytest.mark.parametrize(
    ("number", "digits", "sign", "rounded"),
    [
        (7.3999, 3, -1, 7.39),
        (7.3999, 3, 1, 7.4),
        (7.3999, 3, 0, 7.4),
        (0.0, 3, 1, 0.0),
        (-8.21, 2, 1, -8.2),
        (123456.0, 3, 1, 124000.0),
    ],
)
def test_numbers_are_rounded_to_the_side_that_works(number, digits, sign, rounded):
    assert round_number(number, digits, sign) == rounded


def test_what_is_not_a_number_stays_so():
    assert math.isinf(round_number(math.inf, 3, 1))


@pytest.mark.parametrize(("number", "text"), [(8.27e9, "8270000000"), (0.4, "0.4"), (1e-9, "1e-09"), (3e20, "3e+20")])
def test_numbers_are_written_as_people_do(number, text):
    assert write_number(number) == text


@pytest.mark.parametrize(("unit", "shown"), [("Share", ""), ("Months", " months"), ("billion USD", " billion USD")])
def test_pure_numbers_have_no_unit(unit, shown):
    assert shown_unit(unit) == shown


@given(st.floats(0.01, 100), st.floats(0.001, 1e6), st.floats(1.1, 50))
def test_what_a_cure_tells_of_a_distribution_is_what_was_tried(number, p10, ratio):
    amount = Amount(distribution="lognormal", p10=p10, p90=p10 * ratio)
    lever = Lever("x", (), amount, "Share", 1.0, Place("own.toml"), "judgement")
    told = dict(re.findall(r"(p10|p90) = (\S+)", Change(lever, number).told()))
    tried = lever.at(number)
    assert {name: float(each) for name, each in told.items()} == {"p10": tried.p10, "p90": tried.p90}


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_that_is_told_reads_back(number):
    assert float(write_copy(number)) == number
