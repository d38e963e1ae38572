"""Numbers that many questions tell alike: so many of 100 futures with their error, a month or none, a spread."""

from collections.abc import Mapping
from typing import Any

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column
from sixteenth.measures.arrivals import error_of_100
from sixteenth.measures.estimate import Estimate

BEYOND = Word("beyond")  # in place of a month that the run does not reach

OF_UNITS: Mapping[str, str] = {
    "USD": "money_or_less",
    "USDPerMonth": "money_a_year",
    "Share": "precise_share",
    "Multiple": "fine_multiple",
    "Months": "months_written",
    "Doublings": "doublings_written",
    "People": "people",
}
WITHOUT_UNIT = ("Number", "Flag")


def of_100(count: float, futures: int) -> Figure:
    """Return how many of 100 futures, with the binomial standard error of so many drawn."""
    return Figure(count, "of_100", error_of_100(count, futures))


def of_100_error(count: float, futures: int) -> Figure:
    """Return that standard error as a part of its own, for a sentence that tells it."""
    return Figure(error_of_100(count, futures), "of_100_error")


def with_error(name: str, estimate: Estimate, quantity: str, of_error: str = "") -> dict[str, Figure]:
    """Return a number, and its standard error as a part of its own."""
    error = Figure(estimate.error, of_error or f"{quantity}_error")
    return {name: Figure(estimate.value, quantity, estimate.error), f"{name}_error": error}


def month_or_beyond(month: str | None) -> Figure | Word:
    """Return a month as a part of a sentence, or that it lies beyond the run."""
    return Figure(month, "month") if month else BEYOND


def month_or_word(month: str | None) -> Any:
    """Return a month as an entry of a table, or that it lies beyond the run."""
    return month or BEYOND


def columns_of(quantities: Mapping[str, str]) -> tuple[Column, ...]:
    """Return columns by key, each with its quantity."""
    return tuple(Column(key, quantity) for key, quantity in quantities.items())


def written_as(unit: str) -> str:
    """Return the quantity by which an amount in a unit of the world is written."""
    return OF_UNITS.get(unit, "plain")


def amount(value: float, unit: str) -> Figure | tuple[Finding, ...]:
    """Return an amount of any variable of the world as a part of a sentence, beside its unit where that is rare."""
    figure = Figure(value, written_as(unit))
    if unit in OF_UNITS or unit in WITHOUT_UNIT:
        return figure
    return (Finding("in_unit", {"number": figure, "unit": Figure(unit, "text")}),)


def amount_entry(value: float | None, unit: str) -> Figure | Finding | None:
    """Return an amount of any variable of the world as an entry of a table; nothing where there is none."""
    if value is None:
        return None
    part = amount(value, unit)
    return part if isinstance(part, Figure) else part[0]


def key_of(text: str) -> str:
    """Return the key under which a name of `decide` stands among the words."""
    return "".join(letter for letter in text.replace(" ", "_") if letter.isalnum() or letter == "_")
