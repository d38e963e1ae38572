"""A workbook of an answer: its tables as values; where it has a lab's ledger, that with formulas that are alive."""

import io
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.answers.table import Table
from sixteenth.answers.wording import Words, words_of
from sixteenth.faces.workbook.annual_sheet import write_annual
from sixteenth.faces.workbook.book import Book
from sixteenth.faces.workbook.checks_sheet import write_checks
from sixteenth.faces.workbook.front_sheet import write_front
from sixteenth.faces.workbook.inputs_sheet import write_inputs
from sixteenth.faces.workbook.ledger_data import ledger_data, own_tables
from sixteenth.faces.workbook.ledger_sheets import write_drivers, write_ledger, write_python
from sixteenth.faces.workbook.payback_sheet import can_write, write_payback
from sixteenth.faces.workbook.places import ANSWERS, DRAWS, SOURCES, Places
from sixteenth.faces.workbook.tables_sheet import write_one_table, write_tables

PLAIN: Mapping[str, Any] = {  # a text is a text: no formula, no link, no number is made of it
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
    "in_memory": True,
}
OF_SOURCES, OF_DRAWS = "sources", "draws"
GAP = "gap"  # the table of the ledger's future beside all
GOING_ON = ("labs", "labs_alike")


def workbook(answer: Answer, language: str = "en") -> bytes:
    """Return an answer as a workbook."""
    file = io.BytesIO()
    own: Any = import_module("xlsxwriter").Workbook(file, dict(PLAIN))
    book, words = Book(own, language), words_of(answer.question, language)
    ledger = ledger_data(answer, language)
    places = Places(ledger) if ledger else None
    write_front(book, answer, words, places)
    if places is None:
        _write_each(book, answer, words)
    else:
        _write_ledger(book, answer, words, places)
    own.set_calc_mode("auto")
    own.close()
    return file.getvalue()


def _write_each(book: Book, answer: Answer, words: Words) -> None:
    """Write each table on a sheet of its own; those of sources on one."""
    for table in answer.tables:
        own = words.told_by(table.question)
        sheet = book.sheet(table.called, own.title(table))
        write_one_table(book, sheet, table, words)


def _write_ledger(book: Book, answer: Answer, words: Words, places: Places) -> None:
    own = own_tables(answer)
    changed = write_inputs(book, places)
    write_ledger(book, places)
    write_drivers(book, places)
    totals = write_annual(book, places)
    if can_write(places):
        write_payback(book, places)
    ours = [*own.values()]
    draws = [table for table in ours if table.part == OF_DRAWS]
    beside = [own[GAP]] if GAP in own else []
    others = [table for table in answer.tables if table not in ours and table.part != OF_SOURCES]
    going_on = [table for table in others if table.key in GOING_ON]
    _stacked(book, DRAWS, "draws_title", [*beside, *going_on, *draws], words)
    _stacked(book, ANSWERS, "answers_title", [each for each in others if each not in going_on], words)
    write_checks(book, places, totals, changed)
    write_python(book, places)
    _stacked(book, SOURCES, "sources_title", [each for each in answer.tables if each.part == OF_SOURCES], words)


def _stacked(book: Book, name: str, title: str, tables: list[Table], words: Words) -> None:
    if tables:
        sheet = book.sheet(name, book.told(title))
        write_tables(book, sheet, tables, words, 2)
        sheet.freeze_panes(1, 1)
