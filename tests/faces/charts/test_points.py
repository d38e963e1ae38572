"""What a chart shows of a table: its numbers as axes count them, and no entry that is lost in silence."""

import datetime
from dataclasses import replace

import pytest

from sixteenth.answers.chart import Chart
from sixteenth.answers.table import Column
from sixteenth.faces.charts.points import shown
from tests.faces.charts.examples import CHARTS, TABLE, WORDS

DAY = datetime.date(2026, 6, 30)


def of(chart, language="en"):
    return shown(chart, TABLE, WORDS[language])


def test_numbers_are_those_of_the_table_in_the_unit_of_the_axis():
    found = of(CHARTS["line"])
    first = found.points[0]
    assert (first.x, first.y, first.low, first.high) == (1.0, 4.0, 3.0, 5.0)
    assert (found.x.title, found.y.title) == ("order (bn USD)", "worth (bn USD)")
    assert of(CHARTS["line"], "zh").points[0].x == 10.0


def test_what_is_no_number_is_named_with_what_it_says():
    assert of(CHARTS["line"]).left_out == (("8.00, small", "beyond the run"),)
    assert [point.told for point in of(CHARTS["heat"]).points if point.y is None] == ["beyond the run"]


def test_ends_are_those_of_columns_of_errors_or_of_the_entry_itself():
    first = {form: of(CHARTS[form]).points[0] for form in ("band", "bars", "dots")}
    assert (first["band"].low, first["band"].high) == (2.0, 7.0)
    assert (first["bars"].low, first["bars"].high) == (3.0, 5.0)
    assert (first["dots"].low, first["dots"].high) == (3.0, 5.0)


def test_days_and_months_are_days():
    assert [point.x for point in of(CHARTS["band"]).points] == ["2027-01-01", "2028-01-01", "2027-06-01"]
    assert of(CHARTS["band"]).x.kind == "date"
    days = replace(TABLE, columns=(Column("when", "date"), Column("worth", "money")), rows=((DAY, 1e9),))
    (point,) = shown(Chart("shown", "line", "cells", "when", "worth"), days, WORDS["en"]).points
    assert point.x == "2026-06-30"


def test_columns_beside_are_series_by_what_stands_over_them():
    found = of(Chart("shown", "heat", "cells", "who", "size", beside=("worth", "ruined")))
    assert found.series == ("order", "worth", "ruined")
    assert len(found.points) == 3 * len(TABLE.rows)


def test_what_another_point_beats_is_not_joined():
    assert [point.is_joined for point in of(CHARTS["frontier"]).points] == [True, False, True, False]
    assert not any(point.is_joined for point in of(replace(CHARTS["frontier"], beaten="")).points)


@pytest.mark.parametrize("axis", ["x", "y"])
def test_what_has_no_logarithm_is_left_out(axis):
    chart = replace(CHARTS["line"], logarithmic=(axis,))
    found = {getattr(point, axis) for point in of(chart).points}
    assert min(found) > 0
    assert len(of(chart).points) == (3 if axis == "x" else 2)
