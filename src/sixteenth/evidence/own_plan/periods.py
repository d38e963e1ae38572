"""Months, quarters and years of a plan, and the months of a line that is planned by any of them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.evidence.own_books.written_months import when

YEAR, QUARTER, MONTH = 12, 3, 1
_QUARTER = re.compile(
    r"([12][0-9]{3})[-/ ]?[Qq]([1-4])|[Qq]([1-4])[-/ ]?([12][0-9]{3})|([12][0-9]{3})年第?([1-4])季度?"
)
_YEAR = re.compile(r"(?:[Ff][Yy] ?)?([12][0-9]{3})年?")
ROUNDS = 60  # in which a smooth line is brought to the sums of its periods


@dataclass(frozen=True, order=True)
class Period:
    """A period of a plan: its first month, and how many it has."""

    first: int  # months since January of the year 0
    months: int

    @property
    def month(self) -> np.datetime64:
        """Return the first month."""
        return np.datetime64(f"{self.first // YEAR:04d}-{self.first % YEAR + 1:02d}", "M")

    @property
    def text(self) -> str:
        """Return the first month as it is written, such as 2026-07."""
        return str(self.month)


def period(text: str) -> Period | None:
    """Return the month, quarter or year that a text names; None where it names none."""
    written = text.strip()
    quarter, year = _QUARTER.fullmatch(written), _YEAR.fullmatch(written)
    if quarter is not None:
        groups = quarter.groups()
        of, number = next(pair for pair in (groups[:2], groups[3:1:-1], groups[4:]) if pair[0])
        return Period(int(of) * YEAR + (int(number) - 1) * QUARTER, QUARTER)
    if year is not None:
        return Period(int(year.group(1)) * YEAR, YEAR)
    found = when(written)
    if found is None:
        return None
    return Period(int(found.month[:4]) * YEAR + int(found.month[5:]) - 1, MONTH)


def by_month(periods: Sequence[Period], amounts: Sequence[float], *, is_flow: bool) -> Any:
    """Return amounts by month: those of a month as they are, those of a longer period along a smooth line.

    Periods follow each other. The months of a flow add up to the amount of their period; a stock, such as people, is
    the amount itself in the middle of its period.
    """
    lengths = np.array([each.months for each in periods])
    given = np.asarray(amounts, np.float64) / np.where(is_flow, lengths, 1)
    if lengths.max() == MONTH:
        return given
    ends = np.cumsum(lengths)
    middles, months = ends - (lengths + 1) / 2, np.arange(ends[-1])
    path = _along(months, middles, given)
    of = np.repeat(np.arange(len(lengths)), lengths)
    for _ in range(ROUNDS if is_flow else 0):
        means = np.bincount(of, path) / lengths
        factors = np.where(means > 0, given / np.where(means > 0, means, 1), 1)
        path = path * _along(months, middles, factors)
    if not is_flow:
        return path
    return path * (given / np.maximum(np.bincount(of, path) / lengths, np.finfo(float).tiny))[of]


def _along(months: Any, middles: Any, amounts: Any) -> Any:
    """Return the line through amounts, even in logarithms where none is zero, and at its ends as steep as before."""
    is_even = (amounts > 0).all() and len(amounts) > 1
    if not is_even:
        return np.interp(months, middles, amounts)
    logs = np.log(amounts)
    inside = np.interp(months, middles, logs)
    first, last = np.diff(logs[:2])[0] / np.diff(middles[:2])[0], np.diff(logs[-2:])[0] / np.diff(middles[-2:])[0]
    before, after = np.minimum(months - middles[0], 0) * first, np.maximum(months - middles[-1], 0) * last
    return np.exp(inside + before + after)
