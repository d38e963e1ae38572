"""Equations as formulas of one lab's rows."""

import ast

import pytest

from sixteenth.decide.ledger.told_formula import Rows, UntoldError, told_formula

NUMBERS: dict[tuple[str, str | None], float] = {("year", "b"): 12.0, ("launch_order", "b"): 2.0, ("start", "b"): -3.0}
ROWS = Rows(
    {"revenue": "vintage", "left": "contract", "launch_order": "vintage", "start": "vintage"},
    {"vintage": ("a", "b"), "contract": ()},
    lambda name, label: NUMBERS.get((name, label)),
    frozenset({"revenue", "left", "rate", "cash"}),
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("cash * month + rate / month", "cash + rate"),
        ("revenue * (rate / year)", "revenue['b'] * (rate / 12)"),
        ("rate ** launch_order + start", "rate ** 2 + -3"),
        ("start ** 2", "(-3) ** 2"),
        ("sum_over(revenue, Vintage)", "sum_of(revenue)"),
        ("sum_over(revenue * rate, Vintage)", "revenue['a'] * rate + revenue['b'] * rate"),
        ("sum_over(left * rate, Contract)", "0"),
        ("where((cash > 0) & (rate < 1), maximum(-cash, 0), constant(0))", ""),
    ],
)
def test_labels_and_numbers_are_written_out(text, told):
    found = told_formula(ast.parse(text, mode="eval").body, ROWS, "b")
    assert found == (told or "where((cash > 0) & (rate < 1), maximum(-cash, 0), 0)")


@pytest.mark.parametrize(
    "text", ["entry_at(revenue, Shelf, cash)", "unknown + 1", "sum_over(revenue, Lab)", "left", "cash if rate else 0"]
)
def test_what_rows_of_one_lab_cannot_tell_is_told(text):
    with pytest.raises(UntoldError):
        told_formula(ast.parse(text, mode="eval").body, ROWS, None)
