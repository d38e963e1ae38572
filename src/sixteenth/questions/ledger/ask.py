"""A company's own books: each model beside the company, whether the money is back, and whether the loss is a hole."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from importlib.resources import as_file
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import Chart, charts_of
from sixteenth.decide.own_books.books import settle
from sixteenth.decide.own_books.flow import Flow
from sixteenth.engine.job import installed_version
from sixteenth.errors import Fault, Place, WrongOption, refuse
from sixteenth.evidence.own_books.conversion import Currencies
from sixteenth.evidence.own_books.examples import examples
from sixteenth.evidence.own_books.read_books import OwnBooks, Wanted, read_own_books
from sixteenth.evidence.own_books.row import currency_of
from sixteenth.evidence.own_books.written_months import when
from sixteenth.questions.ledger.findings import findings
from sixteenth.questions.ledger.notes import notes
from sixteenth.questions.ledger.tables import tables
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said

HERE = Place(said("how the books are read"))
RATE = re.compile(r"\s*([A-Za-z]{3})\s*=\s*([0-9]*\.?[0-9]+)\s*")


class LedgerOptions(Options):
    """Which file, how it is read, and who bears what no model names."""

    file: str  # a table of accounts, or the name of published ones
    shared: Literal["revenue", "training", "equally", "company"] = "revenue"
    currency: list[str] = Field(default_factory=list[str])
    until: str | None = None  # a month or a day; the day of reading by default
    decimal: Literal["point", "comma"] | None = None
    sheet: str | None = None


@dataclass(frozen=True)
class Chosen:
    """Options as they are meant."""

    until: datetime.date
    currencies: Currencies


def answer(scenario: None, options: LedgerOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Read the file and settle its books.

    Raises:
        Refused: with everything that is wrong with the options, or with the file.

    """
    chosen = _chosen(options)
    books, is_example = _read(options.file, Wanted(chosen.until, chosen.currencies, options.decimal, options.sheet))
    flows = [Flow(each.month, each.model, each.kind, each.amount) for each in books.entries]
    settled = settle(flows, options.shared)
    shown = tables(settled, books.currency)
    return Answer(
        question="ledger",
        scenario=Path(options.file).name,
        recipe=_recipe(options, books),
        findings=tuple(findings(settled, books.currency)),
        tables=shown,
        charts=charts_of(shown, *CHARTS),
        notes=tuple(notes(books, settled, options.file if is_example else None)),
    )


def _read(file: str, wanted: Wanted) -> tuple[OwnBooks, bool]:
    """Read a file, or published accounts by their name where no file has it; and say which."""
    published = examples()
    if file not in published or Path(file).exists():
        return read_own_books(file, wanted), False
    with as_file(published[file]) as path:
        return read_own_books(path, wanted), True


def _recipe(options: LedgerOptions, books: OwnBooks) -> dict[str, Any]:
    """Return what decides the answer: the bytes of the file, and how they were read and shared out."""
    rates = {f"{each.currency} {each.month}".strip(): str(each.written) for each in books.rates}
    chosen = options.model_dump(exclude={"file", "currency"}, exclude_none=True)
    return {
        "file_sha256": books.digest,
        "books_currency": books.currency,
        "rates": rates,
        **chosen,
        "currency": tuple(options.currency),
        "versions": {"sixteenth": installed_version("sixteenth")},
    }


def _chosen(options: LedgerOptions) -> Chosen:
    """Return the last day and the currencies as they are meant.

    Raises:
        Refused: with each option that means nothing.

    """
    today = datetime.date.today()  # noqa: DTZ011 - a day of the reader's calendar
    until = _last_day(options.until) if options.until else today
    faults: list[Fault] = []
    if until is None:
        cure = said("write year and month, in this order")
        expected = said("a month or a day, such as {examples}", examples="2026-03, 2026-03-31")
        faults.append(WrongOption("'until'", HERE, f"'{options.until}'", expected, cure))
    currencies = _currencies(options.currency, faults)
    refuse(faults)
    return Chosen(until or today, currencies)


def _last_day(text: str) -> datetime.date | None:
    """Return the day that a text names, or the last of the month that it names."""
    found = when(text)
    if found is None or found.day is not None:
        return found.day if found else None
    return (found.first_day + datetime.timedelta(days=31)).replace(day=1) - datetime.timedelta(days=1)


def _currencies(given: Sequence[str], faults: list[Fault]) -> Currencies:
    """Return the currency of the books where one is named alone, and what others are worth in it."""
    books: str | None = None
    rates: dict[str, Decimal] = {}
    for text in given:
        pair = RATE.fullmatch(text)
        code = currency_of(pair.group(1) if pair else text)
        if code is None or (pair is None and books is not None) or code in rates:
            expected = said("USD for the books, and CNY=0.14 for what another is worth")
            cure = said("name each once")
            faults.append(WrongOption("'currency'", HERE, f"'{text}'", expected, cure))
        elif pair is None:
            books = code
        else:
            rates[code] = _rate(pair.group(2), text, faults)
    return Currencies(books, rates)


def _rate(number: str, text: str, faults: list[Fault]) -> Decimal:
    try:
        rate = Decimal(number)
    except InvalidOperation:
        rate = Decimal(0)
    if rate <= 0:
        cure = said("write what one unit of it is worth in the currency of the books")
        faults.append(WrongOption("'currency'", HERE, f"'{text}'", said("a rate above 0"), cure))
    return rate


CHARTS = (
    Chart("paybacks", "dots", "paybacks", "model", "multiple", series="way"),
    Chart("results", "bars", "models", "model", "result", zero=True),
    Chart("company", "bars", "company", "year", "result", zero=True),
)
QUESTION = Question(None, LedgerOptions, answer, first=("file",))
