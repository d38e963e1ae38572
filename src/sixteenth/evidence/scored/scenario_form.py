"""A scenario as a form of forecast: run once from its start, and read off at whatever a report tells of.

What is expected of a report is what the run has on its day or over its months (quantity.py), with the error
that reports of its kind have. Of months before the start, which a scenario does not run, the lab's own trend speaks.
Futures in which the lab has ended are left out: nobody would report of it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sixteenth.engine.history import Result
from sixteenth.evidence.forecasts.forecast import kept_for, months_to_run
from sixteenth.evidence.forecasts.quantity import SMALLEST, drawn, quantities, quantity_of, why_outside
from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.as_of import Run
from sixteenth.evidence.scored.forecasters import Known, middle_of_month, years
from sixteenth.evidence.scored.hand_over import ENDED, FEWEST, LACKING
from sixteenth.evidence.scored.predictions import Drawn, Predicted
from sixteenth.evidence.scored.trend_forms import OwnTrend, error_of_revenue
from sixteenth.evidence.scored.valuation_reports import SPREAD, VALUATION
from sixteenth.scenarios.assemble import Scenario

YEAR = 12
SEED = 7  # of the errors of reports
GONE = 1e3 * SMALLEST  # bn USD: a thousand USD a year
READ = ("run_rate", VALUATION)  # what a run must keep for all that is scored


@dataclass(frozen=True)
class ScenarioForm:
    """A run of a scenario, and the trend that speaks of months before it."""

    name: str
    result: Result
    trend: OwnTrend = field(default_factory=OwnTrend)

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return what the run's futures say of each report, with the error of a report of its kind."""
        if lab not in self.result.labels["lab"]:
            return [LACKING] * len(targets)
        return [self._said(known_by, target) for target in targets]

    def _said(self, known_by: Known, target: Observation) -> Predicted | str:
        quantity, start = quantity_of(target.fact.series), self.result.months[0]
        if quantity is None:
            return f"no quantity of a run is matched with {target.fact.series}"
        if target.last < start and target.quantity != VALUATION:
            return self.trend.predict(known_by, target.lab, [target])[0]
        date = target.fact.date
        if quantity.is_flow and target.first < start <= target.last < self.result.months[-1]:
            if not self.trend.has_seen(known_by, target.lab):
                return f"it begins before the run, {start}, and no report tells of that time"
            return self._begun_before(known_by, target)
        reason = why_outside(quantity, self.result, target.lab, date)
        if reason:
            return reason
        found = self.result.only_finite(drawn(quantity, self.result, target.lab, date))
        yearly = YEAR / quantity.months if quantity.is_flow else 1.0
        return _with_error(target, found * yearly)

    def _begun_before(self, known_by: Known, target: Observation) -> Predicted | str:
        """Join what the trend has of an account's months before the run with what the run has of the others."""
        start = self.result.months[0]
        at = self.result.labels["lab"].index(target.lab)
        last = int((target.last - start).astype(int))
        monthly = np.asarray(self.result.monthly["company_revenue"], np.float64)[: last + 1, at]
        within = self.result.only_finite(monthly) * quantities()["run_rate"].factor
        times = np.array([middle_of_month(month) for month in np.arange(target.first, start)])
        trend = self.trend.trend(known_by, target.lab, years(target.closes))
        before = np.exp(trend.paths(times, within.shape[1], np.random.default_rng(SEED)))
        sells = within[-1] > GONE
        return _with_error(target, np.concatenate([before, within])[:, sells].mean(axis=0))


def run_form(scenario: Scenario, until: datetime.date, run: Run, draws: int, seed: int) -> ScenarioForm:
    """Run a scenario as far as a day, or as far as it goes, keeping what is scored of it."""
    keep = kept_for([quantities()[name] for name in READ])
    result = run(scenario, keep, months=months_to_run(scenario, until), draws=draws, seed=seed)
    return ScenarioForm(scenario.name, result)


def error_of(target: Observation) -> float:
    """Return the error of reports of a kind, in logs: who will tell is not known."""
    if target.quantity == VALUATION:
        return SPREAD
    return error_of_revenue(target)


def _with_error(target: Observation, found: Any) -> Predicted | str:
    there = found[found > GONE]
    if len(there) < FEWEST:
        return ENDED
    luck = error_of(target) * np.random.default_rng(SEED).standard_normal(len(there))
    return Drawn(tuple(map(float, np.log(there) + target.bias + luck)))
