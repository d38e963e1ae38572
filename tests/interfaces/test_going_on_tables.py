"""The value of going on in tables and words: every lab, every part, every cell; an error of one future is a dash."""

from dataclasses import replace
from typing import Any

import pytest
from rich.table import Table

from sixteenth.decide.going_on import GoingOn, PartGoingOn, Value
from sixteenth.decide.grid import Grid
from sixteenth.decide.spread import MONTHLY_LUCK, Movers, PartOfSpread
from sixteenth.interfaces.going_on_tables import (
    billions_told,
    by_stop_table,
    error_told,
    going_on_sentence,
    grid_table,
    labs_table,
    named_verdict,
    share_after_run,
    what_decides_sentence,
)
from sixteenth.interfaces.tables import BAD


def cells(table: Table) -> list[list[Any]]:
    """Return the rows of a table."""
    return [list(row) for row in zip(*(column.cells for column in table.columns), strict=True)]


def words(table: Table) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in cells(table)]


VALUE = Value(1.3e12, 3e10, 93.2, "investment", is_on_the_edge=False, goes_on=1.6e12, stops=3e11, terminal_share=0.431)
HOLE = replace(VALUE, mean=-2e9, positive_of_100=1.0, verdict="hole", terminal_share=float("nan"))
EDGE = replace(VALUE, mean=2e9, positive_of_100=30.0, verdict="a bet: few win, by enough", is_on_the_edge=True)
PARTS = (PartGoingOn("stops within 24 months", 500, EDGE), PartGoingOn("goes on for 5 years", 1_500, VALUE))
ANA = GoingOn("Ana", 3, 2_000, "2036-06", VALUE, HOLE, PARTS)
BEN = GoingOn("Ben", 3, 400, "2036-06", HOLE, HOLE, ())
GRID = Grid("Ana", ("weaker", "stronger"), ("half", "whole"), ((90.0, 70.4), (49.9, 10.0)), 400)
MOVERS = Movers((), (("judgement", PartOfSpread(0.36, 0.03)), (MONTHLY_LUCK, PartOfSpread(0.64, 0.03))))


def title(table: Any) -> str:
    return str(table.title)


def test_every_lab_has_its_verdict_mean_error_and_count():
    table = labs_table((ANA, BEN), "Ana")
    assert "(2,000 for Ana, 400 for others)" in title(table)
    assert words(table) == [
        ["Ana", "investment", "+1,300", "30", "93", "43 %", "-2.00", "1"],
        ["Ben", "hole", "-2.00", "30", "1", "-", "-2.00", "1"],
    ]
    assert str(cells(table)[1][2].style) == BAD
    assert "(2,000)" in title(labs_table((ANA,), "Ana"))


def test_parts_by_stop_are_told_with_and_without_money_back():
    told = words(by_stop_table(ANA))
    assert told[0] == ["stops within 24 months", "25", "+2.00", "30", "30", "a bet: few win, by enough, on the edge"]
    back = by_stop_table(ANA, {"stops within 24 months": 80.4, "goes on for 5 years": 12.0})
    assert [row[-1] for row in words(back)] == ["80", "12"]


def test_each_cell_has_its_mean_and_its_count_and_a_hole_has_a_colour():
    table = grid_table(replace(GRID, going_on=((VALUE, EDGE), (HOLE, HOLE))))
    assert words(table) == [["weaker", "+1,300 (93)", "+2 (30)"], ["stronger", "-2 (1)", "-2 (1)"]]
    assert [str(cell.style) for cell in cells(table)[1][1:]] == [BAD, BAD]


def test_what_decides_it_is_told_by_the_value_of_going_on_where_there_is_one():
    valued = what_decides_sentence(replace(GRID, going_on=((VALUE, EDGE), (HOLE, HOLE))), MOVERS)
    assert "going on is worth from -2.00bn USD to 1,300bn USD, and more than nothing in 1 to 93 of 100" in valued
    assert what_decides_sentence(GRID, MOVERS).startswith("What decides it: from 10 to 90 of 100, by how hard")


def test_an_edge_is_told_once():
    assert going_on_sentence(replace(ANA, going_concern=EDGE)).endswith("two standard errors would change the verdict.")
    assert going_on_sentence(ANA).endswith("in 93 of 100.")
    assert (named_verdict(EDGE), named_verdict(VALUE)) == ("a bet: few win, by enough, on the edge", "an investment")


@pytest.mark.parametrize(
    ("usd", "told"),
    [(1.2626e12, "1,263bn USD"), (-4.081e9, "-4.08bn USD"), (9.994e9, "9.99bn USD"), (0.0, "0.00bn USD")],
)
def test_money_is_told_in_whole_billions_from_ten_on(usd, told):
    assert billions_told(usd) == told


def test_what_is_no_number_is_a_dash():
    assert error_told(float("nan")) == "-"
    assert share_after_run(HOLE) == "-"
