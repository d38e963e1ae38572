"""How fast revenue has grown, from dated facts: a straight line through logarithms, with its error.

The plainest forecast there is, and so the one that a model has to beat: `forecast_test` fits it to what was known at a
date and puts it beside what was reported afterwards.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy import stats

from sixteenth.evidence.facts_read.read_facts import Fact, read_facts

SERIES, UNIT = "run_rate_revenue", "USD_bn"
FEWEST = 4  # facts that a line needs, so that it has an error
CONFIDENCE = 0.9
DAYS_OF_A_YEAR = 365.25
Interval = tuple[float, float, float]  # low, middle, high


@dataclass(frozen=True)
class RevenueFit:
    """One lab's reported run-rates and the line through their logarithms."""

    lab: str
    facts: tuple[Fact, ...]
    growth: Interval  # times as much a year later
    scatter: float  # standard deviation of a fact round the line, in logarithms
    slope: float
    slope_error: float
    mean_time: float  # years of the calendar
    mean_log: float
    spread_of_times: float  # sum of squares

    def forecast(self, date: datetime.date) -> Interval:
        """Return the run-rate at a date, and between which nine of ten reports should lie if growth goes on, bn USD."""
        away = _years(date) - self.mean_time
        count = len(self.facts)
        error = self.scatter * np.sqrt(1 + 1 / count + away**2 / self.spread_of_times)
        reach = stats.t.ppf((1 + CONFIDENCE) / 2, count - 2) * error
        middle = self.mean_log + self.slope * away
        return float(np.exp(middle - reach)), float(np.exp(middle)), float(np.exp(middle + reach))


@dataclass(frozen=True)
class Forecast:
    """A fact that came after a fit, and what the fit said of it."""

    fact: Fact
    said: Interval  # bn USD

    @property
    def is_inside(self) -> bool:
        """Whether the fact lies between which nine of ten should."""
        return self.fact.value is not None and self.said[0] <= self.fact.value <= self.said[2]


def revenue_fits(since: datetime.date | None = None, until: datetime.date | None = None) -> tuple[RevenueFit, ...]:
    """Fit every lab with enough dated run-rates between two dates; reports that conflict on a date all count."""
    found: dict[str, list[Fact]] = {}
    for fact in _known(since, until):
        found.setdefault(fact.entity, []).append(fact)
    return tuple(_fit(lab, facts) for lab, facts in found.items() if len({fact.date for fact in facts}) >= FEWEST)


def forecast_test(until: datetime.date, since: datetime.date | None = None) -> tuple[Forecast, ...]:
    """Fit to what is dated up to a day, and put what was reported for later days beside it."""
    return tuple(
        Forecast(fact, fit.forecast(fact.date))
        for fit in revenue_fits(since, until)
        for fact in read_facts()
        if fact.series == SERIES and fact.unit == UNIT and fact.entity == fit.lab and fact.date > until and fact.value
    )


def _known(since: datetime.date | None, until: datetime.date | None) -> Sequence[Fact]:
    first, last = since or datetime.date.min, until or datetime.date.max
    known = (fact for fact in read_facts() if fact.series == SERIES and fact.unit == UNIT and fact.value)
    return [fact for fact in known if first <= fact.date <= last]


def _fit(lab: str, facts: Sequence[Fact]) -> RevenueFit:
    times = np.array([_years(fact.date) for fact in facts])
    logs = np.log([float(fact.value or 0) for fact in facts])
    line: Any = stats.linregress(times, logs)
    reach = stats.t.ppf((1 + CONFIDENCE) / 2, len(facts) - 2) * line.stderr
    residuals = logs - (line.intercept + line.slope * times)
    low, middle, high = (float(np.exp(line.slope + side * reach)) for side in (-1, 0, 1))
    return RevenueFit(
        lab=lab,
        facts=tuple(facts),
        growth=(low, middle, high),
        scatter=float(np.sqrt((residuals**2).sum() / (len(facts) - 2))),
        slope=float(line.slope),
        slope_error=float(line.stderr),
        mean_time=float(times.mean()),
        mean_log=float(logs.mean()),
        spread_of_times=float(((times - times.mean()) ** 2).sum()),
    )


def _years(date: datetime.date) -> float:
    return date.toordinal() / DAYS_OF_A_YEAR
