"""One row of a table of accounts, cell by cell: what cannot be read is a fault of its own."""

import datetime
from decimal import Decimal

from babel.numbers import is_currency

from sixteenth.errors import WrongCell, WrongEntry, nearest, shortened
from sixteenth.evidence.facts_read.tables import MOST_SHOWN, Row
from sixteenth.evidence.own_books.entry import KINDS, OF_THE_COMPANY, RATE, UNIT, UNITS, Entry, meant
from sixteenth.evidence.own_books.written_amounts import MARKS, written
from sixteenth.evidence.own_books.written_months import When, when
from sixteenth.said import said

RENAMED = {"RMB": "CNY", "CNH": "CNY", "人民币": "CNY", "元": "CNY", "美元": "USD"}  # other names of a currency


def currency_of(text: str) -> str | None:
    """Return the code of a currency, such as USD; None where it is none."""
    written = text.strip().upper()
    code = RENAMED.get(written, written)
    return code if is_currency(code) else None


class RowReader:
    """Reads rows, up to a day and with one mark before decimals."""

    def __init__(self, until: datetime.date, mark: str | None) -> None:
        """Keep the last day that may be in a file, and the mark by name; None where it is not known."""
        self.until, self.mark = until, mark

    def entry(self, row: Row) -> Entry | None:
        """Return the row as an entry; None, with its faults told, where some cell cannot be read."""
        before = len(row.faults)
        kind = self._kind(row)
        day = self._when(row, kind)
        model, amount, currency, unit = self._model(row, kind), self._amount(row, kind), currency_in(row), unit_in(row)
        if len(row.faults) > before or amount is None:
            return None
        note, source = (row.cells.get(name, "").strip() for name in ("note", "source"))
        month, date = (day.month, day.day) if day else ("", None)
        return Entry(row.where.line, month, date, model, kind or "", amount * unit, currency, note, source)

    def _kind(self, row: Row) -> str | None:
        text = row.cells["kind"]
        found = meant("kinds", text)
        if found is None:
            otherwise = said("write which kind of flow it is")
            cure = nearest(text.strip(), KINDS, otherwise) if text.strip() else said("fill it in")
            tell(row, "kind", said("one of {names}", names=", ".join(KINDS)), cure)
        return found

    def _when(self, row: Row, kind: str | None) -> When | None:
        """Return the month of a row; none, and no fault, for a rate that holds always."""
        text = row.cells["month"]
        if kind == RATE and not text.strip():
            return None
        found = when(text)
        if found is None:
            cure = said("write year and month, in this order") if text.strip() else said("fill it in")
            tell(row, "month", said("a month or a day, such as {examples}", examples="2026-03, 2026-03-31"), cure)
        elif found.first_day > self.until:
            expected = said("a day up to {day}", day=self.until)
            cure = said("remove what is only planned, or say --until")
            row.faults.append(WrongEntry(said("a row still to come"), row.where, text.strip(), expected, cure))
        return found

    def _model(self, row: Row, kind: str | None) -> str:
        model = " ".join(row.cells["model"].split())
        if model and kind in OF_THE_COMPANY:
            expected = said("an empty cell, for {kind} belongs to no model", kind=kind)
            tell(row, "model", expected, said("leave it empty"))
        return model

    def _amount(self, row: Row, kind: str | None) -> Decimal | None:
        text = row.cells["amount"]
        found = written(text)
        if found is None:
            expected = said("an amount, such as {example}", example="1234.50")
            cure = said("write the number alone, in digits") if text.strip() else said("fill it in, or remove the row")
            tell(row, "amount", expected, cure)
            return None
        amount = found.read(self.mark)
        if amount is None and found.is_doubtful:
            expected = said("{first} or {last}, told apart", first=found.comma, last=found.point)
            tell(row, "amount", expected, said("say --decimal point or comma"))
        elif amount is None:
            mark = MARKS.get(self.mark or "", "")
            expected = said("an amount with '{mark}' before its decimals, as in the rest", mark=mark)
            tell(row, "amount", expected, said("write it as the others are"))
        elif kind == RATE and amount <= 0:
            cure = said("write what one unit of it is worth in the currency of the books")
            tell(row, "amount", said("a rate above 0"), cure)
        return amount


def currency_in(row: Row) -> str:
    """Return the code of the currency that a row names; nothing, and a fault, where it names none."""
    found = currency_of(row.cells["currency"])
    if found is None:
        cure = said("write its three letters") if row.cells["currency"].strip() else said("fill it in")
        tell(row, "currency", said("a currency, such as {examples}", examples="USD, CNY"), cure)
    return found or ""


def unit_in(row: Row) -> Decimal:
    """Return what an amount counts; single units of its currency where the file has no such column."""
    if UNIT not in row.cells:
        return UNITS["one"]
    found = meant("units", row.cells[UNIT])
    if found is None:
        cure = said("write what the amount counts") if row.cells[UNIT].strip() else said("fill it in")
        tell(row, UNIT, said("one of {names}", names=", ".join(UNITS)), cure)
        return UNITS["one"]
    return UNITS[found]


def tell(row: Row, column: str, expected: str, cure: str) -> None:
    """Tell a cell that cannot be read."""
    text = row.cells[column]
    got = f"'{shortened(text, MOST_SHOWN)}'" if text.strip() else said("an empty cell")
    row.faults.append(WrongCell(f"'{column}'", row.where, got, expected, cure))
