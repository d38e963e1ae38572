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
        ("sales_a_year", 392.41e9, "392"),
        ("sales_a_year", 0.0512e9, "0.051"),
        ("reported_money", 22.74e9, "22.7"),
        ("hours_of_work", 12.34, "12.3"),
        ("times_as_much", 0.08694, "0.0869"),
        ("score", 0.2317, "0.232"),
        ("more_share", -0.0953, "-9.5 %"),
        ("million_life_years", 9.234e6, "9.23"),
        ("million_life_years_error", float("nan"), "?"),
        ("ratio", 0.917, "0.92"),
        ("bits", 0.4062, "0.41"),
        ("of_100", 0.146, "15"),
        ("of_100_error", 0.0246, "2.5"),
        ("fine_share", 0.0025, "0.25 %"),
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
