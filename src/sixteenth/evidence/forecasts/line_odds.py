"""A ruler's odds of a claim: a lab's sales grow on as they did in the last year, and are lognormal around that.

The line is that of `rivals.GrowthContinued`: of the forms that were tried on these facts the plainest one, and hard to
beat within a year (docs/decisions/0042).
"""

import datetime
import math
from functools import cache
from statistics import NormalDist

from sixteenth.evidence.claims.claims import ClaimMeasure
from sixteenth.evidence.scored.forecasters import known_by, years
from sixteenth.evidence.scored.rivals import GrowthContinued, Line

OUTPUT, AXIS = "company_revenue", "lab"
MONTHS = 12
BILLION = 1e9


@cache
def growth_line(lab: str, day: datetime.date) -> Line | None:
    """Return the line of a lab through what was known of it by a day; none where there are not two reports."""
    return GrowthContinued().line(known_by(day), lab)


def odds_by_line(measure: ClaimMeasure, day: datetime.date) -> float | None:
    """Return the odds that the line gives a claim on a lab's revenue; none of any other, or where there is no line.

    What is so by a month is taken to be so in it, as the line grows; a year is taken at its middle. The amounts of a
    measure are in USD a month where it names no unit, as those of own claims are.
    """
    line = growth_line(measure.at.get(AXIS, ""), day) if measure.output == OUTPUT else None
    if line is None or measure.test not in ("at", "by", "passes", "year"):
        return None
    own = _at(line, measure)
    if measure.test == "passes":
        other = growth_line(measure.other.get(AXIS, ""), day)
        return None if other is None else 1 - (own - _at(other, measure)).cdf(0.0)
    low, high = (_log_yearly(each, measure) for each in (measure.at_least, measure.at_most))
    return (1.0 if high is None else own.cdf(high)) - (0.0 if low is None else own.cdf(low))


def _at(line: Line, measure: ClaimMeasure) -> NormalDist:
    """Return the log of bn USD a year in the middle of a claim's month, or of its year."""
    year, month = (int(each) for each in measure.month.split("-"))
    day = datetime.date(year, 7, 1) if measure.test == "year" else datetime.date(year, month, 15)
    return NormalDist(*line.at(years(day)))


def _log_yearly(amount: float | None, measure: ClaimMeasure) -> float | None:
    """Return the log of bn USD a year."""
    if amount is None:
        return None
    yearly = amount * (1.0 if measure.unit == "billion USD/year" else MONTHS / BILLION) / measure.part
    return math.log(yearly) if yearly > 0 else -math.inf
