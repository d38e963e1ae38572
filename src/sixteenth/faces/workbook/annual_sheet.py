"""The sheet of calendar years: flows added up, balances as they stand at the end of a year, from the ledger."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sixteenth.faces.workbook.book import Book, write_heads, write_text
from sixteenth.faces.workbook.inputs_sheet import unit_told
from sixteenth.faces.workbook.ledger_data import CLOSING, DRIVER, OPENING, LineData
from sixteenth.faces.workbook.look import BAND, FAINT, GOOD, WARN
from sixteenth.faces.workbook.names import letters
from sixteenth.faces.workbook.places import ANNUAL, HEAD, YEARS, Places

FLOW, BALANCE = "USDPerMonth", "USD"
YEAR_ROW, LAST_ROW, FIRST = 2, 3, 4  # rows, counted from 0
FIRST_YEAR = 2  # the column of the first year
SHOWN = ("company_revenue", "cash_flow_before_financing")
PRESENT = "next_present_value"
AXIS = {"en": "#,##0,,,", "zh": "0.0,,,,"}
FAINT_LINES = {"visible": True, "line": {"color": "#e3e3e3"}}
# Amounts a month that no year adds up: what is planned or expected, and what other lines say as well.
NO_FLOWS = (
    *("company_less_models", "research_spend", "research_staff", "free_use_need", "research_ahead", "planned_outlay"),
    *("outlay_uncovered", "mature_profit", "burn", "cash_beside_profit"),
)
ONCE = ("money_raised",)  # a flow that the world counts as an amount


def write_annual(book: Book, places: Places) -> Sequence[tuple[str, str]]:
    """Write the sheet, and return for each flow its line and the cell of its total."""
    sheet, look = book.sheet(ANNUAL, book.told("annual_title")), book.look
    write_text(sheet, 1, 0, book.told("annual_how"), look.made(font_color=FAINT))
    years = sorted({month.year for month in places.ledger.months})
    _write_years(book, sheet, places, years)
    row, totals = FIRST, list[tuple[str, str]]()
    for title, lines, is_flow in (
        ("annual_flows", _flows(places), True),
        ("annual_balances", _balances(places), False),
    ):
        for column in range(FIRST_YEAR + len(years) + 1):
            write_text(sheet, row, column, "" if column else book.told(title), look.section)
        row += 1
        for line in lines:
            _write_line(book, sheet, row, line, places, years, is_flow=is_flow)
            if is_flow:
                total = f"{ANNUAL}!${letters(FIRST_YEAR + len(years))}${row + 1}"
                totals.append((line.key, total))
            row += 1
    sheet.freeze_panes(FIRST, FIRST_YEAR)
    sheet.fit_to_pages(1, 1)
    _draw(book, sheet, places, years, row + 1)
    return totals


def _write_years(book: Book, sheet: Any, places: Places, years: Sequence[int]) -> None:
    look, months = book.look, places.ledger.months
    sheet.set_column(0, 0, 42)
    sheet.set_column(1, 1, 14)
    sheet.set_column(FIRST_YEAR, FIRST_YEAR + len(years), 11)
    write_heads(sheet, YEAR_ROW, (book.told("calendar_year"), book.told("column_unit")), look)
    write_heads(sheet, LAST_ROW, (book.told("last_month"), ""), look)
    for at, year in enumerate(years):
        last: date = max(month for month in months if month.year == year)
        head = look.made(bold=True, align="right", num_format="0", bg_color=BAND)
        sheet.write_number(YEAR_ROW, FIRST_YEAR + at, year, head)
        sheet.write_datetime(LAST_ROW, FIRST_YEAR + at, last, look.month)
    write_text(sheet, YEAR_ROW, FIRST_YEAR + len(years), book.told("total"), look.number_head)
    write_text(sheet, LAST_ROW, FIRST_YEAR + len(years), "", look.head)


def _flows(places: Places) -> list[LineData]:
    """Return what flows in a month: lines of the ledger, and money that is raised."""
    plain = [line for line in places.ledger.lines if line.label is None and line.role not in (OPENING, CLOSING)]
    own = [each for each in plain if each.unit == FLOW and each.role != DRIVER and each.name not in NO_FLOWS]
    return [*own, *(line for line in plain if line.name in ONCE)]


def _balances(places: Places) -> list[LineData]:
    return [line for line in places.sheets[1] if line.label is None and line.role == CLOSING and line.unit == BALANCE]


def _write_line(
    book: Book, sheet: Any, row: int, line: LineData, places: Places, years: Sequence[int], *, is_flow: bool
) -> None:
    look, months = book.look, places.ledger.months
    write_text(sheet, row, 0, line.title, look.label)
    write_text(sheet, row, 1, unit_told(book, BALANCE), look.made(font_color=FAINT))
    heads, head = (places.heads(YEARS), YEAR_ROW) if is_flow else (places.heads(HEAD), LAST_ROW)
    for at, year in enumerate(years):
        own = [value for month, value in zip(months, line.values, strict=True) if month.year == year]
        formula = f"=SUMIFS({places.across(line.key)},{heads},{letters(FIRST_YEAR + at)}${head + 1})"
        sheet.write_formula(row, FIRST_YEAR + at, formula, look.number(BALANCE), sum(own) if is_flow else own[-1])
    if is_flow:
        first, last = letters(FIRST_YEAR), letters(FIRST_YEAR + len(years) - 1)
        total = f"=SUM({first}{row + 1}:{last}{row + 1})"
        sheet.write_formula(row, FIRST_YEAR + len(years), total, look.number(BALANCE, bold=True), sum(line.values))


def _draw(book: Book, sheet: Any, places: Places, years: Sequence[int], row: int) -> None:
    """Draw revenue and cash by year as columns, and the present value so far as a line."""
    lines, last = [*_flows(places), *_balances(places)], FIRST_YEAR + len(years) - 1
    rows = {line.key: at for at, line in _numbered(lines, len(_flows(places)))}
    chart, over = book.workbook.add_chart({"type": "column"}), book.workbook.add_chart({"type": "line"})
    colours: dict[str, str] = dict(zip(SHOWN, ("#9aa5b1", GOOD), strict=True))
    for key in (each for each in SHOWN if each in rows):
        chart.add_series(_series(rows[key], last, {"fill": {"color": colours[key]}, "gap": 60}))
    if PRESENT in rows:
        dashes = {"color": WARN, "width": 2.25, "dash_type": "dash"}
        over.add_series(_series(rows[PRESENT], last, {"line": dashes, "marker": {"type": "circle", "size": 5}}))
        chart.combine(over)
    if not rows.keys() & {*SHOWN, PRESENT}:
        return
    chart.set_y_axis({"name": book.told("axis"), "num_format": AXIS[book.language], "major_gridlines": FAINT_LINES})
    chart.set_x_axis({"label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 900, "height": 340})
    sheet.insert_chart(row, 0, chart)


def _numbered(lines: Sequence[LineData], flows: int) -> list[tuple[int, LineData]]:
    """Return lines with their rows on the sheet: a section stands over flows, and one over balances."""
    return [(FIRST + 1 + at + (at >= flows), line) for at, line in enumerate(lines)]


def _series(row: int, last: int, look: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": [ANNUAL, row, 0],
        "categories": [ANNUAL, YEAR_ROW, FIRST_YEAR, YEAR_ROW, last],
        "values": [ANNUAL, row, FIRST_YEAR, row, last],
        **look,
    }
