"""What columns, kinds and units are called, and when two rows are the same."""

from dataclasses import replace
from decimal import Decimal

import pytest

from sixteenth.evidence.own_books.entry import COLUMNS, KINDS, UNITS, Entry, meant


@pytest.mark.parametrize(
    ("table", "text", "name"),
    [
        ("kinds", "Training Compute", "training_compute"),
        ("kinds", "cost-of-sales", "serving"),
        ("kinds", "收入", "revenue"),
        ("columns", "Model Name", "model"),
        ("columns", "月份", "month"),
        ("units", "Millions", "million"),
        ("units", "亿元", "hundred_million"),
        ("kinds", "profit", None),
    ],
)
def test_a_name_is_meant_by_its_other_names_however_it_is_written(table, text, name):
    assert meant(table, text) == name


@pytest.mark.parametrize(("table", "names"), [("kinds", KINDS), ("columns", COLUMNS), ("units", UNITS)])
def test_every_name_means_itself(table, names):
    assert [meant(table, name) for name in names] == list(names)


def test_rows_are_the_same_whatever_the_capitals_of_a_model_but_not_with_another_note():
    entry = Entry(2, "2026-03", None, "Model A", "revenue", Decimal("1.50"), "USD")
    assert replace(entry, line=3, model="model a").same == entry.same
    assert replace(entry, note="second invoice").same != entry.same
