"""Tables of an answer as values: a sheet each, or below each other on one sheet."""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from numbers import Real
from typing import Any

from sixteenth.answers.finding import Figure
from sixteenth.answers.quantities import QUANTITIES
from sixteenth.answers.table import Column, Span, Table
from sixteenth.answers.wording import Words, common_words
from sixteenth.faces.workbook.book import Book, write_text
from sixteenth.faces.workbook.look import FAINT

WIDE, NARROW, MOST = 34, 12, 60  # letters
BETWEEN = 2  # rows from one table to the next
A_MONTH = re.compile(r"(\d{4})-(\d\d)")
TEXTS = ("text", "name", "input", "own_name", "month", "date", "lines")


def write_tables(book: Book, sheet: Any, tables: Iterable[Table], words: Words, row: int) -> int:
    """Write tables below each other, each with its title; return the row after the last."""
    widths = dict[int, float]()
    for table in tables:
        own = words.told_by(table.question)
        write_text(sheet, row, 0, own.title(table), book.look.made(bold=True, font_size=11))
        row = _write(book, sheet, table, own, row + 1, widths) + BETWEEN
    for column, width in widths.items():
        sheet.set_column(column, column, min(width, MOST))
    return row


def write_one_table(book: Book, sheet: Any, table: Table, words: Words) -> None:
    """Write one table below the title of its sheet, with its heads in view while one scrolls."""
    widths = dict[int, float]()
    _write(book, sheet, table, words.told_by(table.question), 2, widths)
    for column, width in widths.items():
        sheet.set_column(column, column, min(width, MOST))
    sheet.freeze_panes(4, 1)
    sheet.repeat_rows(2, 3)


def _write(book: Book, sheet: Any, table: Table, words: Words, row: int, widths: dict[int, float]) -> int:
    """Write heads, units, rows and what is said below; return the row after."""
    columns = [(column, at, _spans(table, at)) for at, column in enumerate(table.columns)]
    heads = [
        each
        for column, at, spans in columns
        for each in _heads(book, column, spans, words, has_numbers=_has_numbers(table, at))
    ]
    for at, (head, unit, numbers) in enumerate(heads):
        write_text(sheet, row, at, head, book.look.number_head if numbers else book.look.head)
        side = {"align": "right"} if numbers else {}
        write_text(sheet, row + 1, at, unit, book.look.made(font_color=FAINT, italic=True, **side))
    row += 2
    for entries in table.rows:
        at = 0
        for column, place, spans in columns:
            cells = _cells(entries[place], is_span=bool(spans))
            for cell in cells:
                length = _write_cell(book, sheet, (row, at), column, cell, words)
                widths[at] = max(widths.get(at, NARROW), length)
                at += 1
        row += 1
    for finding in table.below:
        write_text(sheet, row, 0, words.sentence(finding), book.look.made(font_color=FAINT))
        row += 1
    return row


def _spans(table: Table, at: int) -> set[str]:
    return {row[at].quantity for row in table.rows if isinstance(row[at], Span)}


def is_number(value: Any) -> bool:
    """Say whether an entry is a number, which a yes or no is not."""
    return isinstance(value, Real) and value is not True and value is not False


def _has_numbers(table: Table, at: int) -> bool:
    """Say whether a column has numbers, at least where it has anything first."""
    first = next((row[at] for row in table.rows if row[at] is not None), None)
    own = first.value if isinstance(first, Figure) else first
    return isinstance(own, Span) or is_number(own)


def _heads(
    book: Book, column: Column, spans: set[str], words: Words, *, has_numbers: bool
) -> Sequence[tuple[str, str, bool]]:
    """Return what stands over a column, or over the three of spans, each with its unit."""
    quantity = next(iter(spans)) if len(spans) == 1 else column.quantity
    head, unit = words.head(column), _unit(book, quantity)
    if not spans:
        return ((head, unit, has_numbers),)
    common = common_words(words.language).words
    return ((head, unit, True), *((common[end].format(title=head), unit, True) for end in ("low", "high")))


def _unit(book: Book, quantity: str) -> str:
    unit = QUANTITIES[quantity].unit
    return book.words.words.get(f"shown_{unit.replace(' ', '_')}", unit) if quantity not in TEXTS else ""


def _cells(entry: Any, *, is_span: bool) -> Sequence[Any]:
    if isinstance(entry, Span):
        return tuple(Figure(each, entry.quantity) for each in (entry.middle, entry.low, entry.high))
    return (entry, None, None) if is_span else (entry,)


def _write_cell(book: Book, sheet: Any, place: tuple[int, int], column: Column, entry: Any, words: Words) -> float:
    """Write a number as a number, in the format of its unit, and all else as it is told; return its length."""
    value, quantity = (entry.value, entry.quantity) if isinstance(entry, Figure) else (entry, column.quantity)
    if value is None:
        return 0
    if is_number(value):
        number = float(value)  # a number of NumPy too
        if number != number or number in (float("inf"), float("-inf")):  # noqa: PLR0124 - not a number
            return 0
        unit = "whole" if quantity in ("year", "draw", "months_counted") else QUANTITIES[quantity].unit
        sheet.write_number(*place, number, book.look.number(unit))
        return NARROW
    if quantity == "month" and (month := A_MONTH.fullmatch(str(value))):
        sheet.write_datetime(*place, date(int(month[1]), int(month[2]), 1), book.look.date)
        return NARROW
    told = words.cell(column, entry)
    write_text(sheet, *place, told, book.look.text if len(told) > MOST else book.look.label)
    return len(told) * (2 if words.language == "zh" else 1) + 1
