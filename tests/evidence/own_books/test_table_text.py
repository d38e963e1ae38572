"""The text of a table, however it was saved."""

import pytest

from sixteenth.errors import Refused
from sixteenth.evidence.own_books.table_text import text_of, with_own_names


def test_what_stands_between_cells_is_found_and_told():
    text, delimiter, faults, notices = text_of(b"a;b\r\n1;2\r\n", "a.csv", None)
    assert (text, delimiter, tuple(faults)) == ("a;b\n1;2\n", ";", ())
    assert [each.kind for each in notices] == ["semicolons"]


def test_columns_have_the_one_name_that_they_mean():
    assert with_own_names("Date,Betrag\n1,2\n", ",", ("month",)).splitlines()[0] == "month,Betrag"
    package = "sixteenth.evidence.own_plan"
    assert with_own_names("Quarter,Item\n", ",", ("month", "line"), package).splitlines()[0] == "month,line"


def test_a_sheet_of_a_file_without_sheets_is_refused():
    with pytest.raises(Refused, match="a file without sheets"):
        text_of(b"a,b\n", "a.csv", "Sheet1")


def test_a_name_that_no_reader_of_tables_takes_is_left_for_the_reader_of_rows():
    text = "month," + "x" * 200_000 + "\n2026-01,1\n"
    assert with_own_names(text, ",", ("month", "amount")) == text
