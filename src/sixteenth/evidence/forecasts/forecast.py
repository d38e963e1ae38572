"""What a run says of a quantity at a date, beside last year's growth continued, and why the two differ."""

import datetime
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.evidence.facts_read.read_facts import DATA_CUT, Fact
from sixteenth.evidence.forecasts.dated_forecast import SHOWN, DatedForecast, forecast_of
from sixteenth.evidence.forecasts.line_odds import growth_line
from sixteenth.evidence.forecasts.quantity import Quantity, drawn, quantities
from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.rivals import TOO_FEW
from sixteenth.scenarios.assemble import Scenario

OWN = "unexplained_sales"  # of a lab, in logarithms, beyond what the rest of the market explains
REVENUE = "company_revenue"
NO_RULER = "no line: reports of this kind are not followed"
FEWEST_MONTHS = 13  # of a run
MORE_MONTHS = 2  # beyond the last that is asked for: a date lies between two
FOUR_WEEKS = datetime.timedelta(days=28)


@dataclass(frozen=True)
class Parts:
    """Where the middle of a run and a line part, in logarithms; the first three less the last is the whole."""

    start: float  # sales of the first month, against what the line has there
    explained: float  # growth since by capability, adoption and prices
    own: float  # growth since beyond these
    line: float  # growth since by the line

    @property
    def whole(self) -> float:
        """Return the log of the run's middle over the line's."""
        return self.start + self.explained + self.own - self.line


@dataclass(frozen=True)
class Beside:
    """A forecast of the world beside the line's: quantiles 5, 25, 50, 75 and 95 of each."""

    forecast: DatedForecast
    line: tuple[float, ...] | None
    why_no_line: str
    parts: Parts | None

    @property
    def ours(self) -> tuple[float, ...]:
        """Return the quantiles of the world's forecast."""
        return self.forecast.shown()


def kept_for(chosen: Sequence[Quantity]) -> OutputSet:
    """Return the outputs that forecasts of these quantities need."""
    return OutputSet(monthly=tuple(dict.fromkeys((*(each.output for each in chosen), REVENUE, OWN))))


def months_to_run(scenario: Scenario, until: datetime.date) -> int:
    """Return how many months a run as far as a day has: not fewer than lines need, nor more than the scenario has."""
    return min(max(months_until(scenario, until), FEWEST_MONTHS), scenario.settings.months)


def months_until(scenario: Scenario, day: datetime.date) -> int:
    """Return how many months a run needs for a quantity to be read off at a day."""
    start = np.datetime64(scenario.settings.start, "M")
    return int((np.datetime64(day.isoformat(), "M") - start).astype(int)) + 1 + MORE_MONTHS


def forecast(result: Result, quantity: Quantity, lab: str, date: datetime.date) -> Beside:
    """Forecast a quantity of a lab at a date from a run, and put last year's growth continued beside it.

    Raises:
        ValueError: where the run cannot give it.

    """
    draws = result.only_finite(drawn(quantity, result, lab, date))
    own = forecast_of(quantity.name, lab, date, quantity.unit, draws)
    line = line_of(quantity, lab, date)
    if isinstance(line, str):
        return Beside(own, None, line, None)
    return Beside(own, line, "", _parts(result, lab, date) if quantity.name == "run_rate" else None)


def line_of(
    quantity: Quantity, lab: str, date: datetime.date, until: datetime.date = DATA_CUT
) -> tuple[float, ...] | str:
    """Return quantiles of last year's growth continued, in the unit of the quantity; or why there are none.

    Args:
        quantity: A run-rate, or revenue over some months.
        lab: As the world names it.
        date: Of the run-rate, or the last day of the months.
        until: What was told later is not used.

    """
    if quantity.output != REVENUE:
        return NO_RULER
    line = growth_line(lab, until)
    if line is None:
        return TOO_FEW
    found = line.told(_target(quantity, lab, date))
    share = quantity.months / 12 if quantity.is_flow else 1.0
    return tuple(share * math.exp(found.quantile(odds)) for odds in SHOWN)


def _target(quantity: Quantity, lab: str, date: datetime.date) -> Observation:
    """Return what a report of the quantity would see; its value is not there yet."""
    if quantity.is_flow:
        opens = (
            (np.datetime64(date.isoformat(), "M") - quantity.months + 1).astype("datetime64[D]").astype(datetime.date)
        )
    else:
        opens = date - FOUR_WEEKS
    fact = Fact(quantity.series[0], lab, date, None, "", "", None, None, "projected", "", "", None, "", "", 0)
    first, last = (np.datetime64(day.isoformat(), "M") for day in (opens if quantity.is_flow else date, date))
    return Observation(fact, lab, "revenue", first, last, math.nan, 0.0, "exact", 0.0, date, False, opens, date)  # noqa: FBT003


def _parts(result: Result, lab: str, date: datetime.date) -> Parts:
    """Part the way from the first month to a date into what the market explains and what it does not."""
    rate, at = quantities()["run_rate"], result.labels["lab"].index(lab)
    first = result.months[0].astype("datetime64[D]").astype(datetime.date) + datetime.timedelta(days=15 + rate.lag_days)
    grown = np.log(drawn(rate, result, lab, date) / drawn(rate, result, lab, first))
    months = (date - first).days * 12 / 365.25
    own = np.asarray(result.monthly[OWN], np.float64)[:, at]
    before = min(int(months), len(own) - 2)
    last = own[before] + (months - before) * (own[before + 1] - own[before]) - own[0]
    start, end = (_middle_of_line(rate, lab, day) for day in (first, date))
    opened = math.log(np.median(result.only_finite(drawn(rate, result, lab, first))) / start)
    finite: Mapping[str, Any] = {"own": result.only_finite(last), "grown": result.only_finite(grown)}
    whole, beyond = float(np.median(finite["grown"])), float(np.median(finite["own"]))
    return Parts(opened, whole - beyond, beyond, math.log(end / start))


def _middle_of_line(quantity: Quantity, lab: str, date: datetime.date) -> float:
    found = line_of(quantity, lab, date)
    if isinstance(found, str):
        raise TypeError(found)
    return found[SHOWN.index(0.5)]
