"""The sheet of inputs: what may be changed, in cells with names, and what follows from a change."""

from typing import Any

from sixteenth.faces.workbook.book import Book, write_heads, write_text
from sixteenth.faces.workbook.ledger_data import InputData
from sixteenth.faces.workbook.look import FAINT, GOOD, MONEY, SIZES, WARN, number_format
from sixteenth.faces.workbook.places import INPUTS, Places

HEAD, FIRST = 3, 4  # rows, counted from 0
TITLE, VALUE, UNIT, RUN, CHANGED, LOW, HIGH, FROM, TO, FOLLOWS, HELD, MEANING, KIND, READ, NAME, SOURCE = range(16)
WIDTHS = (41, 13, 19, 13, 9, 11, 11, 12, 12, 38, 58, 66, 12, 17, 29, 80)
NUMBERS = (VALUE, RUN, CHANGED, LOW, HIGH, FROM, TO, READ)
EXACT = ("proved", "tried")  # how a change is known to give what a run would
READ_LETTER = "N"
SPARE = 1e-12  # of a number: less is no change
ROLES = ("multiplier", "parameter", "opening")


def write_inputs(book: Book, places: Places) -> str:
    """Write the sheet, and return the cells that say whether each input was changed."""
    sheet = book.sheet(INPUTS, book.told("inputs_title"))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.set_row(1, 58)
    sheet.merge_range(1, 0, 1, FOLLOWS, "", book.look.text)
    write_text(sheet, 1, 0, book.told("inputs_how"), book.look.text)
    write_heads(sheet, HEAD, (book.told(f"inputs_{at}") for at in range(len(WIDTHS))), book.look, NUMBERS)
    row = FIRST
    for role in ROLES:
        own = [each for each in places.ledger.inputs if each.role == role]
        if own:
            for column in range(len(WIDTHS)):
                write_text(sheet, row, column, book.told(f"inputs_of_{role}") if not column else "", book.look.section)
            row += 1
        for each in own:
            _write(book, sheet, row, each, places)
            row += 1
    sheet.freeze_panes(FIRST, VALUE)
    sheet.repeat_rows(HEAD)
    sheet.print_area(0, 0, row - 1, HELD)
    return f"{INPUTS}!$E${FIRST + 1}:$E${row}"


def _write(book: Book, sheet: Any, row: int, each: InputData, places: Places) -> None:
    look, size = book.look, _size(each.unit, book.language)
    write_text(sheet, row, TITLE, each.title, look.label)
    sheet.write_number(row, VALUE, each.value / size, look.input(each.unit))
    write_text(sheet, row, UNIT, unit_told(book, each.unit), look.made(font_color=FAINT, indent=1, align="left"))
    plain = look.made(num_format=_plain_format(each.unit, book.language), font_color=FAINT)
    sheet.write_number(row, RUN, each.value / size, plain)
    at = row + 1
    sheet.write_formula(row, CHANGED, f"=IF(ABS(B{at}-D{at})>{SPARE}*ABS(D{at}),1,0)", look.made(), 0)
    for column, number in ((LOW, each.low), (HIGH, each.high), (FROM, each.holds_from), (TO, each.holds_to)):
        if number is not None:
            sheet.write_number(row, column, number / size, plain)
    is_exact = each.way in EXACT
    form = look.made(font_color=GOOD if is_exact else WARN, bold=is_exact, indent=1, align="left")
    if each.holds_from is None:
        write_text(sheet, row, FOLLOWS, each.follows, form)
    else:
        within = f"AND(B{at}>=H{at}-{SPARE}*ABS(H{at}),B{at}<=I{at}+{SPARE}*ABS(I{at}))"
        told = f'=IF({within},"{each.follows}","{book.told("beyond_tried")}")'
        sheet.write_formula(row, FOLLOWS, told, form, each.follows)
    for column, text in ((HELD, each.held), (MEANING, each.meaning), (KIND, each.kind)):
        write_text(sheet, row, column, text, look.label)
    write_text(sheet, row, SOURCE, each.source, look.made(font_color=FAINT))
    sheet.write_formula(row, READ, f"=B{at}*{size:.0f}" if size != 1 else f"=B{at}", look.made(), each.value)
    name = places.inputs[each.key]
    write_text(sheet, row, NAME, name, look.made(font_color=FAINT, font_size=8))
    book.workbook.define_name(name, f"={INPUTS}!${READ_LETTER}${at}")
    _limit(book, sheet, row, each, size)


def _limit(book: Book, sheet: Any, row: int, each: InputData, size: float) -> None:
    """Have a spreadsheet warn of a number beyond the bounds of its card."""
    if each.least is None or each.most is None:
        return
    sheet.data_validation(
        row,
        VALUE,
        row,
        VALUE,
        {
            "validate": "decimal",
            "criteria": "between",
            "minimum": each.least / size,
            "maximum": each.most / size,
            "error_title": book.told("beyond"),
            "error_message": book.told("beyond_bounds", least=f"{each.least / size:g}", most=f"{each.most / size:g}"),
            "error_type": "warning",
        },
    )


def _size(unit: str, language: str) -> float:
    """Return how many of a unit one stands for in the cell that is typed in."""
    return SIZES[language] if unit in MONEY else 1.0


def _plain_format(unit: str, language: str) -> str:
    return "#,##0.00####" if unit in MONEY else number_format(unit, language)


def unit_told(book: Book, unit: str) -> str:
    """Return how a unit is called beside numbers that are written in it."""
    return book.words.words.get(f"unit_{unit}", unit)
