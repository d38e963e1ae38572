"""Growth of the cost of frontier training runs: a line through logarithms of cost over days of release.

A model counts where it was among the largest when it came out, by its training compute or, where that is not known, by
its cost. The line and the rule of the running frontier are those of the trend of time horizons.
"""

from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt
from scipy import stats

from sixteenth.errors import OutsideDomain
from sixteenth.evidence.facts_read.read_facts import Fact, read_facts
from sixteenth.reproductions.metr import among_top, trend
from sixteenth.said import said

DAYS_OF_A_YEAR = 365.25


@dataclass(frozen=True)
class Growth:
    """By how much costs are multiplied in a year, with the interval of the regression."""

    yearly: float
    low: float
    high: float
    models: int


def growth_of_cost(
    days: npt.ArrayLike,
    costs: npt.ArrayLike,
    *,
    compute: npt.ArrayLike | None = None,
    top: int | None = None,
    confidence: float = 0.9,
) -> Growth:
    """Fit the yearly growth of cost over the models that were at the frontier when they came out.

    Args:
        days: of release, on any count of days.
        costs: of training, in any money.
        compute: of training, to rank models by; by cost where it is not given.
        top: how many at a time make the frontier; every model counts where it is not given.
        confidence: of the interval, from Student's t.

    Raises:
        OutsideDomain: when days, costs and compute differ in number, fewer than two days are left, a cost is not above
            0, there is no frontier (`top` below 1), or the confidence is not between 0 and 1.

    """
    if not 0 < confidence < 1:
        message = said("a confidence of {confidence:g}: it must be between 0 and 1", confidence=confidence)
        raise OutsideDomain(message)
    times, spent = np.asarray(days, float), np.asarray(costs, float)
    sizes = spent if compute is None else np.asarray(compute, float)
    if not times.shape == spent.shape == sizes.shape:
        message = said(
            "{size} days, {other_size} costs and {third_size} sizes: as many of each are needed",
            size=times.size,
            other_size=spent.size,
            third_size=sizes.size,
        )
        raise OutsideDomain(message)
    counted = np.full(times.shape, fill_value=True) if top is None else among_top(times, sizes, top)
    line = trend(times[counted], spent[counted])
    left = max(line.points - 2, 1)  # two points have an infinite error, whatever is left
    reach = float(stats.t.ppf((1 + confidence) / 2, left)) * line.error
    ends = np.array([line.growth, line.growth - reach, line.growth + reach])
    with np.errstate(over="ignore"):  # a growth beyond all numbers is infinite
        middle, low, high = map(float, np.exp(DAYS_OF_A_YEAR * ends))
    return Growth(middle, low, high, line.points)


def known_costs(series: str, source: str, since: date = date.min, until: date = date.max) -> tuple[Fact, ...]:
    """Return the facts of a series whose source names something, dated within a window.

    Raises:
        OutsideDomain: when there is none.

    """
    found = tuple(
        fact
        for fact in read_facts()
        if fact.series == series and source in fact.source and fact.value and since <= fact.date <= until
    )
    if not found:
        message = said(
            "no fact of the series '{series}' from '{source}' between {since} and {until}",
            series=series,
            source=source,
            since=since,
            until=until,
        )
        raise OutsideDomain(message)
    return found


def reproduce(
    series: str,
    source: str,
    since: date = date.min,
    until: date = date.max,
    top: int | None = None,
    confidence: float = 0.9,
) -> dict[str, float]:
    """Return the yearly growth of the costs that stand among the facts."""
    facts = known_costs(series, source, since, until)
    days, costs = [fact.date.toordinal() for fact in facts], [float(fact.value or 0) for fact in facts]
    found = growth_of_cost(days, costs, top=top, confidence=confidence)
    return {
        "growth, times a year": found.yearly,
        "growth at least, times a year": found.low,
        "growth at most, times a year": found.high,
        "models": float(found.models),
    }
