"""Sheets of workbooks as text."""

import datetime
import io
from collections.abc import Sequence

import openpyxl
import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.own_books import sheet
from sixteenth.evidence.own_books.sheet import sheet_text


def workbook(**sheets: Sequence[Sequence[object]]) -> bytes:
    """Return a workbook with these sheets."""
    book = openpyxl.Workbook(write_only=True)
    for name, rows in sheets.items():
        added = book.create_sheet(name)
        for row in rows:
            added.append(row)
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def test_each_row_is_a_line_and_cells_are_written_so_that_they_are_read_alike():
    rows: list[list[object]] = [
        ["month", "amount", "note", None],
        [],
        [datetime.date(2026, 3, 31), 57.409, "two\nlines, and a comma", None],
        [45809, 12, None, None],
    ]
    text = sheet_text(workbook(Flows=rows), "a.xlsx")
    assert text.split("\n") == [
        "month,amount,note",
        "",
        '2026-03-31,57.4090,"two lines, and a comma"',
        "45809,12,",
        "",
    ]


def test_a_sheet_is_chosen_by_its_name_and_a_formula_is_what_it_came_to():
    data = workbook(First=[["a"]], Second=[["b", "=1+1"]])
    assert sheet_text(data, "a.xlsx") == "a\n"
    assert sheet_text(data, "a.xlsx", "Second") == "b\n"  # nothing has worked it out yet
    with pytest.raises(Refused, match="did you mean 'Second'"):
        sheet_text(data, "a.xlsx", "Secnd")


def test_what_is_no_workbook_is_refused(monkeypatch):
    with pytest.raises(Refused, match="no workbook, or has a password"):
        sheet_text(b"month,model\n", "a.xlsx")
    data = workbook(Flows=[["month"]])
    monkeypatch.setattr(sheet, "LARGEST", 10)
    with pytest.raises(Refused, match="too large"):
        sheet_text(data, "a.xlsx")


def test_an_archive_that_holds_no_sheet_is_refused():
    import zipfile

    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as packed:
        packed.writestr("a.txt", "nothing")
    with pytest.raises(Refused, match="an Excel workbook"):
        sheet_text(data.getvalue(), "a.xlsx")


def test_an_archive_of_a_kind_to_come_is_refused():
    data = bytearray(workbook(Flows=[["month"]]))
    data[data.index(b"PK\1\2") + 6] = 200  # the version that is needed to unpack it
    with pytest.raises(Refused, match="no workbook"):
        sheet_text(bytes(data), "a.xlsx")
