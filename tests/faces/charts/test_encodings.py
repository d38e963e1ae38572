"""Axes of charts: where they begin, how they are labelled, and what tells series apart."""

from dataclasses import replace

from sixteenth.answers.chart import Chart
from sixteenth.faces.charts.encodings import Canvas, axis_of, number_scale, over, series_of, tooltip
from sixteenth.faces.charts.points import shown
from tests.faces.charts.examples import CHARTS, TABLE, WORDS


def canvas(chart, language="en", width=720):
    return Canvas(chart, shown(chart, TABLE, WORDS[language]), language, width)


def test_an_axis_holds_every_number_and_its_ends():
    low, high = number_scale(canvas(CHARTS["line"]), "y")["domain"]
    assert low < -4
    assert high > 7


def test_an_axis_of_shares_begins_at_nothing_where_that_is_near():
    assert number_scale(canvas(replace(CHARTS["line"], zero=False)), "x")["domain"][0] == 0


def test_a_line_without_height_stands_over_nothing():
    flat = canvas(replace(CHARTS["line"], zero=False))
    level = replace(flat.shown, points=tuple(replace(each, y=40.0, low=None, high=None) for each in flat.shown.points))
    low, high = number_scale(replace(flat, shown=level), "y")["domain"]
    assert low == 0
    assert high > 40


def test_room_for_texts_is_a_part_of_the_whole():
    bare, roomy = (number_scale(canvas(CHARTS["bars"]), "y", (0, room))["domain"] for room in (0, 0.5))
    assert roomy[1] - 7 > 0.4 * (roomy[1] - bare[0])


def test_an_axis_of_logarithms_says_so():
    scale = number_scale(canvas(replace(CHARTS["line"], logarithmic=("x",))), "x")
    assert scale["type"] == "log"
    assert scale["domain"][0] > 0


def test_dates_are_written_as_the_language_writes_them():
    assert axis_of(canvas(CHARTS["band"]), "x")["format"] == "%b %Y"
    assert axis_of(canvas(CHARTS["band"], "zh"), "x")["format"] == "%Y\u5e74%-m\u6708"


def test_working_time_is_told_at_each_tick():
    axis = axis_of(canvas(Chart("shown", "line", "cells", "size", "task")), "y")
    assert "8 minutes" in axis["labelExpr"]
    assert over(axis)["titleAngle"] == 0


def test_colour_is_never_alone():
    told = series_of(canvas(CHARTS["line"]), dash=True, shape=True)
    assert {*told} == {"color", "strokeDash", "shape"}
    assert series_of(canvas(replace(CHARTS["line"], series="")), dash=True) == {}


def test_what_is_pointed_at_is_told_as_the_table_tells_it():
    assert [each["field"] for each in tooltip(canvas(CHARTS["line"]))] == ["x_told", "series", "told"]
    assert canvas(CHARTS["line"]).values[0]["told"] == "+4"
