"""The sheet of checks: what must hold whatever the inputs, and whether each line is what Python computed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sixteenth.faces.workbook.book import Book, write_heads, write_text
from sixteenth.faces.workbook.look import CREAM, FAINT, WARN
from sixteenth.faces.workbook.places import CHECKS, DRIVERS, FIRST_ROW, LEDGER, PYTHON, Places

TOLERANCE = 1e-9  # of a line's size
COLUMNS = ("check", "difference", "size", "broken")
WIDTHS = (78, 18, 18, 10)
BROKEN, DIFFERENT, CHANGED = 2, 3, 4  # rows of the counts, counted from 0
FIRST = 7
NOTHING = "company_less_models"  # is nothing but rounding, and held against the size of the company above
COUNTS = {"broken": f"{CHECKS}!$B${BROKEN + 1}", "different": f"{CHECKS}!$B${DIFFERENT + 1}"}
CHANGED_COUNT = f"{CHECKS}!$B${CHANGED + 1}"
# Balances that are moved by flows alone: what flows in and out within a month, and what comes as an amount.
MOVED_BY = {
    "next_cash": ("cash_flow_before_financing", "flow_beside_business", "money_raised"),
    "next_debt": ("new_debt", "-debt_repaid"),
    "next_company_balance": ("operating_profit",),
}
OF_ALL_MODELS = {"next_development_to_date": "development_cost", "next_gross_profit_to_date": "gross_profit"}
SUMS = {"revenue": "company_revenue", "serving_cost": "company_serving_cost", "development_cost": "company_development"}


@dataclass(frozen=True)
class Check:
    """One check: a difference that should be nothing, and the size against which it is held."""

    title: str
    difference: str
    size: str


def write_checks(book: Book, places: Places, totals: Sequence[tuple[str, str]], changed: str) -> None:
    """Write the sheet; the counts over it are shown on the first sheet too."""
    sheet, look = book.sheet(CHECKS, book.told("checks_title"), wide=False), book.look
    write_text(sheet, 1, 0, book.told("checks_how"), look.made(font_color=FAINT))
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    write_heads(sheet, FIRST - 1, (book.told(f"check_{each}") for each in COLUMNS), look, range(1, len(COLUMNS)))
    row = FIRST
    ranges = list[str]()
    for title, checks in (("checks_hold", _must_hold(book, places, totals)), ("checks_python", _python(book, places))):
        for column in range(len(COLUMNS)):
            write_text(sheet, row, column, "" if column else book.told(title), look.section)
        first = row + 1
        for each in checks:
            row += 1
            _write(book, sheet, row, each)
        ranges.append(f"D{first + 1}:D{max(row, first) + 1}")
        row += 1
    for at, key, formula in (
        (BROKEN, "count_broken", f"=SUM({ranges[0]})"),
        (DIFFERENT, "count_different", f"=SUM({ranges[1]})"),
        (CHANGED, "count_changed", f"=SUM({changed})"),
    ):
        write_text(sheet, at, 0, book.told(key), look.made(bold=True))
        sheet.write_formula(at, 1, formula, look.made(bold=True, num_format="0", align="right"), 0)
    bad = book.workbook.add_format({"bg_color": CREAM, "font_color": WARN, "bold": True})
    sheet.conditional_format(FIRST, 3, row, 3, {"type": "cell", "criteria": ">", "value": 0, "format": bad})
    sheet.freeze_panes(FIRST, 1)
    sheet.repeat_rows(FIRST - 1)


def _write(book: Book, sheet: Any, row: int, each: Check) -> None:
    at, look = row + 1, book.look
    write_text(sheet, row, 0, each.title, look.label)
    sheet.write_formula(row, 1, f"={each.difference}", look.made(num_format="0.0E+00"), 0)
    sheet.write_formula(row, 2, f"={each.size}", look.made(num_format="0.0E+00"), 0)
    broken = f"=IF(ISNUMBER(B{at}),IF(B{at}>{TOLERANCE}*MAX(C{at},1E-300),1,0),1)"
    sheet.write_formula(row, 3, broken, look.made(num_format="0", align="right"), 0)


def _absolute(cells: str) -> str:
    return f"SUMPRODUCT(ABS({cells}))"


def _must_hold(book: Book, places: Places, totals: Sequence[tuple[str, str]]) -> Iterator[Check]:
    by_key = places.ledger.by_key
    if "company_less_models" in by_key:
        size = _absolute(places.across("company_revenue"))
        size = f"{size}+{_absolute(places.across('company_development'))}"
        yield Check(book.told("models_are_company"), _absolute(places.across("company_less_models")), size)
    for name, company in SUMS.items():
        yield from _sum_of_models(book, places, name, company)
    for closing, flows in MOVED_BY.items():
        if closing in by_key and all(flow.lstrip("-") in by_key for flow in flows):
            yield _moved(book, places, closing, flows)
    for closing, flow in OF_ALL_MODELS.items():
        yield from _models_moved(book, places, closing, flow)
    yield from _worth(book, places)
    for key, total in totals:
        own = places.across(key)
        title = book.told("annual_is_ledger", line=by_key[key].title)
        yield Check(title, f"ABS({total}-SUM({own}))", _absolute(own))
    for sheet, lines in zip((DRIVERS, LEDGER), places.sheets, strict=True):
        last = max((places.rows[line.key] for line in lines), default=FIRST_ROW) + 1
        cells = f"{sheet}!${places.column(0)}${FIRST_ROW + 1}:${places.column(len(places.ledger.months) - 1)}${last}"
        yield Check(book.told("no_errors", sheet=sheet), f"SUMPRODUCT(--ISERROR({cells}))", "0")


def _sum_of_models(book: Book, places: Places, name: str, company: str) -> Iterator[Check]:
    """Hold a flow of all models against the company's, over the whole run."""
    rows = places.ledger.of_labels(name)
    if rows and company in places.ledger.by_key:
        own, title = places.across(company), places.ledger.by_key[company].title
        difference = f"ABS(SUM({_block(places, rows[0].key, rows[-1].key)})-SUM({own}))"
        yield Check(book.told("models_add_up", line=title), difference, _absolute(own))


