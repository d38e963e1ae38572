"""Amounts in short: a number, the ends of what is uncertain, a list by label."""

import pytest

from sixteenth.scenarios.files.schema import Entry, ValueCard
from sixteenth.scenarios.files.written_amounts import write_amount, write_by_label


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (ValueCard(value=2.0), "2"),
        (ValueCard(distribution="lognormal", p10=400.0, p90=650.0), "lognormal 400 to 650"),
        (ValueCard(distribution="uniform", low=0.4, high=0.6), "uniform 0.4 to 0.6"),
        (ValueCard(distribution="choice", choices=[(600, 0.5), (900, 0.5)]), "choice of 600, 900"),
        (ValueCard(distribution="given", numbers=[3, 1.5, 2]), "3 numbers 1.5 to 3"),
        (ValueCard(by={"Ana": 2.0, "Ben": 2.5}), "2, 2.5"),
        (ValueCard(by={"Ana": 2.0, "Ben": Entry(distribution="uniform", low=1.0, high=5.0)}), "by label 1 to 5"),
        (ValueCard(by={"Ana": Entry(distribution="choice", choices=[(6, 0.5), (9, 0.5)])}), "by label 6 to 9"),
        (ValueCard(by={"Ana": Entry(distribution="given", numbers=[6, 9, 7])}), "by label 6 to 9"),
        (Entry(value=0.0), "0"),
    ],
)
def test_amounts_are_told_in_short(card, told):
    assert write_amount(card) == told


def test_labels_told_elsewhere_are_left_out():
    assert write_amount(ValueCard(by={"Ana": 2.0, "Ben": 3.0}), {"Ana"}) == "3"


@pytest.mark.parametrize(
    ("card", "told"),
    [
        (ValueCard(value=2.0), "2 m"),
        (ValueCard(by={"Ana": 1.0, "Ben": 1.0}), "1 m"),
        (ValueCard(by={"Ana": 2.0, "Ben": 2.5}), "Ana 2 m; Ben 2.5 m"),
        (ValueCard(by={"Ana": 0.2, "Ben": 0.0, "Cy": 0.0}), "Ana 0.2 m; others 0 m"),
        (ValueCard(value=1.0, by={"Ana": 0.0, "Ben": 0.0}), "Ana, Ben 0 m; others 1 m"),
        (ValueCard(value=1.0, by={"Ana": 0.0, "Ben": 0.0, "Cy": 0.0}), "Ana and 2 more 0 m; others 1 m"),
        (
            ValueCard(by={"Ana": Entry(distribution="uniform", low=1.0, high=5.0), "Ben": 2.0}),
            "Ana uniform 1 to 5 m; Ben 2 m",
        ),
    ],
)
def test_labels_are_told_with_their_amounts(card, told):
    assert write_by_label(card, " m") == told
