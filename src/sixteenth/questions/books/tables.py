"""The books as tables: models two or three times, the company, and its cash in parts of a few years."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.ledger.bridge import Bridge
from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.decide.ledger.vintages import Account, Vintage
from sixteenth.questions.books.findings import has_contribution, has_incremental

YEARS_BESIDE = 6  # columns of years in one table, for a narrow terminal
WHOLE_YEAR = 12
EARNED = ("company_revenue", "operating_profit")  # of a company's lines; the others are spent
MULTIPLE, MONEY, BACK, MONTHS = "times", "more_money", "of_100", "months_counted"


def tables_of(books: LabBooks) -> tuple[Table, ...]:
    """Return the tables of a lab's books; a certain scenario shows its company elsewhere."""
    parts = [slice(at, at + YEARS_BESIDE) for at in range(0, len(books.years), YEARS_BESIDE)]
    return (
        *([_paybacks(books), _investments(books)] if books.models else []),
        *([_contributions(books)] if has_contribution(books) else []),
        *(_company(books, part) for part in parts if books.futures > 1),
        *(_bridge(books, books.bridge, part) for part in parts if books.bridge),
    )


def line_of(name: str) -> Word:
    """Return how a line of a company's own books is called."""
    return Word(f"own_{name}", "books")


def sign_of(name: str) -> int:
    """Return the sign of a line of a company's books: what is spent is taken off."""
    return 1 if name in EARNED else -1


def _paybacks(books: LabBooks) -> Table:
    ends = () if books.futures == 1 else ("low", "high")
    columns = [Column("model", "text"), Column("begun", "month"), Column("cost", "billions")]
    columns += [Column(each, MULTIPLE) for each in ("gross", *ends)]
    columns += [Column(each, MULTIPLE) for each in ("incr", *ends)] if has_incremental(books) else []
    rows = [_payback(books, model, is_one=not ends) for model in books.models]
    return _table("paybacks", books, [*columns, Column("unfinished", BACK)], rows)


def _payback(books: LabBooks, model: Vintage, *, is_one: bool) -> tuple[Any, ...]:
    begun = Figure(model.begun, "month")
    accounts = (model.gross, model.incremental) if has_incremental(books) else (model.gross,)
    shown = (1,) if is_one else (1, 0, 2)
    return (
        model.model,
        Finding("begun_by", {"month": begun}) if model.begun_before else begun,
        model.development,
        *(each.payback[at] if each else None for each in accounts for at in shown),
        model.unfinished_of_100 or None,
    )


def _investments(books: LabBooks) -> Table:
    both = ("gross", "incr") if has_incremental(books) else ("gross",)
    told = {"npv": MONEY, "return": "share", "deficit": MONEY, "months": MONTHS, "back": BACK}
    columns = [Column("model", "text")]
    for name, quantity in told.items():
        columns += [Column(name, quantity)]
        columns += [Column("incr", quantity)] if len(both) > 1 and name != "deficit" else []
    return _table("investments", books, columns, [_investment(model, both) for model in books.models])


def _investment(model: Vintage, both: Sequence[str]) -> tuple[Any, ...]:
    accounts = [model.gross, *([model.incremental] if len(both) > 1 else [])]
    return (
        model.model,
        *(each and each.net_present_value for each in accounts),
        *(each and _return(each) for each in accounts),
        model.gross.deepest_hole,
        *(each and _months(each) for each in accounts),
        *(each and each.paid_back_of_100 for each in accounts),
    )


def _contributions(books: LabBooks) -> Table:
    """Tell the same of what is left of gross profit once users who do not pay, partners and support are paid."""
    columns = [Column("model", "text"), *(Column(each, MULTIPLE) for each in ("contr", "low", "high"))]
    told = {"npv": MONEY, "return": "share", "deficit": MONEY, "months": MONTHS, "back": BACK}
    columns += [Column(name, quantity) for name, quantity in told.items()]
    rows = [_contribution(model.model, model.contribution) for model in books.models if model.contribution]
    return _table("contributions", books, columns, rows)


def _contribution(model: str, own: Account) -> tuple[Any, ...]:
    low, middle, high = own.payback
    worth = (own.net_present_value, _return(own), own.deepest_hole)
    return (model, middle, low, high, *worth, _months(own), own.paid_back_of_100)


def _return(account: Account) -> float | Word:
    return account.yearly_return if np.isfinite(account.yearly_return) else Word("no_cost")


def _months(account: Account) -> float | Word:
    return Word("not_yet") if account.months_to_payback is None else account.months_to_payback


def _table(key: str, books: LabBooks, columns: Sequence[Column], rows: Sequence[tuple[Any, ...]], **more: Any) -> Table:
    title = {"lab": Figure(books.lab, "text"), "futures": Figure(books.futures, "count"), **more.pop("title", {})}
    return Table(key, tuple(columns), tuple(rows), title, **more)


def _years(books: LabBooks, part: slice) -> dict[str, Any]:
    """Say which years a table is of, and how many months one has that is not whole."""
    beside = zip(books.years[part], books.months[part], strict=True)
    short = [(year, months) for year, months in beside if months != WHOLE_YEAR]
    below = tuple(
        Finding("part_of_a_year", {"year": Figure(year, "year"), "months": Figure(months, "months")})
        for year, months in short
    )
    return {"below": below}


def _of_years(books: LabBooks, part: slice) -> list[Column]:
    years = (Column(str(year), MONEY, is_label=True) for year in books.years[part])
    return [Column("line", "text"), *years]


def _company(books: LabBooks, part: slice) -> Table:
    rows = [(line_of(name), *(sign_of(name) * flow for flow in flows[part])) for name, flows in books.company.items()]
    name = f"company_{books.years[part][0]}"
    return _table("company", books, _of_years(books, part), rows, name=name, **_years(books, part))


def _bridge(books: LabBooks, bridge: Bridge, part: slice) -> Table:
    """Put a line for each that is not nothing in every year."""
    lines = [line for line in bridge.lines if any(line.amounts)]
    rows = [(Word(f"line_{line.name}"), *line.amounts[part]) for line in lines]
    rows.append((Word("cash_at_the_end"), *bridge.cash_at_end[part]))
    title, name = {"draw": Figure(bridge.draw, "number")}, f"bridge_{books.years[part][0]}"
    ends = tuple(at for at, line in enumerate(lines) if line.is_total)
    years = _years(books, part)
    return _table("bridge", books, _of_years(books, part), rows, title=title, name=name, ends=ends, **years)
