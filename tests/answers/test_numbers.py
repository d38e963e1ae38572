import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.answers.numbers import (
    billions,
    billions_told,
    by_unit,
    fraction,
    in_full,
    percent,
    plain_number,
    rounded_count,
    significant,
    small_percent,
    three_digits,
    times,
    working_time,
)

MONEY = st.floats(-1e15, 1e15)


@given(MONEY)
def test_billions_are_within_half_a_hundredth(usd):
    shown = float(billions(usd).replace(",", ""))
    assert abs(shown - usd / 1e9) <= 0.005 + 1e-9 * abs(usd / 1e9)
    assert "-0.00" not in billions(usd) or shown != 0


@pytest.mark.parametrize(
    ("usd", "shown"),
    [(-8e8, "-0.80"), (-1.0, "0.00"), (0.0, "0.00"), (-0.0, "0.00"), (2.5e12, "2,500.00"), (1e7, "0.01")],
)
def test_billions_as_people_write_them(usd, shown):
    assert billions(usd) == shown


@given(st.floats(-1e300, 1e300))
def test_a_plain_number_is_short_and_near(value):
    shown = plain_number(value)
    assert len(shown.lstrip("-")) <= 9
    assert math.isclose(float(shown.replace(",", "")), value, rel_tol=5e-3, abs_tol=0)


@pytest.mark.parametrize(
    ("value", "shown"), [(1234, "1,234"), (0.01234, "0.01234"), (1.234e12, "1.23e+12"), (0, "0"), (123_456, "123,456")]
)
def test_plain_numbers_of_any_size(value, shown):
    assert plain_number(value) == shown


@pytest.mark.parametrize(
    ("unit", "value", "largest", "shown"),
    [
        ("USD", 2e9, 2e9, ("2.00", "bn USD")),
        ("USD", 400.0, 400.0, ("400", "USD")),
        ("USDPerMonth", 1e9, 1e9, ("12.00", "bn USD a year")),
        ("USDPerMonth", 250.0, 250.0, ("250", "USD a month")),
        ("Share", 0.5, 0.5, ("50 %", "")),
        ("Multiple", 1.5, 1.5, ("1.50x", "")),
        ("Months", 18.2, 18.2, ("18", "months")),
        ("CupsPerMonth", 510.0, 510.0, ("510", "CupsPerMonth")),
        ("Number", 0.5, 0.5, ("0.5", "")),
    ],
)
def test_each_unit_is_written_in_its_own_way(unit, value, largest, shown):
    assert by_unit(unit, value, largest) == shown


@pytest.mark.parametrize(
    ("unit", "value", "shown"),
    [
        ("USD", 46.98e9, "46.98 bn USD"),
        ("USD", 0.0512e9, "0.0512 bn USD"),
        ("USD", 588e9, "588.00 bn USD"),
        ("USD", 400.0, "400 USD"),
        ("USDPerMonth", 1e9, "12.00 bn USD a year"),
        ("Share", 0.3, "30 %"),
        ("Share", 0.28713, "28.7 %"),
        ("Share", 0.00042, "0.042 %"),
        ("Multiple", 2.0, "2.00x"),
        ("Multiple", 0.0123, "0.0123x"),
        ("Months", 0.2, "0.2 months"),
        ("Months", 18.0, "18 months"),
        ("Months", 11.846, "11.8 months"),
        ("Doublings", 9.5, "9.5 doublings"),
        ("Flag", 1.0, "1"),
    ],
)
def test_a_number_in_full_has_three_digits_that_count(unit, value, shown):
    assert in_full(unit, value) == shown


@given(st.floats(1e-9, 1e9), st.sampled_from([-1, 1]))
def test_three_digits_that_count_are_within_half_of_the_last(size, sign):
    assert float(significant(sign * size).replace(",", "")) == pytest.approx(sign * size, rel=5.001e-3)


def test_what_is_small_is_told_as_such():
    assert [small_percent(share) for share in (0.0, 0.004, 0.006, 0.5)] == ["0 %", "<1 %", "1 %", "50 %"]
    assert [significant(value) for value in (float("inf"), float("nan"), 0.0)] == ["inf", "nan", "0"]


@given(st.sampled_from(["USD", "USDPerMonth", "Share", "Multiple", "Months", "Cups"]), st.floats(-1e12, 1e12))
def test_every_number_can_be_written(unit, value):
    shown, name = by_unit(unit, value, abs(value))
    assert shown
    assert shown.isascii()
    assert name.isascii()


@pytest.mark.parametrize(
    ("unit", "value", "largest", "shown"),
    [
        ("People", 1.1e10, 1.1e10, ("11.00", "bn people")),
        ("People", 2.5e6, 3e6, ("2.50", "mn people")),
        ("People", 640.0, 640.0, ("640", "people")),
        ("LifeMonths", 5.16e7, 5.16e7, ("4.30", "mn life-years")),
        ("Multiple", 0.00123, 0.002, ("0.0012x", "")),
        ("Multiple", 0.05, 1.0, ("0.05x", "")),
        ("Doublings", -0.5, 9.0, ("-0.50", "doublings")),
    ],
)
def test_counts_and_small_multiples_keep_digits_that_count(unit, value, largest, shown):
    assert by_unit(unit, value, largest) == shown


@pytest.mark.parametrize(
    ("horizon", "told"),
    [(3.0, "8 minutes"), (7.0, "2.1 hours"), (11.23, "1 week"), (13.29, "1 month"), (16.87, "1 year")],
)
def test_a_position_on_the_ladder_is_told_as_working_time(horizon, told):
    assert working_time(horizon) == told


@pytest.mark.parametrize(
    ("share", "told"),
    [(1 / 16, "1/16"), (0.01, "1/100"), (1e-4, "1/10,000"), (0.35, "1/2.9"), (0.2500003, "1/4"), (0.0, "nothing")],
)
def test_shares_are_told_as_fractions(share, told):
    assert fraction(share) == told


@pytest.mark.parametrize(
    ("count", "told"), [(0.0, "0"), (110.4, "110"), (68_123.0, "68,000"), (2.9e6, "2.9 million"), (math.inf, "inf")]
)
def test_a_rounded_count_has_two_digits_that_count(count, told):
    assert rounded_count(count) == told


@pytest.mark.parametrize(
    ("usd", "told"),
    [(1.2626e12, "1,263bn USD"), (-4.081e9, "-4.08bn USD"), (9.994e9, "9.99bn USD"), (0.0, "0.00bn USD")],
)
def test_money_is_told_in_whole_billions_from_ten_on(usd, told):
    assert billions_told(usd) == told


def test_numbers_of_any_size_have_three_digits():
    assert [three_digits(each) for each in (0.01234, 65.14, 12345.6, 2.9e11)] == [
        "0.0123",
        "65.1",
        "12,346",
        "2.90e+11",
    ]


def test_shares_and_multiples_are_told_in_their_decimals():
    assert (percent(0.614), percent(0.614, 1)) == ("61 %", "61.4 %")
    assert times(2) == "2.00x"
