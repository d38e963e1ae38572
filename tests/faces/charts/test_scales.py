"""Axes count as people of a language do, and every quantity has a way."""

import pytest

from sixteenth.answers.quantities import OWN_CURRENCY, QUANTITIES
from sixteenth.answers.wording import LANGUAGES
from sixteenth.faces.charts.scales import scale_of, ways


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_quantity_has_a_way_in_which_axes_count_it(language):
    assert {each.unit for each in QUANTITIES.values()} == {*ways()["units"]}
    assert {*ways()["quantities"]} <= {*QUANTITIES}
    for name, quantity in QUANTITIES.items():
        scale = scale_of(name, 1e9, language, {})
        assert scale.factor > 0
        is_plain = quantity.unit in ("", OWN_CURRENCY, "log2 minutes") or name.startswith("own_")
        assert scale.unit or is_plain, name


@pytest.mark.parametrize(
    ("quantity", "largest", "language", "raw", "counted", "unit"),
    [
        ("money", 3e9, "en", 2.5e9, 2.5, "bn USD"),
        ("money", 3e9, "zh", 2.5e9, 25.0, "\u4ebf\u7f8e\u5143"),
        ("more_cents", 0.03, "en", 0.03, 3.0, "cents"),
        ("billions_a_year", 1e9, "en", 1e9, 12.0, "bn USD a year"),
        ("share", 0.6, "en", 0.61, 61.0, "%"),
        ("months", 30.0, "zh", 24.0, 24.0, "\u4e2a\u6708"),
        ("more_points_fine", -0.126, "en", -0.126, -12.6, "points"),
        ("more_million_life_years", 2e5, "en", -2e5, -0.2, "million"),
        ("of_100", 5.0, "en", 5.0, 5.0, "of 100 futures"),
    ],
)
def test_a_raw_number_is_counted_as_its_unit_says(quantity, largest, language, raw, counted, unit):
    scale = scale_of(quantity, largest, language, {})
    assert (scale.of(raw), scale.unit) == (counted, unit)


def test_a_currency_of_its_own_stands_in_the_title_of_the_table():
    scale = scale_of("own_millions", 5e6, "en", {"size": "million", "currency": "CNY"})
    assert (scale.of(5e6), scale.unit) == (5.0, "million CNY")


def test_positions_on_the_ladder_are_told_and_not_counted():
    scale = scale_of("working_time", 10.0, "en", {})
    assert scale.told("en")[:4] == ("1 minute", "8 minutes", "1 hour", "8 hours")
    assert scale.told("en")[-2:] == ("1 month", "1 year") or len(scale.ticks) == 7
