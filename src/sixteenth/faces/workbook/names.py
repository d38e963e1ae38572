"""Names that a workbook takes: of sheets and of cells, made of ours where a spreadsheet forbids one."""

import re
from collections.abc import Collection

MOST_OF_A_SHEET = 31  # letters
FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
TAKEN = ("history",)  # which spreadsheets keep for themselves
OTHER_LETTERS = re.compile(r"[^\w.]")
A_CELL = re.compile(r"(?i)(?:[a-z]{1,3}\d+|r\d*(?:c\d*)?|c\d*|true|false)")
MOST_OF_A_NAME = 255
LETTERS = 26


def sheet_name(text: str, taken: Collection[str] = ()) -> str:
    """Return a name for a sheet that is like a text: short, without what is forbidden, and unlike those taken."""
    used = {*TAKEN, *(each.lower() for each in taken)}
    plain = FORBIDDEN.sub(" ", text).strip(" '") or "_"
    for number in range(1, len(used) + 2):
        end = "" if number == 1 else f" {number}"
        name = plain[: MOST_OF_A_SHEET - len(end)].rstrip(" '") + end
        if name.lower() not in used:
            return name
    raise AssertionError(text)  # there are more numbers than names taken


def letters(column: int) -> str:
    """Return the letters of a column, counted from 0."""
    above, own = divmod(column, LETTERS)
    return (letters(above - 1) if above else "") + chr(ord("A") + own)


def cell_name(text: str) -> str:
    """Return a name for a cell that is like a text: one that no spreadsheet takes for the place of a cell."""
    plain = OTHER_LETTERS.sub("_", text)[: MOST_OF_A_NAME - 1] or "_"
    is_wrong = not (plain[0].isalpha() or plain[0] == "_") or A_CELL.fullmatch(plain)
    return f"_{plain}" if is_wrong else plain
