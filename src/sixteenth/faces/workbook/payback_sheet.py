"""The sheet of models: each as a company of its own, from its rows of the ledger."""

from datetime import date
from typing import Any

from sixteenth.faces.workbook.book import Book, write_heads, write_text
from sixteenth.faces.workbook.look import FAINT
from sixteenth.faces.workbook.places import HEAD, PAYBACK, Places

COLUMNS = ("model", "begun", "cost", "earned", "multiple", "waited", "back", "hole", "balance")
WIDTHS = (12, 14, 16, 16, 12, 16, 16, 16, 16)
NEEDED = ("owes_its_development", "next_development_to_date", "next_gross_profit_to_date", "next_months_to_payback")
FIRST = 4
A_DOLLAR = 1.0
EPOCH = date(1899, 12, 30)  # day nothing of spreadsheets


def can_write(places: Places) -> bool:
    """Say whether the ledger has the rows of models that this sheet reads."""
    return bool(places.ledger.models) and all(places.ledger.of_labels(name) for name in NEEDED)


def write_payback(book: Book, places: Places) -> None:
    """Write what each model cost and brought, and when it had paid back; each cell a formula."""
    sheet, look = book.sheet(PAYBACK, book.told("payback_title")), book.look
    write_text(sheet, 1, 0, book.told("payback_how"), look.made(font_color=FAINT))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    write_heads(sheet, FIRST - 1, (book.told(f"payback_{each}") for each in COLUMNS), look, range(1, len(COLUMNS)))
    for at, model in enumerate(places.ledger.models):
        _write(book, sheet, FIRST + at, model, places)
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(FIRST - 1)


def _write(book: Book, sheet: Any, row: int, model: str, places: Places) -> None:
    look, at = book.look, row + 1

    def key(name: str) -> str:
        return f"{name}[{model!r}]"

    def value(name: str) -> float:
        return places.ledger.by_key[key(name)].values[-1]

    cost, earned, waited = (value(name) for name in NEEDED[1:])
    owes = places.ledger.by_key[key(NEEDED[0])].values
    begun = next((month for month, flag in enumerate(owes) if flag), None)
    has_cost, is_back = cost >= A_DOLLAR, earned + A_DOLLAR > cost
    before, not_yet = book.told("before_the_run"), book.told("not_yet")
    money, none = look.number("USD"), look.made(align="right", num_format="0")
    write_text(sheet, row, 0, model, look.label)
    serial = None if begun is None else _serial(places, begun)
    months, own = places.heads(HEAD), places.across(key(NEEDED[0]))
    formula = f'=IFERROR(INDEX({months},MATCH(1,{own},0)),"{before}")'
    sheet.write_formula(row, 1, formula, look.date, before if serial is None else serial)
    sheet.write_formula(row, 2, f"={places.last(key(NEEDED[1]))}", money, cost)
    sheet.write_formula(row, 3, f"={places.last(key(NEEDED[2]))}", money, earned)
    multiple = earned / cost if has_cost else ""
    sheet.write_formula(row, 4, f'=IF(C{at}>=1,D{at}/C{at},"")', look.number("times"), multiple)
    told = (waited if is_back else not_yet) if has_cost else ""
    last = places.last(key(NEEDED[3]))
    sheet.write_formula(row, 5, f'=IF(C{at}>=1,IF(D{at}+1>C{at},{last},"{not_yet}"),"")', none, told)
    month = "" if serial is None or not isinstance(told, float) else _after(places, begun or 0, told)
    sheet.write_formula(row, 6, f'=IF(AND(ISNUMBER(B{at}),ISNUMBER(F{at})),EDATE(B{at},F{at}),"")', look.date, month)
    hole = key("next_model_peak_cumulative_deficit")
    if hole in places.ledger.by_key:
        sheet.write_formula(row, 7, f"={places.last(hole)}", money, places.ledger.by_key[hole].values[-1])
    sheet.write_formula(row, 8, f"=D{at}-C{at}", look.number("USD", bold=True), earned - cost)


def _serial(places: Places, month: int) -> int:
    """Return the day number by which spreadsheets know the first of a month."""
    return (places.ledger.months[month] - EPOCH).days


def _after(places: Places, begun: int, waited: float) -> int:
    first = places.ledger.months[begun]
    months = first.year * 12 + first.month - 1 + int(waited)
    return (first.replace(year=months // 12, month=months % 12 + 1) - EPOCH).days
