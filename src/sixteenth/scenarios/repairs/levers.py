"""Amounts that a cure may move, as someone wrote them, and each at another number, written so that it can be copied."""

import math
from dataclasses import dataclass

from sixteenth.errors import Place
from sixteenth.said import joined, said
from sixteenth.scenarios.files.schema import NUMBERS, Amount
from sixteenth.scenarios.values.amount_cures import write_exactly

BOTH = 2  # numbers


@dataclass(frozen=True)
class Lever:
    """An amount as someone wrote it: of a value or an event, for some labels or for all without their own."""

    name: str
    labels: tuple[str, ...]
    amount: Amount
    unit: str
    factor: float  # from the written unit to the unit itself
    where: Place
    kind: str | None
    event: int | None = None
    month: str = ""
    is_factor: bool = False

    @property
    def title(self) -> str:
        """Return the name by which `--set` would know it, or what an event does."""
        title = "/".join((self.name, *self.labels))
        if not self.month:
            return title
        if self.is_factor:
            return said("the factor of {title} from {month} on", title=title, month=self.month)
        return said("the value of {title} from {month} on", title=title, month=self.month)

    @property
    def start(self) -> float:
        """Return the number that a search moves: the amount itself, or 1 for times a distribution."""
        return 1.0 if self.amount.distribution else float(self.amount.value or 0)

    def at(self, number: float) -> Amount:
        """Return the amount with another number, or so many times the distribution."""
        shape = self.amount.distribution
        if not shape:
            return Amount(value=number, shared=self.amount.shared)
        ends = {entry: each for entry in NUMBERS if (each := getattr(self.amount, entry)) is not None}
        changed: dict[str, object] = {entry: _as_told(number * each) for entry, each in ends.items()}
        if self.amount.choices is not None:
            changed["choices"] = [(number * value, odds) for value, odds in self.amount.choices]
        if self.amount.numbers is not None:
            changed["numbers"] = [number * each for each in self.amount.numbers]
        return self.amount.model_copy(update=changed)


@dataclass(frozen=True)
class Change:
    """A lever at another number; without a lever, another number of months."""

    lever: Lever | None
    number: float
    relation: str = ""

    @property
    def size(self) -> float:
        """Return how far it is from what was written, in parts of it."""
        start = self.lever.start if self.lever else self.number
        return abs(self.number / start - 1) if start else math.inf

    def replaces(self, other: "Change") -> bool:
        """Say whether both change the same amount."""
        mine, its = self.lever, other.lever
        return mine is not None and its is not None and (mine.title, mine.event) == (its.title, its.event)

    def told(self) -> str:
        """Write it so that it can be copied."""
        if self.lever is None:
            return said("months to {relation}{number:g}", relation=self.relation, number=self.number)
        amount, unit = self.lever.at(self.number), shown_unit(self.lever.unit)
        if amount.distribution is None:
            number = f"{write_copy(self.number)}{unit}"
            return said("{title} to {relation}{number}", title=self.lever.title, relation=self.relation, number=number)
        pairs = [(entry, getattr(amount, entry)) for entry in NUMBERS if getattr(amount, entry) is not None]
        if amount.choices is not None:
            number = write_copy(self.number)
            return said("{title} to {number} times its choices", title=self.lever.title, number=number)
        if amount.numbers is not None:
            number = write_copy(self.number)
            return said("{title} to {number} times its numbers", title=self.lever.title, number=number)
        numbers = joined(" and ", (f"{entry} = {write_copy(each)}" for entry, each in pairs)) + unit
        factor = write_number(self.number)
        if len(pairs) == BOTH:
            return said(
                "{title} to {numbers} ({factor} times both)", title=self.lever.title, numbers=numbers, factor=factor
            )
        return said("{title} to {numbers} ({factor} times all)", title=self.lever.title, numbers=numbers, factor=factor)


def round_number(number: float, digits: int, sign: int) -> float:
    """Round to some digits: upwards, downwards, or with 0 to the nearest."""
    if number == 0 or not math.isfinite(number):
        return number
    places = digits - 1 - math.floor(math.log10(abs(number)))
    exact = number * 10.0**places
    whole = round(exact) if sign == 0 else math.ceil(exact) if sign > 0 else math.floor(exact)
    return float(f"{whole / 10.0**places:.{digits}g}")


def write_number(number: float, *, digits: int = 15) -> str:
    """Write a number as people do, without an exponent where it is short."""
    text = f"{number:.{digits}g}"
    return f"{number:.0f}" if "e+" in text and abs(number) < 1e15 else text  # noqa: PLR2004 - digits that a float holds


def write_copy(number: float) -> str:
    """Write a number so that it reads back as itself: a cure holds for what was tried, to the last digit."""
    text = write_number(number)
    return text if float(text) == number else write_exactly(number)


def _as_told(number: float) -> float:
    """Return a product with no more digits than a cure tells."""
    return float(write_number(number))


def shown_unit(unit: str) -> str:
    """Return a unit with a space before it, as people write it; nothing for what is a pure number."""
    words = {"Months": "months", "PerMonth": "per month", "USDPerMonth": "USD/month"}
    return "" if unit in ("", "Number", "Share", "Multiple", "Flag") else f" {words.get(unit, unit)}"
