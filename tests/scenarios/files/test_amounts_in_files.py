"""Amounts in quotes in a file: a number in the unit of the card, or in their own; what is no amount stays text."""

import pytest

from sixteenth.scenarios.files.amounts_in_files import with_numbers


def read(**card):
    return with_numbers({"values": {"cash": card}})["values"]["cash"]


def test_an_amount_comes_in_the_unit_of_its_card():
    assert read(value="40bn USD", unit="million USD") == {"value": 40_000.0, "unit": "million USD"}
    assert read(by={"A": "$40bn", "B": 3}, unit="billion USD")["by"]["A"]["value"] == 40.0


def test_an_amount_brings_its_unit_where_the_card_has_none():
    assert read(value="40bn") == {"value": 40.0, "unit": "billion USD"}
    assert read(by={"A": "18 months", "B": 3})["by"] == {"A": {"value": 18.0, "unit": "Months"}, "B": 3}
    assert read(p10="30 %", p90="50 %", distribution="beta")["unit"] == "percent"
    assert read(by={"A": {"p10": "1bn USD", "p90": "$3bn", "distribution": "lognormal"}})["by"]["A"]["p90"] == 3.0


@pytest.mark.parametrize("text", ["40", "forty", "40bn EUR", "", "1,5 bn USD"])
def test_what_is_no_amount_stays_text(text):
    assert read(value=text, unit="USD")["value"] == text


def test_a_unit_is_not_given_to_numbers_that_have_none():
    """The number beside it may be in the unit of a parent's card."""
    assert read(p10="30bn USD", p90=50)["p10"] == "30bn USD"
    assert read(value="30bn USD", by={"A": 3})["value"] == "30bn USD"


OTHERWISE = [{}, {"values": 3}, {"values": {"x": 3}}, {"event": 4}, {"event": [3]}, {"values": {"x": {"by": 3}}}]


@pytest.mark.parametrize("data", OTHERWISE)
def test_tables_of_another_form_are_left_to_the_format(data):
    assert with_numbers(dict(data)) == data


def test_events_are_read_too():
    (event,) = with_numbers({"event": [{"month": "2027-01", "parameter": "cash", "value": "3bn USD"}]})["event"]
    assert (event["value"], event["unit"]) == (3.0, "billion USD")
