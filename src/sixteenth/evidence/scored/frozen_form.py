"""Frozen forecasts as a form: between the ends of two quarters along a line, in logarithms and in time.

The error of reports of its kind is added, as to any other form: what was frozen is what there will be, and what is
scored is what somebody tells of it.
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.evidence.forecasts.dated_forecast import DatedForecast
from sixteenth.evidence.forecasts.frozen_forecasts import Frozen, frozen_versions, read_frozen
from sixteenth.evidence.forecasts.quantity import Quantity, quantity_of
from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.forecasters import Known
from sixteenth.evidence.scored.predictions import Mixture, Predicted
from sixteenth.evidence.scored.scenario_form import GONE, YEAR, error_of


@dataclass(frozen=True)
class FrozenForm:
    """What a version forecast when it was released."""

    frozen: Frozen

    @property
    def name(self) -> str:
        """Return how it is called in tables."""
        return f"frozen {self.frozen.version}"

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:  # noqa: ARG002 - it knows what it knew
        """Return what was frozen for each report's day."""
        return [self._said(lab, target) for target in targets]

    def _said(self, lab: str, target: Observation) -> Predicted | str:
        quantity, date = quantity_of(target.fact.series), target.fact.date
        own = [
            each
            for each in self.frozen.forecasts
            if quantity is not None and (each.quantity, each.lab) == (quantity.name, lab)
        ]
        if quantity is None or not own:
            return f"{self.frozen.version} froze nothing of this kind for the lab"
        own.sort(key=lambda each: each.date)
        if not own[0].date <= date <= own[-1].date:
            return f"{self.frozen.version} froze {own[0].date} to {own[-1].date}"
        logs = np.log(_between(own, date)[_there(own, date)])
        return self._as_mixture(logs, quantity, target)

    def _as_mixture(self, logs: np.ndarray, quantity: Quantity, target: Observation) -> Predicted:
        yearly = np.log(YEAR / quantity.months) if quantity.is_flow else 0.0
        means = tuple(float(log + yearly + target.bias) for log in logs)
        count = len(means)
        return Mixture((1 / count,) * count, means, (error_of(target),) * count)


def frozen_forms(known_until: datetime.date) -> tuple[FrozenForm, ...]:
    """Return the frozen versions that knew nothing after a day, the earliest first."""
    found = (read_frozen(version) for version in frozen_versions())
    return tuple(FrozenForm(each) for each in found if each.known_until <= known_until)


def _between(own: Sequence[DatedForecast], date: datetime.date) -> np.ndarray:
    """Return the quantiles at a date, between those of the quarter ends around it."""
    before = max((each for each in own if each.date <= date), key=lambda each: each.date)
    after = min((each for each in own if each.date >= date), key=lambda each: each.date)
    days = (after.date - before.date).days
    part = (date - before.date).days / days if days else 0.0
    first, last = (np.log(np.array(each.quantiles)) for each in (before, after))
    return np.exp((1 - part) * first + part * last)


def _there(own: Sequence[DatedForecast], date: datetime.date) -> np.ndarray:
    """Say which quantiles are of futures in which the lab has not ended by the later of the two quarter ends."""
    after = min((each for each in own if each.date >= date), key=lambda each: each.date)
    return np.array(after.quantiles) > GONE
