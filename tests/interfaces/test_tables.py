"""How every table looks: names left, numbers right, a loss marked by more than its colour."""

import io

import pytest
from rich.console import Console
from rich.text import Text

from sixteenth.interfaces.tables import BAD, GOOD, make_table, print_table, show_findings


def test_names_stand_left_and_numbers_right():
    table = make_table("Stands", "stand", ["cups", "cash"])
    assert [(str(column.header), column.justify) for column in table.columns] == [
        ("stand", "left"),
        ("cups", "right"),
        ("cash", "right"),
    ]
    assert (str(table.title), table.row_count) == ("Stands", 0)


def test_a_table_without_columns_has_its_names():
    assert len(make_table("", "stand", []).columns) == 1


def test_the_two_colours_are_not_red_and_green():
    assert (BAD, GOOD) == ("#D55E00", "#0072B2")


HOSTILE = "[red]x[/red] \x1b[31m [link=https://example.org]y[/link]\n\u202ez"
SHOWN = r"[red]x[/red] \x1b[31m [link=https://example.org]y[/link]\n\u202ez"


def test_texts_are_shown_as_they_were_written():
    table = make_table(HOSTILE, HOSTILE, [HOSTILE])
    table.add_row(HOSTILE, Text(HOSTILE, style=BAD))
    console = Console(width=300, file=io.StringIO(), color_system="truecolor", force_terminal=True)
    print_table(console, table, plain=True)
    assert isinstance(console.file, io.StringIO)
    told = console.file.getvalue()
    assert told.count(SHOWN) == 5
    assert "\x1b[31m" not in told


@pytest.mark.parametrize("plain", [True, False])
def test_a_table_stands_after_an_empty_line_in_the_frame_of_its_console(plain):
    console = Console(width=60, file=io.StringIO(), color_system=None)
    table = make_table("Stands", "stand", ["cups"])
    table.add_row("Ana", "12")
    print_table(console, table, plain=plain)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert text.startswith("\n")
    assert ("+-" in text) is plain
    assert text.isascii() is plain


def test_a_table_that_is_too_wide_breaks_its_words_and_loses_no_border():
    console = Console(width=40, file=io.StringIO(), color_system=None)
    table = make_table("Stands", "stand", ["cups sold in all", "price of a cup"])
    table.add_row("a stand with a name", "1,234,567,890", "0.123456789")
    for column in table.columns:
        column.min_width = 14
    print_table(console, table, plain=True)
    assert isinstance(console.file, io.StringIO)
    lines = console.file.getvalue().splitlines()
    assert {line[-1] for line in lines[2:]} <= {"|", "+"}


def test_findings_stand_before_the_tables_they_rest_on():
    console = Console(width=60, file=io.StringIO(), color_system=None)
    table = make_table("Stands", "stand", ["cups"])
    table.add_row("Ana", "12")
    show_findings(console, ["Ana sells most."], [table], plain=True)
    assert isinstance(console.file, io.StringIO)
    text = console.file.getvalue()
    assert text.startswith("- Ana sells most.\n")
    assert text.index("Ana sells most.") < text.index("Stands") < text.index("12")
