"""Tables of an answer as values."""

import datetime
import math

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import Words
from sixteenth.faces.workbook.tables_sheet import write_one_table, write_tables
from tests.faces.workbook.made import made

WORDS = Words(
    findings={"below": "Below."},
    tables={"t": "A table"},
    columns={"who": "who", "when": "when", "worth": "worth", "range": "range", "share": "share"},
    words={"parent": "parent"},
)
TABLE = Table(
    "t",
    (
        Column("who", "text"),
        Column("when", "month"),
        Column("worth", "worth"),
        Column("range", "worth"),
        Column("share", "share"),
    ),
    (
        ("=1+1", "2027-03", 2e9, Span(1e9, 3e9, "worth", 2e9), 0.25),
        ("b", None, math.nan, None, Word("parent")),
        ("c", "2027-04", Figure(12, "count"), None, None),
    ),
    below=(Finding("below", {}),),
)


def test_numbers_are_numbers_and_texts_are_texts():
    sheet = made(lambda book: write_one_table(book, book.sheet("t", "title"), TABLE, WORDS))["t"]
    assert [cell.value for cell in sheet[3]] == ["who", "when", "worth", "range", "range, low", "range, high", "share"]
    assert sheet["C4"].value == "bn USD"
    assert (sheet["A5"].value, sheet["A5"].data_type) == ("=1+1", "s")
    assert sheet["B5"].value == datetime.datetime(2027, 3, 1)  # noqa: DTZ001 - a month of a sheet
    assert (sheet["C5"].value, sheet["C5"].number_format[:11]) == (2e9, "#,##0.00,,,")
    assert [sheet[f"{letter}5"].value for letter in "DEF"] == [2e9, 1e9, 3e9]
    assert sheet["G5"].number_format == "0.0%"
    assert (sheet["C6"].value, sheet["G6"].value) == (None, "parent")
    assert sheet["A8"].value == "Below."


def test_tables_stand_below_each_other():
    rows = list[int]()
    book = made(lambda book: rows.append(write_tables(book, book.sheet("t", "title"), [TABLE, TABLE], WORDS, 2)))
    assert book["t"]["A3"].value == book["t"].cell(rows[0] // 2 + 2, 1).value == "A table"
