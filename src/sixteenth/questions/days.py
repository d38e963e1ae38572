"""Days that are given as texts, on the command line or as an option of a question."""

import datetime

from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.said import said

A_DAY = "2026-03-31"


def read_day(name: str, text: str, such_as: str = A_DAY) -> datetime.date:
    """Return the day that an option gives; a cure names another, such as one that the command is asked for.

    Raises:
        Refused: where it is none.

    """
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        where = Place(said("the options"))
        refuse(
            [
                WrongOption(
                    name,
                    where,
                    f"'{text}'",
                    said("a day, such as {such_as}", such_as=such_as),
                    said("write YYYY-MM-DD"),
                )
            ]
        )
        raise
