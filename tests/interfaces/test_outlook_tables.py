"""The tables beside the three answers show what the answers hold: every lab, every part, every cell, every share."""

import io
from dataclasses import replace
from typing import Any

import pytest
from rich import box
from rich.console import Console
from rich.table import Table

from sixteenth.decide.going_on import GoingOn, PartGoingOn, Value
from sixteenth.decide.grid import Grid
from sixteenth.decide.headline import Headline, Part
from sixteenth.decide.model_lines import ModelLine
from sixteenth.decide.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.decide.world_share import WorldShare
from sixteenth.interfaces.movers_table import BAR, SHOWN_MOVERS
from sixteenth.interfaces.outlook import Outlook
from sixteenth.interfaces.outlook_tables import MOST_MODELS, outlook_tables
from sixteenth.interfaces.tables import BAD, print_table

HEAD = Headline(
    lab="Ana",
    horizon="2036-03",
    futures=1_000,
    back_of_100=70.4,
    verdict="investment",
    ruined_of_100=3.0,
    worth=(-5e9, 2.6e9, 1.2e11),
    deepest_hole=(-9e9, -4e9, -1e9),
    owners_return=(-1.0, 0.1, 0.5),
    owners_share=(0.5, 0.8, 1.0),
    by_stop=(Part("stops at once", 1_000, 80.0, -2e9), Part("goes on", 0, float("nan"), float("nan"))),
    never_too_late_of_100=31.0,
    last_calls=((90, None),),
    standard_error=1.0,
)
GRID = Grid("Ana", ("weaker", "stronger"), ("half", "whole"), ((90.0, 70.4), (49.9, 10.0)), 400)
INPUTS = tuple(
    Mover(f"input_{i}", ("Ana",) if i % 2 else (), "judgement", 0.5 - 0.1 * i, 0.0, is_clear=True) for i in range(12)
)
MOVERS = Movers(INPUTS, (("judgement", PartOfSpread(0.36, 0.03)), (MONTHLY_LUCK, PartOfSpread(0.64, 0.03))))
OUTLOOK = Outlook("Ana", "run_off", (HEAD, replace(HEAD, lab="Ben", worth=(-9e9, -8e9, -7e9))), GRID, MOVERS)


def cells(table: Table) -> list[list[Any]]:
    """Return the rows of a table."""
    return [list(row) for row in zip(*(column.cells for column in table.columns), strict=True)]


def words(table: Table) -> list[list[str]]:
    return [[str(cell) for cell in row] for row in cells(table)]


@pytest.fixture
def tables() -> list[Table]:
    return outlook_tables(OUTLOOK)


def test_every_lab_has_its_row(tables):
    assert words(tables[0]) == [
        ["Ana", "70", "3", "+3", "-5", "+120", "-4", "10 %", "80 %"],
        ["Ben", "70", "3", "-8", "-9", "-7", "-4", "10 %", "80 %"],
    ]


def test_a_loss_has_a_colour_as_well_as_a_minus(tables):
    gain, loss = (row[3] for row in cells(tables[0]))
    assert (str(gain.style), str(loss.style)) == ("", BAD)


def test_parts_are_told_with_how_many_futures_they_are(tables):
    assert words(tables[1])[0] == ["stops at once", "100", "80", "-2.00"]


def test_a_part_without_futures_shows_no_number(tables):
    assert words(tables[1])[1] == ["goes on", "0", "none", "none"]


def test_the_grid_marks_what_is_worse_than_even(tables):
    assert words(tables[2]) == [["weaker", "90", "70"], ["stronger", "50", "10"]]
    styles = [[str(cell.style) for cell in row[1:]] for row in cells(tables[2])]
    assert styles == [["", ""], [BAD, BAD]]


def test_the_strongest_inputs_are_told_and_every_kind(tables):
    rows = words(tables[3])
    assert len(rows) == SHOWN_MOVERS + len(MOVERS.by_kind)
    assert rows[0][:3] == ["input 0", "judgement", "more is better"]
    assert rows[1][0] == "input 1 Ana"
    assert rows[7][2] == "more is worse"
    assert rows[-2:] == [
        ["all that is judgement", "", "", "36 % (s.e. 3)", "#" * round(0.36 * BAR)],
        [MONTHLY_LUCK, "", "", "64 % (s.e. 3)", "#" * round(0.64 * BAR)],
    ]


