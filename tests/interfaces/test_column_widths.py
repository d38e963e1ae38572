"""A table that is wider than the terminal loses nothing: names and heads break first, numbers last."""

import io
import re

import pytest
from rich.console import Console

from sixteenth.interfaces.tables import make_table, print_table

NAMES = ("an unusually long name of a rule", "another, of two labs", "x")
NUMBERS = ("-12,345.6", "+7,890.1", "0.0")


def printed(width: int, columns: int, *, plain: bool = False) -> str:
    console = Console(width=width, file=io.StringIO(), color_system=None)
    table = make_table("what differs", "rule", [f"a lab of some name {at}" for at in range(columns)])
    table.columns[0].min_width = 14
    for column in table.columns:
        column.overflow = "fold"
    for name, number in zip(NAMES, NUMBERS, strict=True):
        table.add_row(name, *(number for _ in range(columns)))
    print_table(console, table, plain=plain)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def letters(text: str) -> list[str]:
    return sorted(re.sub(r"[\s\u2500+|-]", "", text))


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("columns", [1, 5, 8])
def test_nothing_is_cut_and_every_line_fits(width, columns, plain):
    text = printed(width, columns, plain=plain)
    assert letters(text) == letters(printed(1000, columns, plain=plain))
    assert all(len(line) <= width for line in text.splitlines())


def test_numbers_stay_whole_while_names_can_break():
    text = printed(60, 4)
    assert all(number in text for number in NUMBERS)
    assert NAMES[0] not in text


def test_a_table_that_fits_is_left_as_it_is():
    assert NAMES[0] in printed(120, 1)
