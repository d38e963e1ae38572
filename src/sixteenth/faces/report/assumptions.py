"""The assumptions of a report: the values that move its answer most, each with its meaning, source and date."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.table import Column, Table

MOST = 24  # that are listed; the rest are counted
RANKED, LISTED = "ranked", "listed"  # what the table of all values is called, by whether a run has weighed them
DATE = "date"
VALUE, INPUT = "value", "input"  # its name, and how it is told where nobody copies it
SHOWN = (VALUE, "meaning", "is", "kind", "of_spread", "says", DATE)


def assumptions_of(sources: Answer) -> tuple[Table, int] | None:
    """Return the values that matter most as one table, and how many more there are; nothing where none are listed."""
    tables = {each.key: each for each in sources.tables}
    main = tables.get(RANKED) or tables.get(LISTED)
    if main is None:
        return None
    means, says, dates = _pairs(tables, "meanings", "meaning"), _pairs(tables, "sources", "says"), _dates(tables)
    columns = {column.key: column for table in (*tables.values(), main) for column in table.columns}
    columns[VALUE] = Column(VALUE, INPUT)
    rows = []
    for row in main.rows[:MOST]:
        own = {column.key: entry for column, entry in zip(main.columns, row, strict=True)}
        beside = {"meaning": means.get(own["value"]), "says": says.get(own["source"]), DATE: dates.get(own["value"])}
        rows.append(tuple({**own, **beside}.get(key) for key in SHOWN if key in columns))
    shown = tuple(columns[key] for key in SHOWN if key in columns)
    return replace(main, columns=shown, rows=tuple(rows), ends=()), len(main.rows) - len(rows)


def _pairs(tables: Mapping[str, Table], key: str, wanted: str) -> dict[Any, Any]:
    """Return a column of a table by the entries of its first."""
    table = tables.get(key)
    if table is None:
        return {}
    at = [column.key for column in table.columns].index(wanted)
    return {row[0]: row[at] for row in table.rows}


def _dates(tables: Mapping[str, Table]) -> dict[Any, Any]:
    """Return the day of the latest fact that each value cites."""
    days, found = _pairs(tables, "facts", DATE), dict[Any, Any]()
    cited = tables.get("cited")
    for value, fact in cited.rows if cited else ():
        day = days.get(fact)
        if day is not None and (found.get(value) is None or day > found[value]):
            found[value] = day
    return found
