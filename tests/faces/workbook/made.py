"""Workbooks that tests write and read again, with formulas or with the numbers that these carry."""

import io
from collections.abc import Callable
from importlib import import_module
from typing import Any

import openpyxl

from sixteenth.faces.workbook.book import Book
from sixteenth.faces.workbook.ledger_data import ledger_data
from sixteenth.faces.workbook.places import Places
from sixteenth.faces.workbook.write import PLAIN
from tests.faces.workbook.ledgers import interview_ledger


def made(write: Callable[[Book], Any], language: str = "en", *, values: bool = False) -> Any:
    """Return what `write` writes to a new workbook, opened again."""
    file = io.BytesIO()
    workbook: Any = import_module("xlsxwriter").Workbook(file, dict(PLAIN))
    write(Book(workbook, language))
    workbook.close()
    return openpyxl.load_workbook(file, data_only=values)


def places(language: str = "en") -> Places:
    """Return where the rows of the interview's ledger stand."""
    ledger = ledger_data(interview_ledger(), language)
    assert ledger is not None
    return Places(ledger)


def texts(sheet: Any) -> set[str]:
    """Return every text of a sheet."""
    return {cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)}
