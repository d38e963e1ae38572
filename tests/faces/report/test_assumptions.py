"""Assumptions of a report: the first ones, with meaning and source, and the rest counted."""

import datetime
from dataclasses import replace

from sixteenth.answers.table import Column, Table
from sixteenth.faces.report.assumptions import MOST, assumptions_of
from tests.faces.report.examples import SOURCES

FACTS = (
    Table("cited", (Column("value", "text"), Column("fact", "text")), (("value_0", "a"), ("value_0", "b"))),
    Table(
        "facts",
        (Column("fact", "text"), Column("date", "date")),
        (("a", datetime.date(2026, 1, 2)), ("b", datetime.date(2025, 1, 2))),
    ),
)


def found(sources):
    """Return what a report lists, and how many more there are."""
    both = assumptions_of(sources)
    assert both is not None
    return both


def test_the_first_are_listed_and_the_others_counted():
    table, left = found(SOURCES)
    assert (len(table.rows), left) == (MOST, 40 - MOST)
    assert [column.key for column in table.columns] == ["value", "meaning", "is", "kind", "says"]
    assert table.columns[0].quantity == "input"
    assert table.rows[0][1] == "what it is"
    assert table.rows[1][1] is None
    assert table.rows[0][4] == "a book"


def test_the_latest_fact_that_a_value_cites_dates_it():
    table, _ = found(replace(SOURCES, tables=(*SOURCES.tables, *FACTS)))
    assert table.columns[-1].key == "date"
    assert table.rows[0][-1] == datetime.date(2026, 1, 2)


def test_without_values_there_is_nothing():
    assert assumptions_of(replace(SOURCES, tables=())) is None
