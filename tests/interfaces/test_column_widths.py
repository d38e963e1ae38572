"""A table that is wider than the terminal loses nothing: names and heads break first, then it stands in parts."""

import io

import pytest
from rich.console import Console

from sixteenth.interfaces.tables import make_table, print_table

NAMES = ("an unusually long name of a rule", "another, of two labs", "x")
NUMBERS = ("-12,345.6", "+7,890.1", "0.0")
WIDE_NAME = "\u4e00\u4e8c\u4e09"


def printed(width: int, columns: int, names: tuple[str, ...] = NAMES, *, plain: bool = False) -> str:
    console = Console(width=width, file=io.StringIO(), color_system=None)
    table = make_table("what differs", "rule", [f"a lab of some name {at}" for at in range(columns)])
    table.columns[0].min_width = 14
    for column in table.columns:
        column.overflow = "fold"
    for name, number in zip(names, NUMBERS, strict=True):
        table.add_row(name, *(number for _ in range(columns)))
    print_table(console, table, plain=plain)
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


@pytest.mark.parametrize("plain", [True, False])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("columns", [1, 5, 8, 20])
def test_nothing_is_cut_and_every_line_fits(width, columns, plain):
    text = printed(width, columns, plain=plain)
    assert [text.count(number) for number in NUMBERS] == [columns] * len(NUMBERS)
    assert all(len(line) <= width for line in text.splitlines())


def test_a_name_stands_beside_the_numbers_of_each_part():
    assert printed(40, 8).count(NAMES[2]) > 1
    assert printed(400, 8).count(NAMES[2]) == 1


def test_names_break_where_numbers_need_the_room():
    assert NAMES[0] not in printed(60, 4)
    assert NAMES[0] in printed(120, 1)


def test_wide_letters_are_shown_in_however_narrow_a_column():
    text = printed(12, 2, (WIDE_NAME, WIDE_NAME, WIDE_NAME))
    assert [text.count(letter) for letter in WIDE_NAME] == [text.count(WIDE_NAME[0])] * len(WIDE_NAME)
