"""Numbers that many questions tell alike."""

import math

import pytest

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column
from sixteenth.measures.estimate import Estimate
from sixteenth.questions.figures import (
    amount,
    columns_of,
    month_or_beyond,
    month_or_word,
    of_100,
    of_100_error,
    with_error,
    written_as,
)


def test_a_count_has_its_error_beside_it():
    assert of_100(50.0, 100) == Figure(50.0, "of_100", 5.0)
    assert of_100_error(50.0, 100) == Figure(5.0, "of_100_error")
    error = of_100(float("nan"), 0).standard_error
    assert error is not None
    assert math.isnan(error)


def test_a_count_is_told_with_its_error():
    found = of_100(20.0, 400)
    assert (found.value, found.quantity) == (20.0, "of_100")
    assert found.standard_error == pytest.approx(2.0)


def test_a_month_that_the_run_does_not_reach_is_a_word():
    assert (month_or_beyond("2027-07"), month_or_beyond(None)) == (Figure("2027-07", "month"), Word("beyond"))
    assert (month_or_word("2027-07"), month_or_word(None)) == ("2027-07", Word("beyond"))


def test_columns_have_a_quantity_each():
    assert columns_of({"rung": "text", "never": "of_100"}) == (
        Column("rung", "text"),
        Column("never", "of_100"),
    )


def test_an_amount_has_its_unit_where_its_quantity_does_not_write_it():
    assert amount(1.5e9, "USDPerMonth") == Figure(1.5e9, "money_a_year")
    assert amount(0.3, "Number") == Figure(0.3, "plain")
    (inside,) = amount(7.0, "Hours")  # type: ignore[misc]
    assert inside == Finding("in_unit", {"number": Figure(7.0, "plain"), "unit": Figure("Hours", "text")})
    assert written_as("Hours") == "plain"


def test_a_number_has_its_error_as_a_part_of_its_own():
    found = with_error("worth", Estimate(2e9, 1e8), "change_of_money")
    assert found["worth"] == Figure(2e9, "change_of_money", 1e8)
    assert found["worth_error"] == Figure(1e8, "change_of_money_error")
    assert with_error("n", Estimate(1.0, 0.1), "of_100_tenth", "of_100_error")["n_error"].quantity == "of_100_error"
