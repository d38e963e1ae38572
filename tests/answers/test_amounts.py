"""A number in full, in any unit of the world and in both languages."""

import inspect

import pytest

from sixteenth import units
from sixteenth.answers.amounts import quantity_in_full, unit_words, ways_in_full
from sixteenth.answers.numbers import in_full
from sixteenth.answers.quantities import QUANTITIES


def test_every_unit_of_the_world_has_its_words_and_no_other():
    own = {
        name
        for name, each in vars(units).items()
        if inspect.isclass(each) and issubclass(each, units.Quantity) and each is not units.Quantity
    }
    assert {*unit_words()} == own
    assert {*ways_in_full()} <= {*QUANTITIES}


@pytest.mark.parametrize(
    ("unit", "value", "english", "chinese"),
    [
        ("USD", 705.25e9, "705.25 bn USD", "7,052.5 亿美元"),
        ("USD", -3.2e6, "-3.2e+06 USD", "-3.2e+06 美元"),
        ("USD", 400.0, "400 USD", "400 美元"),
        ("USDPerMonth", 1e9, "12.00 bn USD a year", "每年 120.0 亿美元"),
        ("USDPerMonth", 574_453.0, "574,453 USD a month", "每月 574,453 美元"),
        ("Share", 0.28713, "28.7 %", "28.7 %"),
        ("Multiple", 2.0, "2.00x", "2.00 倍"),
        ("Months", 11.846, "11.8 months", "11.8 个月"),
        ("PerMonth", 0.006667, "0.006667 a month", "0.006667 每月"),
        ("People", 1.1e10, "11.00 bn people", "110 亿人"),
        ("People", 640.0, "640 people", "640 人"),
        ("LifeMonths", 24e9, "2.00 bn life-years", "20 亿生命年"),
        ("Doublings", 9.5, "9.5 doublings", "9.5 次翻倍"),
        ("TokensPerMonth", 1.5e15, "1.5e+15 tokens a month", "1.5e+15 词元每月"),
        ("Flag", 1.0, "1", "1"),
    ],
)
def test_a_number_is_written_with_its_unit(unit, value, english, chinese):
    quantity = QUANTITIES[quantity_in_full(unit)]
    assert (quantity.written(value), quantity.written(value, "zh")) == (english, chinese)


@pytest.mark.parametrize("unit", ["USD", "USDPerMonth", "Share", "Multiple", "Months", "Doublings", "Flag", "Number"])
def test_english_is_as_a_number_in_full(unit):
    quantity = QUANTITIES[quantity_in_full(unit)]
    assert [quantity.written(each) for each in (0.0, 0.3, 12.0, 4.2e11)] == [
        in_full(unit, each) for each in (0.0, 0.3, 12.0, 4.2e11)
    ]


def test_a_unit_that_a_scenario_brings_is_a_plain_number():
    assert quantity_in_full("CupsPerMonth") == "plain"
