"""The text of a table that someone brings, however it was saved: one name a column, and what was unusual about it."""

import csv
import io
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from sixteenth.errors import Fault, Place, Refused, WrongOption
from sixteenth.evidence.facts_read.written_text import written_text
from sixteenth.evidence.own_books.entry import OWN_BOOKS, meant
from sixteenth.evidence.own_books.sheet import ENDING, sheet_text
from sixteenth.evidence.own_books.whole_encoding import whole_encoding
from sixteenth.said import said

SEPARATOR = re.compile(r"\ufeff?sep=.\s*", re.IGNORECASE)
DELIMITERS = {";": "semicolons", "\t": "tabs"}
NoticeKind = Literal[
    "encoding", "semicolons", "tabs", "comma", "unread_column", "minus_is_cost", "corrections", "alike", "converted"
]


@dataclass(frozen=True)
class Notice:
    """Something that was unusual and is no fault: what it is about, how many rows have it, and the first line."""

    kind: NoticeKind
    about: str
    rows: int = 0
    line: int = 1


def text_of(data: bytes, file: str, sheet: str | None) -> tuple[str, str, Sequence[Fault], list[Notice]]:
    """Return the text of a file, what stands between its cells, lines that cannot be read, and what was unusual.

    Raises:
        Refused: when it is no table, or a file without sheets of which one is asked for.

    """
    if Path(file).suffix.lower() == ENDING:
        return sheet_text(data, file, sheet), ",", (), []
    if sheet is not None:
        got, expected = said("a file without sheets"), said("a name that ends in {endings}", endings=ENDING)
        cure = said("leave it out, or name a workbook")
        raise Refused([WrongOption("'sheet'", Place(file), got, expected, cure)])
    whole = whole_encoding(data)
    text = written_text(whole.data, file)
    lines = text.text.replace("\r\n", "\n").replace("\r", "\n")
    notices = [Notice("encoding", whole.name)] if whole.name else []
    if text.delimiter in DELIMITERS:
        notices.append(Notice("semicolons" if text.delimiter == ";" else "tabs", ""))
    return lines, text.delimiter, text.faults, notices


def with_own_names(text: str, delimiter: str, columns: Collection[str], package: str = OWN_BOOKS) -> str:
    """Return the text with each column called by the one name that it means, as the package's names.toml says."""
    lines = text.split("\n")
    if SEPARATOR.fullmatch(lines[0]):
        lines[0] = ""  # a line for the program that saved the table, which says what stands between its cells
    at = next((number for number, line in enumerate(lines) if line.strip()), 0)
    try:
        names = next(csv.reader([lines[at]], delimiter=delimiter), [])
    except csv.Error:  # told by whoever reads the rows
        return text
    if lines[at].count('"') % 2:  # a name that runs over several lines: left as it is
        return text
    shown = io.StringIO()
    csv.writer(shown, delimiter=delimiter, lineterminator="").writerow(_own_names(names, columns, package))
    return "\n".join([*lines[:at], shown.getvalue(), *lines[at + 1 :]])


def _own_names(names: Sequence[str], columns: Collection[str], package: str) -> list[str]:
    """Return the names of columns; another name for a column counts only where its own name is not there."""
    plain = [name.strip("\ufeff").strip() for name in names]
    meanings = [meant("columns", name, package) for name in plain]
    return [
        name if own is None or name in columns or own in plain else own
        for name, own in zip(plain, meanings, strict=True)
    ]
