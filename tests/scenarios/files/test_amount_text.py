"""Amounts as people write them: what tables write is read, what may mean two things is refused, and cures cure."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.scenarios.files.amount_text import Misread, read_amount_text
from sixteenth.scenarios.files.written_units import written_units

FLOW = "USDPerMonth"


@pytest.mark.parametrize(
    ("text", "unit", "amount"),
    [
        ("50 %", "Share", 0.5),
        ("50%", "Share", 0.5),
        ("50 percent", "Share", 0.5),
        ("-5 %", "Share", -0.05),
        ("40 bn USD", "USD", 4e10),
        ("$40bn", "USD", 4e10),
        ("US$40 B", "USD", 4e10),
        ("40bn", "USD", 4e10),
        ("40 billion USD", "USD", 4e10),
        ("40billion USD", "USD", 4e10),
        ("USD 40bn", "USD", 4e10),
        ("-$5bn", "USD", -5e9),
        ("\u22125 bn USD", "USD", -5e9),
        ("40 million", "USD", 4e7),
        ("400 thousand USD", "USD", 4e5),
        ("3 trillion dollars", "USD", 3e12),
        ("1e9", "USD", 1e9),
        ("1_000", "USD", 1_000),
        (" 4e10 USD ", "USD", 4e10),
        (".5", "Share", 0.5),
        ("1.2x", "Multiple", 1.2),
        ("3 months", "Months", 3),
        ("1 year", "Months", 12),
        ("12 bn USD a year", FLOW, 1e9),
        ("$12bn/year", FLOW, 1e9),
        ("12 billion USD/year", FLOW, 1e9),
        ("$120k/year", "USDPerPersonMonth", 1e4),
        ("12 % a year", "PerMonth", 0.01),
        ("12 per year", "PerMonth", 1),
        ("11 bn people", "People", 1.1e10),
        ("2 mn life-years", "LifeMonths", 2.4e7),
        ("12 doublings", "Doublings", 12),
        ("5 CupsPerMonth", "CupsPerMonth", 5),
    ],
)
def test_what_tables_and_people_write_is_read(text, unit, amount):
    assert read_amount_text(text, unit) == pytest.approx(amount, rel=1e-12)


@given(st.sampled_from(sorted({"USD", FLOW, "Months", "Share", "People", "Bytes", "FLOPPerPersonMonth"})), st.data())
def test_every_unit_of_a_file_is_read_as_the_file_is(unit, data):
    written, factor = data.draw(st.sampled_from(sorted(written_units(unit).items())))
    assert read_amount_text(f"3 {written}", unit, "anything") == pytest.approx(3 * factor)


@pytest.mark.parametrize(
    ("text", "cures"),
    [
        ("0,15", ["0.15"]),
        ("1,000", ["1000", "1.000"]),
        ("1,000 bn", ["1000 bn", "1.000 bn"]),
        ("-1,000", ["-1000", "-1.000"]),
        ("1 000 000 USD", ["1000000 USD"]),
        ("1,234,567", ["1234567"]),
        ("1.234.567", ["1234567"]),
        ("1,234.5", ["1234.5"]),
        ("1.234,5", ["1234.5"]),
        ("1'000", ["1000"]),
    ],
)
def test_what_parts_a_number_is_told_with_what_it_may_mean_and_each_cure_is_read(text, cures):
    told = read_amount_text(text, "USD")
    assert isinstance(told, Misread)
    assert re.findall(r"'([^']+)'", told.cure) == cures
    assert not any(isinstance(read_amount_text(cure, "USD"), Misread) for cure in cures)


@pytest.mark.parametrize(
    ("text", "unit", "card_unit"),
    [
        ("40", "USD", "billion USD"),
        ("-40", "USD", "billion USD"),
        ("40", FLOW, "billion USD/year"),
        ("0.5", "Share", "percent"),
        ("3", "Months", "years"),
        ("0.1", "PerMonth", "per year"),
        ("40bn", FLOW, ""),
        ("$40bn", FLOW, ""),
        ("$200k", "USDPerPersonMonth", ""),
        ("7 %", "PerMonth", ""),
    ],
)
def test_what_has_two_readings_is_refused_with_both_and_each_is_read(text, unit, card_unit):
    told = read_amount_text(text, unit, card_unit)
    assert isinstance(told, Misread)
    cures = re.findall(r"'([^']+)'", told.cure)
    amounts = [read_amount_text(cure, unit, card_unit) for cure in cures]
    assert cures
    assert not any(isinstance(amount, Misread) for amount in amounts)
    assert len(set(amounts)) == len(amounts)


@pytest.mark.parametrize(
    ("text", "unit", "card_unit", "amount"),
    [
        ("40", "USD", "USD", 40),
        ("40", "USD", "", 40),
        ("40 USD", "USD", "billion USD", 40),
        ("$40", "USD", "billion USD", 40),
        ("0", "USD", "billion USD", 0),
        ("4e10", "USD", "billion USD", 4e10),
        ("3", "Months", "months", 3),
        ("5", "People", "persons", 5),
    ],
)
def test_a_number_alone_is_read_where_it_can_mean_one_thing_only(text, unit, card_unit, amount):
    assert read_amount_text(text, unit, card_unit) == amount


@pytest.mark.parametrize("text", ["400 EUR", "40 cny", "400 thousand EUR", "40 kg", "3m", "40 USD/parsec"])
def test_another_unit_is_refused_and_no_cure_names_another_number(text):
    told = read_amount_text(text, "USD" if "m" not in text else "Months")
    assert isinstance(told, Misread)
    assert told.is_unit
    assert not any(letter.isdigit() for letter in told.cure)
    assert "leave" not in told.cure


def test_a_misspelt_unit_is_recognised():
    told = read_amount_text("40 bilion USD", "USD")
    assert isinstance(told, Misread)
    assert told.cure == "did you mean 'billion USD'?"


@pytest.mark.parametrize("text", ["", "x", "nan", "inf", "1e999", "\u0664\u0660", "1.5.2", "1__0", "--5", "$", "1,,0"])
def test_what_is_no_number_is_told(text):
    told = read_amount_text(text, "USD")
    assert isinstance(told, Misread)
    assert all((told.got, told.expected, told.cure))


@given(st.text(max_size=12), st.sampled_from(["USD", FLOW, "Share", "Months", "Multiple", "CupsPerMonth"]))
def test_any_text_is_a_number_or_told(text, unit):
    assert isinstance(read_amount_text(text, unit, "billion USD"), float | Misread)
