"""Tables of numbers in CSV, read with their places: every cell that cannot be read is one fault, all told at once."""

import csv
import datetime
import io
import re
from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sixteenth.errors import (
    Fault,
    Place,
    Refused,
    UnreadableFile,
    WrongCell,
    WrongColumns,
    nearest,
    refuse,
    shortened,
)
from sixteenth.said import said
from sixteenth.texts import Unreadable, decode, read_bytes

LARGEST = 100_000_000  # bytes of a table
MOST_SHOWN = 40  # letters of a cell
A_DATE = "2026-03-31"
_NUMBER = re.compile(r"\s*[-+]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][-+]?[0-9]+)?\s*")
_SEPARATED = re.compile(r"\s*[-+]?[0-9]{1,3}([,' \u00a0\u202f][0-9]{3})+(\.[0-9]*)?\s*")
_DATE = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Row:
    """One row: its cells by column, the line on which it begins, and where its faults go."""

    cells: Mapping[str, str]
    where: Place
    faults: list[Fault]

    def text(self, column: str) -> str:
        """Return a cell as it is written."""
        return self.cells[column]

    def number(self, column: str) -> float:
        """Return a cell as a number; nan, and a fault, where it is none."""
        found = as_number(self.cells[column])
        if found is None:
            self._tell(column, said("a number, such as 1234.5"), _cure_of_number(self.cells[column]))
            return float("nan")
        return found

    def positive(self, column: str) -> float:
        """Return a cell as a number above nothing; nan, and a fault, where it is none."""
        found = self.number(column)
        if found <= 0:
            self._tell(column, said("a number above 0"), said("write one, or remove the row"))
            return float("nan")
        return found

    def number_or_none(self, column: str) -> float | None:
        """Return a cell as a number, or None where it is empty."""
        return self.number(column) if self.cells[column].strip() else None

    def date(self, column: str) -> datetime.date:
        """Return a cell as a date; the first of all, and a fault, where it is none."""
        text = self.cells[column].strip()
        try:
            if _DATE.fullmatch(text):
                return datetime.date.fromisoformat(text)
        except ValueError:
            pass
        cure = said("fill it in") if not text else said("write year, month and day, in this order")
        self._tell(column, said("a date, such as {a_date}", a_date=A_DATE), cure)
        return datetime.date.min

    def date_or_none(self, column: str) -> datetime.date | None:
        """Return a cell as a date, or None where it is empty."""
        return self.date(column) if self.cells[column].strip() else None

    def _tell(self, column: str, expected: str, cure: str) -> None:
        text = self.cells[column]
        got = f"'{shortened(text, MOST_SHOWN)}'" if text.strip() else said("an empty cell")
        self.faults.append(WrongCell(f"'{column}'", self.where, got, expected, cure))


def as_number(text: str) -> float | None:
    """Return the number that a text is, in digits and with a decimal point; None where it is something else."""
    return float(text) if _NUMBER.fullmatch(text) else None


def _cure_of_number(text: str) -> str:
    if not text.strip():
        return said("fill it in, or remove the row")
    if _SEPARATED.fullmatch(text):
        return said("write {digits}", digits=re.sub("[^-+.0-9]", "", text))
    return said("write the number alone, or remove the row")


@contextmanager
def reading(file: Path, columns: Sequence[str]) -> Generator[Iterator[Row]]:
    """Give the rows of a file that has these columns, among others; what is wrong in them is told when all are read.

    Raises:
        Refused: with every cell that cannot be read, or with what keeps the file from being read.

    """
    try:
        data = read_bytes(file, LARGEST)
    except Unreadable as problem:
        raise _no_table(str(file), problem) from problem
    with rows_of(data, str(file), columns) as rows:
        yield rows


def _no_table(file: str, problem: Unreadable) -> Refused:
    where, what = Place(file, problem.line), f"'{Path(file).name}'"
    return Refused([UnreadableFile(what, where, problem.got, said("a table in UTF-8"), problem.cure)])


@contextmanager
def rows_of(data: bytes, file: str, columns: Sequence[str]) -> Generator[Iterator[Row]]:
    """Give the rows of what a file holds, as `reading` does those of a file.

    Raises:
        Refused: with every cell that cannot be read, every column that is not there, or what keeps it from being read.

    """
    try:
        text = decode(data)
    except Unreadable as problem:
        raise _no_table(file, problem) from problem
    with rows_in(text, file, columns) as rows:
        yield rows


@contextmanager
def rows_in(
    text: str, file: str, columns: Sequence[str], delimiter: str = ",", known: Iterable[Fault] = ()
) -> Generator[Iterator[Row]]:
    """Give the rows of a text, as `rows_of` does; faults that are known already are told with those found here.

    Raises:
        Refused: with every cell that cannot be read, or every column that is not there, and what was known before.

    """
    known = tuple(known)
    refuse(() if text else known)  # of a text that could not be read, no column is there to be missed
    lines = _Lines(text, file, delimiter)
    header = lines.header()
    refuse((*known, *lines.faults) if lines.faults else ())  # of names that cannot be read, none is missed either
    wrong = tuple(_wrong_columns(header, Place(file, 1), columns))
    refuse((*known, *wrong) if wrong else ())
    lines.faults += known
    yield lines.rows(header)
    refuse(lines.faults)


class _Lines:
    """The lines of a table, with the faults found in them."""

    def __init__(self, text: str, file: str, delimiter: str) -> None:
        """Begin at the first line."""
        self.reader, self.file = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), file
        self.faults: list[Fault] = []

    def header(self) -> list[str]:
        """Return the names of the columns: the first line with anything in it."""
        return [name.strip() for name in next(self._cells(), (0, []))[1]]

    def rows(self, header: Sequence[str]) -> Iterator[Row]:
        """Walk the rows that are not blank, each with the line on which it begins."""
        for line, cells in self._cells():
            where = Place(self.file, line)
            if len(cells) == len(header):
                yield Row(dict(zip(header, cells, strict=True)), where, self.faults)
            else:
                got, want = (
                    said("{count} cells", count=len(cells)),
                    said("{count}, as many as columns", count=len(header)),
                )
                cure = said("put a cell that holds a comma in quotes, or add the cells that are missing")
                self.faults.append(WrongCell(said("a row"), where, got, want, cure))

    def _cells(self) -> Iterator[tuple[int, list[str]]]:
        """Walk the lines with anything in them; a quoted cell may run over several."""
        while True:
            line = self.reader.line_num + 1
            try:
                cells = next(self.reader)
            except StopIteration:
                return
            except csv.Error as error:
                cure = said("close the quotes around a cell")
                self.faults.append(
                    WrongCell(
                        said("a row"), Place(self.file, line), str(error), said("cells with commas between"), cure
                    )
                )
                return
            if any(cell.strip() for cell in cells):
                yield line, cells


def _wrong_columns(header: Sequence[str], where: Place, columns: Iterable[str]) -> Iterator[Fault]:
    """Find columns that are not there, or there twice."""
    there = ", ".join(f"'{shortened(name, MOST_SHOWN)}'" for name in header[:20]) or said("an empty file")
    for column in columns:
        count = header.count(column)
        if count == 0:
            near = nearest(column, header, said("add a column {column}; commas stand between columns", column=column))
            yield WrongColumns(f"'{column}'", where, there, said("a column of this name"), near)
        elif count > 1:
            yield WrongColumns(
                f"'{column}'",
                where,
                said("{count} of this name", count=count),
                said("one"),
                said("rename or remove the others"),
            )
