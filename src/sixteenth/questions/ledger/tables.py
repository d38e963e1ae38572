"""The tables of `ledger`: what is back, the company by year, models beside it; behind them years, rates and cents."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Table
from sixteenth.decide.own_books.books import SettledBooks
from sixteenth.decide.own_books.flow import COSTS, FINANCING, NOTHING, REVENUE
from sixteenth.decide.own_books.payback import Payback
from sixteenth.decide.own_books.statement import ModelStatement
from sixteenth.questions.figures import columns_of
from sixteenth.questions.ledger.findings import COMPANY

SIZES = ((10**11, "own_billions"), (10**8, "own_millions"), (10**5, "own_thousands"), (0, "own_single"))
KINDS = (REVENUE, *COSTS, FINANCING)
STATEMENT = (
    *("revenue", "serving", "selling", "development"),
    *("own_result", "shared", "for_the_next", "result"),
)
RECONCILED = ("own", "borne", "left", "whole", "difference")


def tables(books: SettledBooks, currency: str) -> tuple[Table, ...]:
    """Return the tables, amounts in the size that fits the largest."""
    size = _size(books)
    about: Mapping[str, Figure | Word] = {"currency": Figure(currency, "own_name"), "size": Word(size)}
    return (
        *((_paybacks(books, size, about), _models(books, size, about)) if books.models else ()),
        _company(books, size, about),
        *((_years(books, size, about).behind("years"),) if books.models else ()),
        *(table.behind("rates") for table in _rates(books)),
        _reconciliation(books, currency).behind("reconciliation"),
    )


def _size(books: SettledBooks) -> str:
    """Return how amounts are told: in single units, thousands, millions or billions of the currency."""
    largest = max(abs(amount) for year in books.company for amount in (*year.lines.values(), year.result))
    return next(name for least, name in SIZES if largest >= least)


def _paybacks(books: SettledBooks, size: str, about: Mapping[str, Figure | Word]) -> Table:
    columns = {"model": "own_name", "way": "text", "spent": size, "multiple": "times", "months": "count", "hole": size}
    rows = tuple(_payback(each) for each in (*books.paybacks, books.company_payback))
    return Table("paybacks", columns_of({**columns, "rate": "yearly_rate"}), rows, about)


def _payback(each: Payback) -> tuple[Any, ...]:
    """Return a row; in place of a rate of return, that there is none, or more than one."""
    rate = each.rates[0] if len(each.rates) == 1 else Word("several" if each.rates else "none")
    return (
        each.model or COMPANY,
        Word(each.way if each.model else "all_costs"),
        float(each.spent),
        Word("not_in_books") if each.multiple is None else each.multiple,
        Word("not_yet") if each.months is None else each.months,
        float(each.deepest_hole),
        rate,
    )


def _models(books: SettledBooks, size: str, about: Mapping[str, Figure | Word]) -> Table:
    """Return models over the whole of the books, then what none of them has, then the company."""
    rows = [(each.model, *_amounts(each)) for each in books.models]
    left = _left(books)
    company = [sum((row[at] for row in (*rows, left)), 0.0) for at in range(1, len(STATEMENT) + 1)]
    columns = columns_of({"model": "own_name", **dict.fromkeys(STATEMENT, size)})
    return Table("models", columns, (*rows, left, (COMPANY, *company)), about)


def _left(books: SettledBooks) -> tuple[Any, ...]:
    """Return what no model has: revenue without a model, and cost that stays with the company."""
    left = {each.kind: each.left for each in books.reconciliation}
    statement = ModelStatement(
        model="",
        revenue=left[REVENUE],
        serving=NOTHING,
        selling=NOTHING,
        development=NOTHING,
        shared=left["serving"] + left["sales_and_marketing"] + left["overhead"],
        for_the_next=left["training_compute"] + left["research"] + left["people"],
    )
    return (Word("no_model"), *_amounts(statement))


def _amounts(each: ModelStatement) -> tuple[float, ...]:
    return tuple(float(getattr(each, name)) for name in STATEMENT)


def _years(books: SettledBooks, size: str, about: Mapping[str, Figure | Word]) -> Table:
    rows = tuple((year, each.model, *_amounts(each)) for year, each in books.by_year)
    columns = columns_of({"year": "year", "model": "own_name", **dict.fromkeys(STATEMENT, size)})
    return Table("years", columns, rows, about)


def _company(books: SettledBooks, size: str, about: Mapping[str, Figure | Word]) -> Table:
    """Return each year of the company, with a column for each kind of flow that there is any of."""
    order = [kind for kind in KINDS if kind == REVENUE or any(each.lines[kind] for each in books.company)]
    rows = [(each.year, *_floats(each.lines[kind] for kind in order), float(each.result)) for each in books.company]
    columns = columns_of({"year": "year", **dict.fromkeys((*order, "result"), size)})
    return Table("company", columns, tuple(rows), about)


def _rates(books: SettledBooks) -> tuple[Table, ...]:
    """Return every rate of return, each in a row; no table where there is none."""
    rows = tuple(
        (each.model or COMPANY, Word(each.way if each.model else "all_costs"), rate)
        for each in (*books.paybacks, books.company_payback)
        for rate in each.rates
    )
    columns = columns_of({"model": "own_name", "way": "text", "rate": "yearly_rate"})
    return (Table("rates", columns, rows),) if rows else ()


def _reconciliation(books: SettledBooks, currency: str) -> Table:
    rows = tuple(
        (Word(each.kind), *_floats((each.own, each.shared, each.left, each.company, each.difference)))
        for each in books.reconciliation
    )
    columns = columns_of({"kind": "text", **dict.fromkeys(RECONCILED, "own_cents")})
    return Table("reconciliation", columns, rows, {"currency": Figure(currency, "own_name")})


def _floats(amounts: Iterable[Decimal]) -> tuple[float, ...]:
    return tuple(map(float, amounts))
