"""Amounts of several currencies in that of the books, by rates that their owner gives, and by no other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_EVEN, Decimal

from sixteenth.errors import Fault, Place, WrongEntry
from sixteenth.evidence.own_books.entry import CENT, LARGEST, RATE, Entry
from sixteenth.said import said


@dataclass(frozen=True)
class Currencies:
    """What the owner says of currencies: that of the books, where it is said, and what others are worth in it."""

    books: str | None = None
    rates: dict[str, Decimal] = field(default_factory=dict[str, Decimal])  # which hold always


@dataclass(frozen=True)
class Converted:
    """Rows in the currency of the books, the rates of the file, and what could not be converted."""

    currency: str
    entries: tuple[Entry, ...]
    rates: tuple[Entry, ...]
    faults: tuple[Fault, ...]


def converted(entries: Sequence[Entry], currencies: Currencies, file: str) -> Converted:
    """Convert every amount, to the cent, by the last rate that began by its month.

    Without a word of the owner the books are in the one currency that no rate says the worth of.
    """
    rates = [each for each in entries if each.kind == RATE]
    flows = [each for each in entries if each.kind != RATE]
    known = {each.currency for each in rates} | set(currencies.rates)
    own = dict.fromkeys(each.currency for each in flows if each.currency not in known)
    books = currencies.books or next(iter(own), next(iter({each.currency for each in flows}), ""))
    faults: list[Fault] = [*_rates_that_differ(rates, file)]
    told = []
    for entry in flows:
        rate = _rate_of(entry, books, rates, currencies)
        if rate is None:
            faults.append(_without_rate(entry, books, file))
        elif abs(entry.written * rate) >= LARGEST:
            faults.append(_too_large(entry, rate, file))
        else:
            told.append(replace(entry, amount=cents(entry.written * rate)))
    return Converted(books, tuple(told), tuple(rates), tuple(faults))


def cents(amount: Decimal) -> Decimal:
    """Round to the cent; half a cent goes to the even one."""
    return amount.quantize(CENT, ROUND_HALF_EVEN)


def _rate_of(entry: Entry, books: str, rates: Sequence[Entry], currencies: Currencies) -> Decimal | None:
    """Return what one unit of a row's currency is worth in that of the books; None where nobody says."""
    if entry.currency == books:
        return Decimal(1)
    begun = [each for each in rates if each.currency == entry.currency and each.month <= entry.month]
    last = max(begun, key=lambda each: each.month, default=None)
    return currencies.rates.get(entry.currency) if last is None else last.written


def _rates_that_differ(rates: Sequence[Entry], file: str) -> Iterator[Fault]:
    first: dict[tuple[str, str], Entry] = {}
    for rate in rates:
        before = first.setdefault((rate.currency, rate.month), rate)
        if before.written != rate.written:
            got = said("{rate} here, {other} on line {line}", rate=rate.written, other=before.written, line=before.line)
            what, expected = said("the rate of {currency}", currency=rate.currency), said("one rate for a month")
            yield WrongEntry(what, Place(file, rate.line), got, expected, said("keep one of them"))


def _too_large(entry: Entry, rate: Decimal, file: str) -> Fault:
    """Tell an amount of more digits than books have."""
    got, expected = f"{entry.written * rate:.3g}", said("less than {number:.0e}", number=LARGEST)
    cure = said("check its digits, its unit and its rate")
    return WrongEntry(said("an amount"), Place(file, entry.line), got, expected, cure)


def _without_rate(entry: Entry, books: str, file: str) -> Fault:
    """Tell an amount that nobody says how to convert."""
    expected = said("{books}, or a rate by {month}", books=books, month=entry.month)
    option = f"--currency {entry.currency}=WORTH_IN_{books}"
    cure = said("add a row of kind rate in {currency}, or say {option}", currency=entry.currency, option=option)
    return WrongEntry(said("an amount without a rate"), Place(file, entry.line), entry.currency, expected, cure)
