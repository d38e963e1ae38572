"""Read a table of someone's accounts: what is wrong is refused all at once by line, what is unusual is told.

Nothing is dropped in silence: a row is read, or it is a fault.
"""

import datetime
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sixteenth.errors import Fault, Place, Refused, UnreadableFile, WrongEntry, refuse
from sixteenth.evidence.facts_read.tables import LARGEST, Row, rows_in
from sixteenth.evidence.own_books.conversion import Currencies, converted
from sixteenth.evidence.own_books.entry import COLUMNS, COSTS, NEEDED, REVENUE, Entry
from sixteenth.evidence.own_books.row import RowReader
from sixteenth.evidence.own_books.table_text import Notice, text_of, with_own_names
from sixteenth.evidence.own_books.written_amounts import mark_of, written
from sixteenth.said import said
from sixteenth.texts import Unreadable, read_bytes


@dataclass(frozen=True)
class Wanted:
    """How a file is to be read: until which day, in which currency, and what only its owner can know."""

    until: datetime.date
    currencies: Currencies = field(default_factory=Currencies)
    decimal: str | None = None  # the mark before decimals, by name; found in the file by default
    sheet: str | None = None  # of a workbook; the first by default


@dataclass(frozen=True)
class OwnBooks:
    """The rows of a file, each in the currency of the books, and what is to be told of it."""

    file: str
    digest: str  # SHA-256 of its bytes
    currency: str
    entries: tuple[Entry, ...]  # without rates
    rates: tuple[Entry, ...]
    notices: tuple[Notice, ...]


def read_own_books(path: str | Path, wanted: Wanted) -> OwnBooks:
    """Read a file of accounts: CSV, or a sheet of an Excel workbook.

    Raises:
        Refused: with every column that is missing, cell that cannot be read, row that stands there twice or is still
            to come, line in another encoding, and amount in a currency without a rate.

    """
    file = str(path)
    try:
        data = read_bytes(Path(path), LARGEST)
    except Unreadable as problem:
        where, expected = Place(file, problem.line), said("a table: CSV, or an Excel workbook")
        fault = UnreadableFile(f"'{Path(file).name}'", where, problem.got, expected, problem.cure)
        raise Refused([fault]) from problem
    text, delimiter, faults, notices = text_of(data, file, wanted.sheet)
    found: list[Entry] = []
    rows: list[Row] = []
    own_faults: list[Fault] = []
    with rows_in(with_own_names(text, delimiter, COLUMNS), file, NEEDED, delimiter, faults) as given:
        rows += given
        own_faults = rows[0].faults if rows else []
        mark = wanted.decimal or mark_of(written(row.cells["amount"]) for row in rows)
        reader = RowReader(wanted.until, mark)
        found += [entry for row in rows if (entry := reader.entry(row)) is not None]
        own_faults += _twice(found, file)
        told = converted(found, wanted.currencies, file)
        own_faults += told.faults
    refuse(_empty(rows, file))
    notices += [Notice("comma", "")] if mark == "comma" and wanted.decimal is None else []
    notices += _unread_columns(rows)
    entries, turned = _costs_above_nothing(told.entries)
    notices += [*turned, *_corrections(entries), *_alike(entries), *_converted(entries, told.currency)]
    digest = hashlib.sha256(data).hexdigest()
    return OwnBooks(file, digest, told.currency, entries, told.rates, tuple(notices))


def _empty(rows: Sequence[Row], file: str) -> Iterator[Fault]:
    if not rows:
        got, expected = said("no row below its columns"), said("a row or more")
        cure = said("write a row for each flow of a month; sixteenth init ledger.csv shows how")
        yield UnreadableFile(f"'{Path(file).name}'", Place(file), got, expected, cure)


def _twice(entries: Sequence[Entry], file: str) -> Iterator[Fault]:
    """Find rows that stand there twice, and rates of one currency that begin in the same month and differ."""
    first: dict[object, Entry] = {}
    for entry in entries:
        before = first.setdefault(entry.same, entry)
        if before is not entry:
            what, expected = said("a row that stands there twice"), said("each flow once")
            got = said("the same as on line {line}", line=before.line)
            cure = said("remove one, or write in a column 'note' what sets them apart")
            yield WrongEntry(what, Place(file, entry.line), got, expected, cure)


def _unread_columns(rows: Sequence[Row]) -> Iterator[Notice]:
    for name in rows[0].cells:
        if name not in COLUMNS and name:
            yield Notice("unread_column", name)


def _costs_above_nothing(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], list[Notice]]:
    """Return costs above nothing: where each is written with a minus, that is how this file writes them."""
    costs = [each for each in entries if each.kind in COSTS and each.amount]
    if not costs or any(each.amount > 0 for each in costs):
        return tuple(entries), []
    turned = tuple(replace(each, amount=-each.amount) if each.kind in COSTS else each for each in entries)
    return turned, [Notice("minus_is_cost", "", len(costs), costs[0].line)]


def _corrections(entries: Sequence[Entry]) -> Iterator[Notice]:
    below = [each for each in entries if each.amount < 0 and each.kind in (REVENUE, *COSTS)]
    if below:
        yield Notice("corrections", "", len(below), below[0].line)


def _alike(entries: Sequence[Entry]) -> Iterator[Notice]:
    """Tell names of models that differ by capitals alone: they are kept apart."""
    seen: dict[str, list[Entry]] = {}
    for entry in entries:
        own = seen.setdefault(entry.model.casefold(), [])
        if entry.model not in [each.model for each in own]:
            own.append(entry)
    for own in seen.values():
        if len(own) > 1:
            yield Notice("alike", ", ".join(each.model for each in own), len(own), own[1].line)


def _converted(entries: Sequence[Entry], currency: str) -> Iterator[Notice]:
    """Tell of each other currency how many rows were converted."""
    others: dict[str, list[Entry]] = {}
    for entry in entries:
        if entry.currency != currency:
            others.setdefault(entry.currency, []).append(entry)
    for other, own in others.items():
        yield Notice("converted", other, len(own), own[0].line)
