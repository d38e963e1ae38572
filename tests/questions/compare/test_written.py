"""Amounts of many units side by side: raw, in one unit a row, with a sign where they are differences."""

import pytest

from sixteenth.answers.finding import Figure
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.wording import words_of
from sixteenth.decide.difference import Difference
from sixteenth.questions.compare.written import BY_UNIT, cells, number
from tests.questions.compare.examples import SMALL, VALUE


def written(found: Difference, unit: str, language: str = "en") -> list[str]:
    words = words_of("compare", language)
    return ["" if each is None else words.part(each) for each in cells(found, unit)]


@pytest.mark.parametrize(
    ("unit", "found", "told"),
    [
        ("USD", VALUE, ["2,700", "150", "-2,550", "70", "bn USD"]),
        ("USD", SMALL, ["2e+06", "3e+06", "+1e+06", "", "USD"]),
        ("USD", Difference(0.0, 0.0, 0.0, 0.0), ["0.00", "0.00", "0.00", "0.00", "bn USD"]),
        ("USDPerMonth", Difference(1e9, 3e9, 2e9, 1e8), ["12", "36", "+24", "1.20", "bn USD a year"]),
        ("of 100", Difference(4.2, 0.0, -4.2, 2.9), ["4.2", "0.0", "-4.2", "2.9", "of 100"]),
        ("Share", Difference(0.02, 0.021, 0.001, 0.002), ["2.0 %", "2.1 %", "+0.1 %", "0.2 %", ""]),
        ("LifeMonths", Difference(1.2e7, 3e7, 1.8e7, 12), ["1.00 mn", "2.50 mn", "+1.50 mn", "1", "life-years"]),
        ("Persons of mine", Difference(1.0, 3.0, 2.0, 0.5), ["1", "3", "+2", "0.5", "Persons of mine"]),
    ],
)
def test_a_row_is_written_in_the_way_of_its_unit(unit, found, told):
    assert written(found, unit) == told


def test_chinese_counts_in_its_own_way():
    assert written(VALUE, "USD", "zh") == ["27,000", "1,500", "-25,500", "700", "亿美元"]


def test_numbers_stay_raw():
    assert [each.value for each in cells(VALUE, "USD")[:4]] == [2.7e12, 1.5e11, -2.55e12, 7e10]
    assert {quantity for how in BY_UNIT.values() for quantity in (how.level, how.change)} <= set(QUANTITIES)


def test_what_is_no_number_is_left_out_and_a_zero_has_no_minus():
    assert number(float("nan"), "money") is None
    zero = number(-0.0, "tenths")
    assert isinstance(zero, Figure)
    assert QUANTITIES["tenths"].written(zero.value) == "0.0"
