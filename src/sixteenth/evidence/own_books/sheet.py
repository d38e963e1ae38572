"""A sheet of an Excel workbook as text: one line a row, so that lines and rows have the same numbers."""

import csv
import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

from sixteenth.errors import Place, Refused, UnreadableFile, WrongOption, nearest
from sixteenth.said import said

ENDING = ".xlsx"
LARGEST = 500_000_000  # bytes of a workbook once unpacked
_THREE_DECIMALS = re.compile(r"-?[0-9]{1,3}\.[0-9]{3}")


def sheet_text(data: bytes, file: str, sheet: str | None = None) -> str:
    """Return the cells of a sheet, the first by default, with commas between; a formula as what it came to.

    Raises:
        Refused: when it is no such workbook, is too large, or has no sheet of that name.

    """
    import openpyxl  # noqa: PLC0415 - only who brings a workbook waits for it

    _check_size(data, file)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and validations that a workbook may have, and we never read
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
            chosen = _chosen(book.sheetnames, file, sheet)
            rows = list(book[chosen].iter_rows(values_only=True))
            book.close()
    except Refused:
        raise
    except Exception as error:
        raise _no_workbook(file, str(error) or type(error).__name__) from error
    return _written(rows)


def _check_size(data: bytes, file: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except Exception as error:  # of whatever in an archive is not as it must be
        raise _no_workbook(file, said("a file that is no workbook, or has a password")) from error
    if size > LARGEST:
        raise _no_workbook(file, said("a workbook that is too large"))


def _chosen(names: Iterable[str], file: str, sheet: str | None) -> str:
    known = list(names)
    if sheet is None or sheet in known:
        return sheet or known[0]
    expected = said("one of {names}", names=", ".join(known))
    cure = nearest(sheet, known, said("name one of its sheets"))
    raise Refused([WrongOption("'sheet'", Place(file), f"'{sheet}'", expected, cure)])


def _no_workbook(file: str, got: str) -> Refused:
    expected, cure = said("an Excel workbook"), said("save it as .xlsx without a password, or as CSV")
    return Refused([UnreadableFile(f"'{Path(file).name}'", Place(file), got, expected, cure)])


def _written(rows: Iterable[tuple[Any, ...]]) -> str:
    """Write rows as lines of equal length, without the empty columns at their right."""
    kept = [[_cell(each) for each in row] for row in rows]
    used = max((at + 1 for row in kept for at, cell in enumerate(row) if cell), default=0)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in kept:
        cells = [*row, *[""] * used][:used]
        if any(cells):
            writer.writerow(cells)
        else:
            text.write("\n")
    return text.getvalue()


def _cell(value: Any) -> str:
    """Write a cell on one line: a date as a day, a number so that its point cannot be taken for thousands."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime | datetime.date):
        return value.isoformat()[: len("2026-03-31")]
    if isinstance(value, int | float) and not isinstance(value, bool):
        text = f"{Decimal(repr(value)):f}"
        return f"{text}0" if _THREE_DECIMALS.fullmatch(text) else text
    return " ".join(str(value).split())
