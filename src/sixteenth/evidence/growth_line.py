"""A ruler's odds: a lab's last run-rate grows on as it did in the last year, and is lognormal around that.

The spread, in logs, is .15 at first and half a root of the years ahead beyond that: of the forms that were tried on
these facts the plainest one, and hard to beat within a year (docs/decisions/0042).
"""

import datetime
import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from sixteenth.evidence.claims import ClaimMeasure
from sixteenth.evidence.read_facts import Fact, facts_known_by

SERIES, OUTPUT, AXIS = "run_rate_revenue", "company_revenue", "lab"
BASES = ("reported", "estimated")
LEAST_SPREAD, SPREAD = 0.15, 0.5  # in logs; of the latter so much a root-year
YEAR, MONTHS = 365.25, 12  # days, months
NEAR = 3  # days within which reports are one
BILLION = 1e9
CALLED = {"Mistral AI": "Mistral"}  # by the world, where facts call a lab otherwise


@dataclass(frozen=True)
class GrowthLine:
    """What a ruler makes of a lab's run-rates: the last one, and the growth of the year before it."""

    lab: str
    last: datetime.date
    value: float  # USD a year
    growth: float  # log, a year

    def at(self, day: datetime.date) -> NormalDist:
        """Return the log of the run-rate on a day, as a normal distribution."""
        years = max((day - self.last).days / YEAR, 0.0)
        return NormalDist(math.log(self.value) + self.growth * years, max(LEAST_SPREAD, SPREAD * math.sqrt(years)))


def growth_line(lab: str, known_by: datetime.date) -> GrowthLine | None:
    """Return the line of a lab from the run-rates known by a day; none where there are not two.

    Reports within three days of each other are one, so that a conflict is no growth; where the line stood a year before
    the last is read between reports.
    """
    groups: list[list[Fact]] = []
    for fact in sorted(_run_rates(lab, known_by), key=lambda fact: fact.date):
        if groups and (fact.date - groups[-1][0].date).days <= NEAR:
            groups[-1].append(fact)
        else:
            groups.append([fact])
    if len(groups) < 2:  # noqa: PLR2004 - two make a line
        return None
    days = [sum(fact.date.toordinal() for fact in group) / len(group) for group in groups]
    logs = [sum(math.log(fact.value or 1.0) for fact in group) / len(group) for group in groups]
    before = max(days[-1] - YEAR, days[0])
    growth = (logs[-1] - float(np.interp(before, days, logs))) / (days[-1] - before) * YEAR
    return GrowthLine(lab, datetime.date.fromordinal(round(days[-1])), BILLION * math.exp(logs[-1]), growth)


def _run_rates(lab: str, known_by: datetime.date) -> Sequence[Fact]:
    return [
        fact
        for fact in facts_known_by(known_by)
        if fact.series == SERIES
        and CALLED.get(fact.entity, fact.entity) == lab
        and fact.unit == "USD_bn"
        and fact.basis in BASES
        and (fact.value or 0.0) > 0
        and fact.date <= known_by
    ]


def odds_by_line(measure: ClaimMeasure, known_by: datetime.date) -> float | None:
    """Return the odds that the line gives a claim on a lab's revenue; none of any other, or where there is no line.

    What is so by a month is taken to be so in it, as the line grows; a year is taken at its middle. The amounts of a
    measure are in USD a month where it names no unit, as those of own claims are.
    """
    line = growth_line(measure.at.get(AXIS, ""), known_by) if measure.output == OUTPUT else None
    if line is None or measure.test not in ("at", "by", "passes", "year"):
        return None
    own = line.at(_day(measure))
    if measure.test == "passes":
        other = growth_line(measure.other.get(AXIS, ""), known_by)
        return None if other is None else 1 - (own - other.at(_day(measure))).cdf(0.0)
    low, high = (_log_yearly(each, measure) for each in (measure.at_least, measure.at_most))
    return (1.0 if high is None else own.cdf(high)) - (0.0 if low is None else own.cdf(low))


def _log_yearly(amount: float | None, measure: ClaimMeasure) -> float | None:
    if amount is None:
        return None
    yearly = amount * (BILLION if measure.unit == "billion USD/year" else MONTHS) / measure.part
    return math.log(yearly) if yearly > 0 else -math.inf


def _day(measure: ClaimMeasure) -> datetime.date:
    """Return the middle of a claim's month, or of its year."""
    year, month = (int(each) for each in measure.month.split("-"))
    return datetime.date(year, 7, 1) if measure.test == "year" else datetime.date(year, month, 15)
