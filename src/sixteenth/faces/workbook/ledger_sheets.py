"""The sheets of lines by month: the ledger with its formulas, its drivers, and its lines as Python computed them."""

from collections.abc import Iterator, Sequence
from typing import Any

from sixteenth.faces.workbook.book import Book, write_heads, write_text
from sixteenth.faces.workbook.formulas import excel
from sixteenth.faces.workbook.inputs_sheet import unit_told
from sixteenth.faces.workbook.ledger_data import CLOSING, DRIVER, OPENING, LineData
from sixteenth.faces.workbook.look import BAND, FAINT
from sixteenth.faces.workbook.places import DRIVERS, FIRST_MONTH, HEAD, LEDGER, PYTHON, THIS_MONTH, YEARS, Places

COLUMNS = ("title", "label", "unit", "name")
WIDTHS = (40, 15, 16, 24)
MONTH_WIDTH = 9.5
A3, MONTHS_A_PAGE = 8, 30
NEXT, START = "next_", "opening_"


def write_ledger(book: Book, places: Places) -> None:
    """Write the ledger: a row a line, a column a month, every cell a formula with the number that it gives."""
    sheet = _sheet(book, places, LEDGER, book.told("ledger_title"), book.told("ledger_how"))
    for line in _rows(book, places, sheet, places.sheets[1]):
        row, form = places.rows[line.key], _form(book, line)
        for month, (formula, value) in enumerate(zip(_formulas(places, line), line.values, strict=True)):
            sheet.write_formula(row, FIRST_MONTH + month, f"={formula}", form, value)


def write_drivers(book: Book, places: Places) -> None:
    """Write what customers, rivals, lenders and the lab decided, as numbers."""
    sheet = _sheet(book, places, DRIVERS, book.told("drivers_title"), book.told("drivers_how"))
    _write_values(book, places, sheet, places.sheets[0])


def write_python(book: Book, places: Places) -> None:
    """Write the lines of the ledger as Python computed them, in the same places."""
    sheet = _sheet(book, places, PYTHON, book.told("python_title"), book.told("python_how"))
    _write_values(book, places, sheet, places.sheets[1])


def _write_values(book: Book, places: Places, sheet: Any, lines: Sequence[LineData]) -> None:
    for line in _rows(book, places, sheet, lines):
        row, form = places.rows[line.key], _form(book, line)
        for month, value in enumerate(line.values):
            sheet.write_number(row, FIRST_MONTH + month, value, form)


def _formulas(places: Places, line: LineData) -> Iterator[str]:
    """Yield the formula of a line by month; a balance opens as it closed the month before, first as is given."""
    columns = tuple(map(places.column, range(len(line.values))))
    if line.role != OPENING:
        own = excel(line.formula or "", places.cells)
        yield from (own.replace(THIS_MONTH, column) for column in columns)
        return
    given = places.inputs.get(f"{START}{line.name}") if line.label is None else None
    yield given or repr(line.values[0])
    yield from (places.cell(f"{NEXT}{line.key}", column) for column in columns[:-1])


def _sheet(book: Book, places: Places, name: str, title: str, how: str) -> Any:
    """Add a sheet with months over its columns."""
    sheet, look, months = book.sheet(name, title), book.look, places.ledger.months
    write_text(sheet, 1, 0, how, look.made(font_color=FAINT))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width, None, {"level": 1} if column == len(WIDTHS) - 1 else {})
    sheet.set_column(FIRST_MONTH, FIRST_MONTH + len(months) - 1, MONTH_WIDTH)
    write_heads(sheet, YEARS, (book.told("calendar_year"), "", "", ""), look)
    write_heads(sheet, HEAD, (book.told(f"column_{each}") for each in COLUMNS), look)
    for at, month in enumerate(months):
        sheet.write_number(
            YEARS, FIRST_MONTH + at, month.year, look.made(bold=True, align="right", num_format="0", bg_color=BAND)
        )
        sheet.write_datetime(HEAD, FIRST_MONTH + at, month, look.month)
    sheet.freeze_panes(HEAD + 1, FIRST_MONTH)
    sheet.repeat_rows(YEARS, HEAD)
    sheet.repeat_columns(0, 2)
    sheet.set_paper(A3)
    sheet.fit_to_pages(-(-len(months) // MONTHS_A_PAGE), 0)
    return sheet


def _rows(book: Book, places: Places, sheet: Any, lines: Sequence[LineData]) -> Sequence[LineData]:
    """Write what stands before the numbers of each line, and over each section."""
    look, section = book.look, ""
    for line in lines:
        row = places.rows[line.key]
        if line.section != section:
            section = line.section
            for column in range(FIRST_MONTH + len(places.ledger.months)):
                write_text(sheet, row - 1, column, "" if column else section, look.section)
        title = book.told("opens", title=line.title) if line.role == OPENING else line.title
        title = book.told("closes", title=line.title) if line.role == CLOSING else title
        write_text(sheet, row, 0, title, look.label)
        write_text(sheet, row, 1, line.label, look.made(font_color=FAINT))
        write_text(sheet, row, 2, unit_told(book, line.unit), look.made(font_color=FAINT))
        write_text(sheet, row, 3, line.key, look.made(font_color=FAINT, font_size=8))
        if line.meaning:
            sheet.write_comment(row, 0, line.meaning, {"x_scale": 2.2, "font_size": 9}) if line.label is None else None
        if line.label is not None and line.role != DRIVER:
            sheet.set_row(row, None, None, {"level": 1})
    return lines


def _form(book: Book, line: LineData) -> Any:
    return book.look.number(line.unit)
