"""How raw numbers are read."""

import datetime

import pytest

from sixteenth.answers.quantities import QUANTITIES


@pytest.mark.parametrize(
    ("quantity", "value", "shown"),
    [
        ("share", 0.256, "26 %"),
        ("small_share", 0.0056, "0.6 %"),
        ("multiple", 2.0, "2 x"),
        ("count", 1350, "1,350"),
        ("days", 193.6, "194"),
        ("number", 0.02, "0.02"),
        ("date", datetime.date(2023, 9, 19), "2023-09-19"),
        ("more_of_100", -2.6, "-3"),
        ("more_of_100", 3.4, "+3"),
        ("more_money", -4.26e9, "-4.3"),
        ("more_points", 0.0123, "+1.2"),
        ("more_labs", 0.5, "+0.50"),
        ("more_concentration", -0.0123, "-0.012"),
        ("more_of_100_error", 2.94, "2.9"),
        ("more_of_100_error", float("nan"), "?"),
        ("more_money_error", 1.26e9, "1.3"),
        ("more_points_error", 0.0123, "1.2"),
        ("more_labs_error", 0.051, "0.05"),
        ("more_concentration_error", 0.0123, "0.012"),
        ("change_of_money", 4.26e9, "+4.3"),
        ("change_of_money", -3.21e7, "-0.032"),
        ("change_of_100", -0.25, "-0.25"),
        ("change_of_points", 0.1234, "+12"),
        ("change_of_money_error", 1.26e9, "1.3"),
        ("change_of_100_error", 0.251, "0.25"),
        ("change_of_points_error", float("nan"), "?"),
        ("doublings", 1.234, "1.23"),
        ("more_doublings", -0.675, "-0.68"),
        ("more_doublings_error", 0.051, "0.05"),
        ("change_of_lives", -65_640.0, "-66"),
        ("change_of_lives_error", 8_910.0, "8.9"),
        ("month", "2027-07", "2027-07"),
        ("futures_of_100", 17.6, "18"),
        ("futures_of_100_error", 2.69, "2.7"),
        ("futures_of_100_error", float("nan"), "?"),
        ("working_time", 3.0, "8 minutes"),
        ("millions", 14_294_000_000.0, "14,294"),
        ("share_of_spread", 0.956, "96 %"),
        ("share_of_spread", -0.02, "0 %"),
        ("share_of_spread_error", 0.021, "2"),
        ("share_of_spread_error", float("nan"), "?"),
        ("length", 3.6124, "3.61"),
        ("fraction", 0.0625, "1/16"),
        ("precise_share", 0.0625, "6.25 %"),
        ("plain", 1234.5, "1,234"),
        ("money_or_less", 4.5e9, "4.50 bn USD"),
        ("money_or_less", 52.0, "52 USD"),
        ("money_a_year", 1.5e9, "18.00 bn USD a year"),
        ("fine_multiple", 2.0, "2.00x"),
        ("months_written", 24.0, "24 months"),
        ("doublings_written", 10.4, "10.40 doublings"),
        ("people", 11_040_000_000.0, "11.04 bn people"),
        ("times", 9.6866, "9.69"),
        ("money_a_year_whole", 1.3171e12, "1,317"),
        ("money_a_year_tenth", 5.8e10, "58.0"),
        ("more_percent", 0.009, "+0.9 %"),
        ("more_percent_whole", -0.12, "-12 %"),
        ("people_whole", 47.2, "47"),
        ("money", 6.13e8, "0.61"),
        ("money_significant", 6.13e8, "0.613"),
        ("money_millions", 1.312e7, "13.1"),
        ("hundredths", 0.218, "0.22"),
        ("tenths", 8.2, "8.2"),
        ("more_tenths", -0.04, "-0.0"),
        ("counted", 68_123.0, "68,000"),
        ("counted", 2_912_000.0, "2.9 million"),
        ("counted_error", 440.0, "440"),
        ("counted_error", float("nan"), "?"),
        ("in_years", 138.0, "11.5"),
        ("share_of_100", 0.078, "8"),
        ("small_share_error", 0.0241, "2.4 %"),
        ("small_share_error", float("nan"), "?"),
        ("dollars", 8_123.0, "8,100"),
        ("more_points_fine", -0.00021, "-0.02"),
        ("points_fine_error", 0.00012, "0.01"),
        ("text", "OpenAI", "OpenAI"),
        ("name", "no_rounds", "no rounds"),
    ],
)
def test_each_quantity_is_written_in_its_way(quantity, value, shown):
    assert QUANTITIES[quantity].write(value) == shown


def test_every_quantity_is_tried_above_or_is_a_text():
    tried = {
        mark.args[1][i][0]
        for mark in test_each_quantity_is_written_in_its_way.pytestmark
        for i in range(len(mark.args[1]))
    }
    assert tried == set(QUANTITIES)
