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
        ("share_in_full", -0.4867, "-48.7 %"),
        ("multiple_fine", 2.4, "2.40x"),
        ("multiple_fine", float("nan"), "?"),
        ("figure", 1.07143, "1.071"),
        ("digits", 0.777777777778, "0.77777778"),
        ("digits", float("inf"), "inf"),
        ("first_digit", 0.0021, "0.002"),
        ("difference", -2.2e-5, "-2.2e-05"),
        ("difference", 1e-13, "0"),
        ("off_by", 0.25, "+0.25"),
        ("tiny", 1e-7, "1.0e-07"),
        ("share_as_given", 0.001, "0.1 %"),
        ("whole", 327_680.0, "327,680"),
        ("terabytes", 4.26e13, "43"),
        ("fraction", 1 / 16, "1/16"),
        ("money_plain", 4.5e9, "4.5"),
        ("money_plain", 72e9, "72"),
        ("money_signed_fine", -9e8, "-0.90"),
        ("money_signed_fine", 1.11e10, "+11.1"),
        ("money_tenths", 47.86e9, "47.9"),
        ("ratio_tenths", 17.04, "17.0"),
        ("dollars_and_cents", 5.246, "5.25"),
        ("money_told", 1.3e12, "1,300"),
        ("money_told", -2e9, "-2.00"),
        ("money_told", float("nan"), "?"),
        ("money_signed", 1.3e12, "+1,300"),
        ("money_signed", 2e9, "+2.00"),
        ("amount", 1159.6, "1.16e+03"),
        ("year", 2030, "2030"),
        ("month", "2027-07", "2027-07"),
        ("correlation", -0.613, "-0.61"),
        ("of_100", 93.2, "93"),
        ("of_100_error", 2.96, "3.0"),
        ("part_of_spread", -0.02, "0 %"),
        ("part_of_spread", 1.02, "100 %"),
        ("part_of_spread", 0.004, "<1 %"),
        ("share_of_spread_error", 0.034, "3"),
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
