"""What a business that goes on is worth: its cash to the end of a run, and that of further years in which growth fades.

Growth falls in a straight line from that of the last year to what lasts, and research with it to what upkeep takes:
growth was bought with it. Cash comes in the middle of each year, from what has survived until then.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

GROWTH_THAT_LASTS = 0.03  # a year, nominal
FURTHER_YEARS = 10
A_YEAR = 12


@dataclass(frozen=True)
class LastYear:
    """The last twelve months of a run; each a number or one for each future."""

    revenue: Any  # USD a year
    growth: Any  # on the twelve months before, a share
    margin: Any  # what a dollar of revenue leaves before research and tax
    research: Any  # for each dollar of revenue


@dataclass(frozen=True)
class Beyond:
    """What is assumed of the years after a run; each a number or one for each future."""

    upkeep: Any  # research for each dollar of revenue that keeps a grown-up lab where it is
    tax_rate: Any
    discount_rate: Any  # a year
    hazard: Any  # a year: of ruin and of a catastrophe together
    growth_that_lasts: float = GROWTH_THAT_LASTS
    years: int = FURTHER_YEARS


@dataclass(frozen=True)
class FurtherYears:
    """What cash after a run is worth at its end, USD."""

    value: Any  # of the years that are counted
    for_ever: Any  # of all years after those, if growth that lasts went on: shown beside, and not counted


def further_years(last: LastYear, beyond: Beyond) -> FurtherYears:
    """Return the worth, at the end of a run, of the cash of further years before financing."""
    revenue, cash, value = np.asarray(last.revenue, np.float64), np.float64(0), np.float64(0)
    yearly_rate = np.log1p(beyond.discount_rate) + beyond.hazard
    for year in range(1, beyond.years + 1):
        faded = year / beyond.years
        growth = last.growth + (beyond.growth_that_lasts - last.growth) * faded
        research = last.research + (np.minimum(last.research, beyond.upkeep) - last.research) * faded
        revenue = revenue * (1 + growth)
        profit = revenue * (last.margin - research)
        cash = profit - np.maximum(profit, 0) * beyond.tax_rate
        value = value + cash * np.exp(-yearly_rate * (year - 1 / 2))
    excess = np.expm1(yearly_rate) - beyond.growth_that_lasts
    with np.errstate(divide="ignore", invalid="ignore"):  # what grows faster than it is discounted has no worth
        after = cash * (1 + beyond.growth_that_lasts) / excess * np.exp(-yearly_rate * (beyond.years - 1 / 2))
    return FurtherYears(value, np.where(excess > 0, after, np.nan))


def worth_ahead(flows: Any, discount_factor: Any, at_the_end: Any) -> Any:
    """Return what flows still to come are worth as each month opens, and as the run ends: [months + 1, draws].

    `flows` are [months, draws], USD a month; `discount_factor` is [months + 1, draws], of the months as they open and
    of the end; `at_the_end` [draws] is what the years after are worth at the end, USD.
    """
    discounted = np.concatenate([flows, np.asarray(at_the_end)[None]]) * discount_factor
    return np.cumsum(discounted[::-1], axis=0)[::-1] / discount_factor


def yearly_hazard(ended: Any, months: int, looked_back: int) -> float:
    """Return the odds a year, as a rate, that a future ends: endings over months at risk, in the last months of a run.

    `ended` [draws] is the month of each ending, or the number of months where there was none.
    """
    first = max(months - looked_back, 0)
    at_risk = float(np.clip(ended - first, 0, months - first).sum())
    endings = int(((ended >= first) & (ended < months)).sum())
    return A_YEAR * endings / at_risk if at_risk else float(np.inf)
