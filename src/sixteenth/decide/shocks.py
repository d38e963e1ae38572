"""What one shock does to a lab: paired differences on common draws, and whether a sign that is due comes out.

The standard error of a mean is that of the differences future by future. A margin is that of all futures' money
together, so that futures with hardly any revenue do not decide it; its error is that of its linear part, paired
likewise. A difference below two standard errors is no effect seen, whatever its size. The value of going on is that of
a lab as it goes on, against itself stopped now, under the shock and without it: each shock is run once more for each
lab.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.worth.going_on import gained_by_going_on, outputs_of_going_on
from sixteenth.decide.worth.headline import is_ruined
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.measures.over_futures import kept_of
from sixteenth.measures.years import calendar_years

Sign = Literal["+", "-", "0"]
Due = Literal["+", "-", "0", "any"]
OUTCOMES = ("going_on", "worth", "ruin", "revenue_2030", "margin_2028")
YEAR_OF_REVENUE, YEAR_OF_MARGIN = 2030, 2028
YEARS = (YEAR_OF_MARGIN, YEAR_OF_REVENUE)
KEPT = OutputSet(monthly=("company_revenue", "operating_profit"), closing=("wind_down_value",))
ERRORS_TO_BE_SEEN = 2
CHANCE_OF_A_SIGN = math.erfc(ERRORS_TO_BE_SEEN / math.sqrt(2)) / 2  # of one sign, where nothing moves


@dataclass(frozen=True)
class Futures:
    """What is read off a run for one lab: one number a future."""

    going_on: Any  # USD: worth to its owners as a going concern, less that if it stops now
    worth: Any  # USD
    ruin: Any  # 100 where ruined
    revenue_2030: Any  # USD
    revenue_2028: Any  # USD
    profit_2028: Any  # USD
    finite: Any


def kept_in(world: World) -> OutputSet:
    """Return the outputs of a world that the outcomes of a shock are read from."""
    return kept_of(world, KEPT, outputs_of_going_on(world))


def read_futures(result: Result, stops: Result, lab: str) -> Futures:
    """Read the outcomes of a lab off two runs that kept `kept_in` their world: as it goes on, and stopped now."""
    at, years = result.labels["lab"].index(lab), calendar_years(result)
    gained = gained_by_going_on(result, stops, lab)

    def of_year(name: str, year: int) -> Any:
        return np.asarray(result.monthly[name][years == year, at], np.float64).sum(axis=0)

    return Futures(
        going_on=gained,
        worth=np.asarray(result.closing["wind_down_value"][at], np.float64),
        ruin=100.0 * is_ruined(result, at),
        revenue_2030=of_year("company_revenue", YEAR_OF_REVENUE),
        revenue_2028=of_year("company_revenue", YEAR_OF_MARGIN),
        profit_2028=of_year("operating_profit", YEAR_OF_MARGIN),
        finite=np.isfinite(gained),
    )


def effects(before: Futures, after: Futures) -> Mapping[str, Estimate]:
    """Return what a shock changes, by outcome, over the futures that stayed numbers in both runs."""
    kept = before.finite & after.finite
    means = ("going_on", "worth", "ruin", "revenue_2030")
    found = {name: mean_of(getattr(after, name)[kept] - getattr(before, name)[kept]) for name in means}
    first, second = ((each.profit_2028[kept], each.revenue_2028[kept]) for each in (before, after))
    return {**found, "margin_2028": _of_ratio(first, second)}


def _of_ratio(before: tuple[Any, Any], after: tuple[Any, Any]) -> Estimate:
    """Return the difference of two ratios of means, numerators first, and the error of its linear part."""
    (first, first_part), (second, second_part) = (_ratio(*each) for each in (before, after))
    return Estimate(second - first, mean_of(second_part - first_part).error)


def _ratio(above: Any, below: Any) -> tuple[float, Any]:
    """Return a ratio of means, and what each future adds to it; of no money, no ratio."""
    size = mean_of(below).value
    if not size > 0:
        return float("nan"), np.full(np.shape(below), np.nan)
    ratio = mean_of(above).value / size
    return ratio, (above - ratio * below) / size


def sign_of(effect: Estimate) -> Sign:
    """Return which way an outcome moves, 0 where no effect is seen."""
    if not abs(effect.value) > ERRORS_TO_BE_SEEN * effect.error:  # false also where one is not a number
        return "0"
    return "+" if effect.value > 0 else "-"


def comes_out(effect: Estimate, due: Due) -> bool:
    """Say whether an outcome moves as it must; a zero where a sign is due does not."""
    return due == "any" or sign_of(effect) == due
