"""Quantities that reports speak of and a run can give at a date: a run-rate, a quarter's revenue, a valuation."""

import datetime
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np

from sixteenth.engine.history import Result

DATA = "quantities.toml"
DAYS_OF_A_MONTH = 365.25 / 12
SMALLEST = 1e-9  # of any quantity here: a lab that is gone sells nothing, and nothing has no logarithm


@dataclass(frozen=True)
class Quantity:
    """What of a run a report speaks of.

    `months` is the number of months that it sums up, the last of them that of the date; one without is read at its
    date, or `lag_days` before. `doublings` are turned into what they double: minutes.
    """

    name: str
    output: str
    meaning: str
    unit: str
    factor: float
    series: tuple[str, ...] = ()
    months: int = 0
    lag_days: int = 0
    doublings: bool = False

    @property
    def is_flow(self) -> bool:
        """Say whether it is a sum over months."""
        return self.months > 0


@cache
def quantities() -> Mapping[str, Quantity]:
    """Read the quantities, by name."""
    text = (files("sixteenth.evidence") / DATA).read_text(encoding="utf-8")
    told: dict[str, dict[str, Any]] = tomllib.loads(text)
    return {name: _quantity(name, each) for name, each in told.items()}


def _quantity(name: str, told: dict[str, Any]) -> Quantity:
    return Quantity(name, series=tuple(told.pop("series")), **told)


def quantity_of(series: str) -> Quantity | None:
    """Return the quantity that a series of facts reports; none where a run has none like it."""
    return next((each for each in quantities().values() if series in each.series), None)


def why_outside(quantity: Quantity, result: Result, lab: str, date: datetime.date) -> str:
    """Say why a run cannot give a quantity of a lab at a date; nothing where it can."""
    axes = result.variables[quantity.output].axes if quantity.output in result.variables else None
    if axes is None or quantity.output not in result.monthly:
        return f"the run has no {quantity.output}"
    if "lab" in axes and lab not in result.labels["lab"]:
        return f"{lab or 'no lab'} is not in the run"
    first, last = _window(quantity, result, date)
    if first < 0:
        return f"{date} is before the run, which begins with {result.months[0]}"
    return f"{date} is after the run, which ends with {result.months[-1]}" if last > len(result.months) - 1 else ""


def drawn(quantity: Quantity, result: Result, lab: str, date: datetime.date) -> Any:
    """Return a quantity of a lab at a date in each future of a run, in the unit of the quantity, [draws].

    Raises:
        ValueError: where the run cannot give it; `why_outside` says why.

    """
    reason = why_outside(quantity, result, lab, date)
    if reason:
        raise ValueError(reason)
    values = np.asarray(result.monthly[quantity.output], np.float64)
    if "lab" in result.variables[quantity.output].axes:
        values = values[:, result.labels["lab"].index(lab)]
    values = 2.0**values if quantity.doublings else values
    first, last = _window(quantity, result, date)
    found = values[int(first) : int(last) + 1].sum(axis=0) if quantity.is_flow else _between(values, last)
    return np.maximum(found * quantity.factor, SMALLEST)


def _window(quantity: Quantity, result: Result, date: datetime.date) -> tuple[float, float]:
    """Return the places in the run of the first and the last month that a quantity is read from."""
    month = int((np.datetime64(date.isoformat(), "M") - result.months[0]).astype(int))
    if quantity.is_flow:
        return month - quantity.months + 1, month
    opens = result.months[0].astype("datetime64[D]").astype(datetime.date)
    middle = ((date - opens).days - quantity.lag_days) / DAYS_OF_A_MONTH - 0.5  # a month's number stands for its middle
    at = max(middle, 0.0) if month >= 0 else middle
    return at, at


def _between(values: Any, at: float) -> Any:
    """Return values at a place between two months, along a line in logarithms."""
    before = int(at)
    after = min(before + 1, len(values) - 1)
    low, high = (np.maximum(values[month], SMALLEST) for month in (before, after))
    return low * (high / low) ** (at - before)