def test_every_table_prints_in_plain_ascii(tables):
    console = Console(width=100, color_system=None, highlight=False, record=True, file=io.StringIO())
    for table in tables:
        table.box = box.ASCII2
        console.print(table)
    told = console.export_text()
    assert told.isascii()
    assert max(map(len, told.splitlines())) <= 100
    assert told.count("Every lab") == 1


def model(number: int, **changed: Any) -> ModelLine:
    return replace(ModelLine(str(number), 900, 1e9, (1.0, 2.0, 3.0), 95.0, 11.0, of_100=90.0), **changed)


def test_models_that_had_no_time_are_left_out_and_said_to_be():
    models = (model(1), model(2), model(3, sold_of_100=20.0), model(4, is_last=True))
    table = outlook_tables(replace(OUTLOOK, models=models))[2]
    assert [row[:2] for row in words(table)] == [["1", "90"], ["2", "90"]]
    assert str(table.caption).startswith("2 later models are left out")
    whole = outlook_tables(replace(OUTLOOK, models=models[:2]))[2]
    assert whole.caption is None


def test_no_more_models_are_shown_than_can_be_read():
    table = outlook_tables(replace(OUTLOOK, models=tuple(map(model, range(20)))))[2]
    assert len(words(table)) == MOST_MODELS
    assert str(table.caption).startswith("10 later")


def test_spending_on_ai_is_told_where_it_was_kept():
    shares = (WorldShare("end of 2028", (0.004, 0.0123, 0.05)), WorldShare("largest in the run", (0.01, 0.02, 0.15)))
    table = outlook_tables(replace(OUTLOOK, world_shares=shares))[2]
    assert words(table) == [
        ["end of 2028", "0.4 %", "1.2 %", "5.0 %"],
        ["largest in the run", "1.0 %", "2.0 %", "15.0 %"],
    ]


VALUE = Value(1.3e12, 3e10, 93.2, "investment", is_on_the_edge=False, goes_on=1.6e12, stops=3e11, terminal_share=0.431)
PARTS = (PartGoingOn("stops at once", 400, VALUE),)
VALUED = replace(
    OUTLOOK,
    going_on=(
        GoingOn("Ana", 3, 1_000, "2036-03", VALUE, VALUE, PARTS),
        GoingOn("Ben", 3, 400, "2036-03", VALUE, VALUE, ()),
    ),
    grid=replace(GRID, going_on=((VALUE, VALUE), (VALUE, VALUE))),
)


def test_where_going_on_is_valued_it_comes_first_and_money_back_beside_it():
    going_on, back, stops, cell_values, cells_back, movers = outlook_tables(VALUED)
    assert words(going_on)[1][:4] == ["Ben", "investment", "+1,300", "30"]
    assert str(back.title).startswith("Every lab: money back")
    assert words(stops) == [["stops at once", "40", "+1,300", "30", "93", "investment", "80"]]
    assert words(cell_values)[0] == ["weaker", "+1,300 (93)", "+1,300 (93)"]
    assert words(cells_back) == [["weaker", "90", "70"], ["stronger", "50", "10"]]
    assert str(movers.title) == "What moves the value of going on, by rank"


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_number_is_cut_off(width):
    console = Console(width=width, color_system=None, highlight=False, file=io.StringIO())
    heads = (replace(HEAD, lab="Google DeepMind", worth=(-2.3456e12, 2.2e12, 9.876e12)),)
    for table in outlook_tables(replace(OUTLOOK, lab="Google DeepMind", headlines=heads, models=(model(1),))):
        print_table(console, table, plain=False)
    assert isinstance(console.file, io.StringIO)
    assert "\N{HORIZONTAL ELLIPSIS}" not in console.file.getvalue()
    assert "+9,876" in console.file.getvalue()
