"""One row of someone's accounts, and what a row may say: its columns, kinds of flow and units."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

NEEDED = ("month", "model", "kind", "amount", "currency")
UNIT = "unit"
OTHERS = (UNIT, "note", "source")
COLUMNS = (*NEEDED, *OTHERS)
RATE, FINANCING = "rate", "financing"
REVENUE = "revenue"
COSTS = ("serving", "training_compute", "research", "people", "sales_and_marketing", "overhead")
KINDS = (REVENUE, *COSTS, FINANCING, RATE)
OF_THE_COMPANY = (FINANCING, RATE)  # kinds that belong to no model
UNITS: Mapping[str, Decimal] = {
    "one": Decimal(1),
    "thousand": Decimal(1_000),
    "ten_thousand": Decimal(10_000),
    "million": Decimal(1_000_000),
    "hundred_million": Decimal(100_000_000),
    "billion": Decimal(1_000_000_000),
}
CENT = Decimal("0.01")
LARGEST = Decimal(10) ** 15  # of an amount in the currency of the books: beyond it cents are lost in sums


@dataclass(frozen=True)
class Entry:
    """One row: what flowed in which month, for which model, as it is written and in the currency of the books.

    A rate says what one unit of its currency is worth in that of the books, from its month on; without a month, always.
    """

    line: int
    month: str  # such as 2026-03; empty only where a rate holds always
    day: datetime.date | None  # where the row names one
    model: str  # empty: of no model alone
    kind: str
    written: Decimal  # in its own currency, with its unit
    currency: str
    note: str = ""
    source: str = ""
    amount: Decimal = Decimal(0)  # in the currency of the books, to the cent; costs above nothing

    @property
    def same(self) -> tuple[object, ...]:
        """Return what makes two rows the same row, written twice."""
        day = self.day or self.month
        return (day, self.model.casefold(), self.kind, self.written, self.currency, self.note, self.source)


OWN_BOOKS = "sixteenth.evidence.own_books"  # whose names.toml says how columns, kinds and units may be called


def meant(table: str, text: str, package: str = OWN_BOOKS) -> str | None:
    """Return the name of a column, kind or unit that a text means; None where it means none."""
    return _known(table, package).get(_plain(text))


def _plain(text: str) -> str:
    return "".join(letter for letter in text.casefold() if letter not in " _-\u00a0")


@cache
def _known(table: str, package: str) -> Mapping[str, str]:
    """Return the names of one table of names, own and other, without what makes no difference."""
    read = tomllib.loads((files(package) / "names.toml").read_text(encoding="utf-8"))
    return {_plain(name): own for own, others in read[table].items() for name in (own, *others)}
