"""A table of an answer as a data frame: raw numbers by the keys of columns, dates as dates, units beside them."""

from typing import TYPE_CHECKING, Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.data import ColumnData, table_data
from sixteenth.answers.table import Table
from sixteenth.answers.wording import words_of
from sixteenth.errors import Place, WrongOption, nearest, refuse
from sixteenth.said import said

if TYPE_CHECKING:
    import pandas as pd

ASKED = Place(said("what was asked of an answer"))
DATES = ("date", "month")  # quantities that are days, or months by their first day


def frame_of(answer: Answer, key: str | None, language: str) -> "pd.DataFrame":
    """Return a table of an answer; the only one where none is named.

    `attrs` has the `title` of the table, and by column its `titles`, `units` and `quantities`.

    Raises:
        Refused: when there is no such table, or several and none is named.

    """
    import pandas as pd  # noqa: PLC0415 - slow to load

    table = table_of(answer, key)
    data = table_data(table, words_of(answer.question, language))
    frame = pd.DataFrame(data.rows, columns=[column.key for column in data.columns])
    for at, column in enumerate(data.columns):
        if column.quantity in DATES:
            frame.isetitem(at, _as_dates(frame.iloc[:, at]))
    frame.attrs.update({"title": data.title, **_about(data.columns)})
    return frame


def table_of(answer: Answer, key: str | None) -> Table:
    """Return a table of an answer by its name; the only one where none is named.

    Raises:
        Refused: when there is no such table, or several and none is named.

    """
    tables = {table.called: table for table in answer.tables}
    names = ", ".join(tables)
    listed = said("there are {names}", names=names) if tables else said("this answer has no table")
    if key is None and len(tables) != 1:
        got = said("no name") if tables else said("no table")
        refuse([WrongOption(said("a table"), ASKED, got, said("the name of a table"), listed)])
    found = tables.get(key) if key is not None else next(iter(tables.values()))
    if found is None:
        cure = nearest(str(key), tables, listed)
        refuse([WrongOption(said("a table"), ASKED, f"'{key}'", said("the name of a table"), cure)])
    return found or next(iter(tables.values()))


def _as_dates(column: Any) -> Any:
    """Return days and months as timestamps; a column that holds something else too stays as it is."""
    import pandas as pd  # noqa: PLC0415 - as above

    try:
        return pd.to_datetime(column, format="ISO8601")
    except (ValueError, TypeError):
        return column


def _about(columns: list[ColumnData]) -> dict[str, dict[str, str]]:
    return {
        "titles": {column.key: column.title for column in columns},
        "units": {column.key: column.unit for column in columns},
        "quantities": {column.key: column.quantity for column in columns},
    }
