"""Equally likely futures as dots: each counted once, none over another, and those without a date apart."""

from dataclasses import replace
from itertools import combinations

import pytest

from sixteenth.answers.finding import Word
from sixteenth.answers.table import Column
from sixteenth.faces.charts.draw import spec_of
from tests.faces.charts.examples import ANSWER, CHARTS, TABLE

DATES = replace(CHARTS["outcomes"], x="who", y="when")
COLUMNS = (Column("who", "text"), Column("when", "month"))
ALL = 50


def drawn(dates, width=720, language="en"):
    whens = [*dates, *[Word("none")] * (ALL - len(dates))]
    rows = tuple((str(at), when) for at, when in enumerate(whens))
    answer = replace(ANSWER, tables=(replace(TABLE, columns=COLUMNS, rows=rows),), charts=(DATES,))
    return spec_of(answer, DATES, language, width)


def dots_of(spec):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]


def months(count):
    return [f"{2027 + at * 7 % 90 // 12}-{at * 7 % 12 + 1:02d}" for at in range(count)]


@pytest.mark.parametrize("width", [390, 720])
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("count", [0, 1, 3, 23, 45, 50])
def test_each_future_is_one_dot_and_no_dot_lies_on_another(count, language, width):
    spec = drawn(months(count), width, language)
    layers = dots_of(spec)
    every = [(each["x"], each["y"]) for layer in layers for each in layer["data"]["values"]]
    assert len(every) == ALL
    across = layers[0]["mark"]["size"] ** 0.5
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) > across for a, b in combinations(every, 2))
    assert all(0 < x < width and 0 < y < spec["height"] for x, y in every)


def test_dots_with_a_date_are_filled_and_the_others_hollow():
    filled, hollow = dots_of(drawn(months(23)))
    assert filled["mark"]["filled"]
    assert len(filled["data"]["values"]) == 23
    assert not hollow["mark"]["filled"]


def test_the_pile_says_how_many_and_why():
    texts = [layer for layer in drawn(months(23))["layer"] if layer["mark"]["type"] == "text"]
    assert texts[0]["data"]["values"][0]["name"] == "27 of 50: beyond the run"


def test_many_in_one_month_make_small_dots_in_a_plot_that_is_not_high():
    spec = drawn(["2029-03"] * 48)
    assert spec["height"] < 260


def test_ticks_are_whole_years():
    axis = dots_of(drawn(months(23)))[0]["encoding"]["x"]["axis"]
    assert "'2028'" in axis["labelExpr"]
    assert "'2028年'" in dots_of(drawn(months(23), language="zh"))[0]["encoding"]["x"]["axis"]["labelExpr"]


def test_numbers_have_round_ticks():
    spec = spec_of(ANSWER, CHARTS["outcomes"])
    assert "'2'" in dots_of(spec)[0]["encoding"]["x"]["axis"]["labelExpr"]


def test_nothing_is_left_to_be_worked_out_by_whatever_draws_it():
    assert "transform" not in str(drawn(months(23)))
