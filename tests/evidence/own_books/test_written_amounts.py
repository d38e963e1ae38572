"""Amounts as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.evidence.own_books.written_amounts import mark_of, written


@pytest.mark.parametrize(
    ("text", "point", "comma"),
    [
        ("1234", "1234", "1234"),
        ("1,234", "1234", "1.234"),
        ("1.234", "1.234", "1234"),
        ("1,234.50", "1234.50", None),
        ("1.234,50", None, "1234.50"),
        ("1 234,5", None, "1234.5"),
        ("1\u00a0234\u00a0567", "1234567", "1234567"),
        ("12,5", None, "12.5"),
        ("12.5", "12.5", None),
        ("-1'234.50", "-1234.50", None),
        ("(1,234.50)", "-1234.50", None),
        ("1,234,567", "1234567", None),
        ("1.234.567", None, "1234567"),
        ("0,125", None, "0.125"),
        (".5", "0.5", None),
        ("\u22125", "-5", "-5"),
        ("+ 7", "7", "7"),
    ],
)
def test_an_amount_has_a_reading_for_each_mark_that_it_may_have(text, point, comma):
    found = written(text)
    assert found is not None
    assert (found.point, found.comma) == tuple(None if each is None else Decimal(each) for each in (point, comma))


@pytest.mark.parametrize("text", ["", "abc", "1e6", "$5", "1 2", "1,23,456", "(-5)", "--5", "1,2.3,4", "12 345,6 7"])
def test_what_is_no_amount_has_no_reading(text):
    assert written(text) is None


def test_what_means_two_amounts_is_read_where_another_shows_the_mark():
    doubtful = written("1,234")
    assert doubtful is not None
    assert doubtful.is_doubtful
    assert doubtful.read(None) is None
    assert doubtful.read(mark_of([doubtful, written("12.5")])) == Decimal(1234)
    assert doubtful.read(mark_of([doubtful, written("12,5")])) == Decimal("1.234")


def test_a_file_that_shows_both_marks_or_none_shows_nothing():
    assert mark_of([written("12.5"), written("12,5")]) is None
    assert mark_of([written("12"), None]) is None


@given(st.decimals(min_value=0, max_value=10**12, places=2, allow_nan=False, allow_infinity=False))
def test_an_amount_is_read_as_it_was_written_in_either_way(amount):
    for text, mark in ((f"{amount:,}", "point"), (f"{amount:,}".translate(str.maketrans(",.", ".,")), "comma")):
        found = written(text)
        assert found is not None
        assert found.read(mark) == amount
