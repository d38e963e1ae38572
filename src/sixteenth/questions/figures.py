"""Numbers that many questions tell alike: so many of 100 futures with their error, a month or none, a spread."""

from collections.abc import Mapping
from typing import Any

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Column
from sixteenth.decide.arrivals import error_of_100

BEYOND = Word("beyond")  # in place of a month that the run does not reach


def of_100(count: float, futures: int) -> Figure:
    """Return how many of 100 futures, with the binomial standard error of so many drawn."""
    return Figure(count, "of_100", error_of_100(count, futures))


def of_100_error(count: float, futures: int) -> Figure:
    """Return that standard error as a part of its own, for a sentence that tells it."""
    return Figure(error_of_100(count, futures), "of_100_error")


def month_or_beyond(month: str | None) -> Figure | Word:
    """Return a month as a part of a sentence, or that it lies beyond the run."""
    return Figure(month, "month") if month else BEYOND


def month_or_word(month: str | None) -> Any:
    """Return a month as an entry of a table, or that it lies beyond the run."""
    return month or BEYOND


def columns_of(quantities: Mapping[str, str]) -> tuple[Column, ...]:
    """Return columns by key, each with its quantity."""
    return tuple(Column(key, quantity) for key, quantity in quantities.items())
