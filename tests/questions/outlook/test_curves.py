"""The tables that the first screen draws: months down, quantiles and a few futures across."""

import numpy as np

from sixteenth.decide.glance.curves import LEVELS, PATHS, Curves, Fan
from sixteenth.questions.outlook.curves import ENDS, curve_tables, path_columns

FAN = Fan(("2026-06", "2026-09"), np.arange(10.0).reshape(5, 2), np.array([[1.0, 2.0], [3.0, 4.0]]))
CURVES = Curves(FAN, FAN, ("2026-06", None), (("2026-06", 90.0),))


def test_each_row_is_a_month_with_its_quantiles_and_paths():
    running, _, back, in_time = curve_tables("Ana", CURVES)
    none = (None,) * (PATHS - 2)
    assert running.rows[0] == ("2026-06", 0.0, 2.0, 4.0, 6.0, 8.0, 1.0, 2.0, *none)
    assert running.rows[1] == ("2026-09", 1.0, 3.0, 5.0, 7.0, 9.0, 3.0, 4.0, *none)
    assert back.rows == ((1, "2026-06"), (2, None))
    assert in_time.rows == (("2026-06", 90.0),)


def test_people_see_the_spread_and_data_have_all():
    running = curve_tables("Ana", CURVES)[0]
    assert [running.columns[at].key for at in running.seen] == ["month", "p5", "middle", "p95"]
    assert [column.key for column in running.columns[6:]] == list(path_columns())


def test_each_end_has_a_level_of_its_own():
    assert len(ENDS) == len(LEVELS)


def test_they_wait_in_the_part_they_are_given():
    assert {table.part for table in curve_tables("Ana", CURVES, "money")} == {"money"}
