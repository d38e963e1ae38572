"""Tables as data frames: raw numbers by key, dates as dates, units beside them, and back again."""

import datetime

import pandas as pd
import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import table_data
from sixteenth.answers.finding import Word
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused, WrongOption
from sixteenth.faces.notebook.frames import frame_of, table_of

ARITHMETIC = sixteenth.ask("outlook", "interview_arithmetic")
OPENED = Table(
    "margins",
    (
        Column("day", "date", is_label=True),
        Column("worth", "billions", is_label=True),
        Column("month", "month", is_label=True),
    ),
    (
        (datetime.date(2030, 12, 31), Span(1e9, 3e9, "billions", 2e9), "2030-12"),
        (None, Span(2e9, 4e9, "billions", 3e9), "2031-01"),
    ),
)


def alone(*tables: Table) -> Answer:
    return Answer("outlook", "central", {}, (), tables)


def fault_of(make):
    with pytest.raises(Refused) as refused:
        make()
    (fault,) = refused.value.faults
    assert isinstance(fault, WrongOption)
    return fault


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("table", ARITHMETIC.tables, ids=lambda table: table.called)
def test_a_frame_goes_back_to_the_rows_of_the_data(table, language):
    frame = frame_of(ARITHMETIC, table.called, language)
    data = table_data(table, words_of("outlook", language))
    back = frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    assert back == [list(row) for row in data.rows]
    assert frame.attrs["title"] == data.title
    assert frame.attrs["units"] == {column.key: column.unit for column in data.columns}


def test_dates_are_timestamps_and_ends_have_columns_of_their_own():
    frame = frame_of(alone(OPENED), None, "en")
    assert frame.day[0] == pd.Timestamp("2030-12-31")
    assert pd.isna(frame.day[1])
    assert list(frame.month) == [pd.Timestamp("2030-12-01"), pd.Timestamp("2031-01-01")]
    assert list(frame.columns) == ["day", "worth", "worth_low", "worth_high", "month"]
    assert frame.worth_high.tolist() == [3e9, 4e9]
    assert frame.attrs["units"]["worth_low"] == "USD"


def test_a_column_that_holds_more_than_dates_stays_as_it_is():
    table = Table("margins", (Column("when", "month", is_label=True),), (("2030-12",), (Word("beyond"),)))
    assert frame_of(alone(table), "margins", "en").when.tolist() == ["2030-12", "beyond"]


def test_the_tables_are_named_where_none_or_a_wrong_one_is():
    fault = fault_of(ARITHMETIC.frame)
    assert fault.got == "no name"
    assert all(table.called in fault.cure for table in ARITHMETIC.tables)
    assert fault_of(lambda: ARITHMETIC.frame("margin")).cure == "did you mean 'margins'?"
    assert fault_of(lambda: frame_of(alone(), None, "en")).cure == "this answer has no table"
    assert table_of(alone(OPENED), None) is OPENED