def _block(places: Places, first: str, last: str) -> str:
    """Return all months of all rows from one to another."""
    begin = places.across(first).rpartition(":")[0]
    return f"{begin}:{places.across(last).rpartition(':')[2]}"


def _moved(book: Book, places: Places, closing: str, flows: Sequence[str]) -> Check:
    """Hold opening and flows against closing, over the whole run."""
    parts = "".join(f"{'-' if flow.startswith('-') else '+'}SUM({places.across(flow.lstrip('-'))})" for flow in flows)
    opening = places.first(closing.removeprefix("next_"))
    title = book.told("opening_and_flow", line=places.ledger.by_key[closing].title)
    size = "+".join(_absolute(places.across(flow.lstrip("-"))) for flow in flows)
    return Check(title, f"ABS({opening}{parts}-{places.last(closing)})", f"ABS({places.last(closing)})+{size}")


def _models_moved(book: Book, places: Places, closing: str, flow: str) -> Iterator[Check]:
    rows, flows = places.ledger.of_labels(closing), places.ledger.of_labels(flow)
    openings = places.ledger.of_labels(closing.removeprefix("next_"))
    if rows and flows and openings:
        last, first = places.last(rows[-1].key).rpartition("!")[2], places.first(openings[-1].key).rpartition("!")[2]
        ends = f"SUM({places.last(rows[0].key)}:{last})-SUM({places.first(openings[0].key)}:{first})"
        moved = _block(places, flows[0].key, flows[-1].key)
        title = book.told("opening_and_flow_of_models", line=rows[0].title)
        yield Check(title, f"ABS({ends}-SUM({moved}))", _absolute(moved))


def _worth(book: Book, places: Places) -> Iterator[Check]:
    """Hold the present value against cash discounted by the closed form of the discount factor."""
    by_key = places.ledger.by_key
    if {"next_present_value", "cash_flow_for_owners"} <= by_key.keys() and "discount_rate" in places.inputs:
        flows, rate = places.across("cash_flow_for_owners"), places.inputs["discount_rate"]
        months = f"(COLUMN({flows})-COLUMN({places.first('cash_flow_for_owners')}))"
        worth = f"SUMPRODUCT({flows},(1+{rate})^(-{months}/12))"
        difference = f"ABS({worth}-{places.last('next_present_value')})"
        yield Check(book.told("worth_by_closed_form"), difference, _absolute(flows))


def _python(book: Book, places: Places) -> Iterator[Check]:
    for line in (each for each in places.sheets[1] if each.name != NOTHING):
        own, other = places.across(line.key, LEDGER), places.across(line.key, PYTHON)
        title = line.title if line.label is None else f"{line.title}, {line.label}"
        title = book.told("opens", title=title) if line.role == "opening" else title
        yield Check(title, f"SUMPRODUCT(ABS({own}-{other}))", _absolute(other))
