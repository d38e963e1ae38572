"""The rulers that a model of this money must beat: lines through the logs of what a lab was reported to sell.

They know dated run-rates and nothing else; where a lab has told fewer than two, the middles of its accounts. Reports
within three days of each other are one, so that a conflict is no growth.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.evidence.observed.observe import RUN_RATE, Observation
from sixteenth.evidence.scored.forecasters import Known, middle, years
from sixteenth.evidence.scored.predictions import Predicted, normal

NEAR = 3 / 365.25  # years within which reports are one
LEAST_SPREAD = 0.15  # in logs
SPREAD_A_ROOT_YEAR = 0.5
TEN_FOLD = math.log(10.0)  # a year: the line of the interview
TOO_FEW = "fewer than two reports of the lab"
STEPS = 25  # of a window over which a line is summed


@dataclass(frozen=True)
class Line:
    """A straight line in logs from a lab's last report, with the spread that is put around it."""

    last: float  # years
    level: float  # log bn USD a year
    growth: float  # a year, in logs
    least: float
    a_root_year: float

    def told(self, target: Observation) -> Predicted:
        """Return what it says of a report: of the day of a run-rate, or summed over the months of an account."""
        if not target.is_flow:
            return normal(*self.at(years(target.fact.date)))
        opens, closes = years(target.opens), years(target.closes)
        over = np.linspace(opens, closes, STEPS) - self.last
        log = float(np.log(np.exp(self.level + self.growth * over).mean()))
        return normal(log, self._spread(middle(target) - self.last))

    def at(self, time: float) -> tuple[float, float]:
        """Return the mean and the standard deviation of the log at a time in years."""
        return self.level + self.growth * (time - self.last), self._spread(time - self.last)

    def _spread(self, ahead: float) -> float:
        return max(self.least, self.a_root_year * math.sqrt(max(ahead, 0.0)))


@dataclass(frozen=True)
class GrowthContinued:
    """Last year's growth continued: from the last report, at the pace since the line stood a year before it."""

    name: str = "growth continued"

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return what the line says of each report."""
        line = self.line(known_by, lab)
        return [TOO_FEW if line is None else line.told(target) for target in targets]

    def line(self, known_by: Known, lab: str) -> Line | None:
        """Return the line with a spread of half a root-year, .15 at least; none where there are not two reports."""
        times, logs = points(known_by.seen.get(lab, ()))
        if len(times) < 2:  # noqa: PLR2004 - two make a line
            return None
        before = max(times[-1] - 1, times[0])
        growth = (logs[-1] - float(np.interp(before, times, logs))) / (times[-1] - before)
        return Line(times[-1], logs[-1], growth, LEAST_SPREAD, SPREAD_A_ROOT_YEAR)


@dataclass(frozen=True)
class RandomWalk:
    """A random walk of the log with drift: both from the first report to the last."""

    name: str = "random walk"

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return the drift, with the spread that steps had around it."""
        times, logs = points(known_by.seen.get(lab, ()))
        if len(times) < 3:  # noqa: PLR2004 - two steps show a spread
            return ["fewer than three reports of the lab"] * len(targets)
        growth = (logs[-1] - logs[0]) / (times[-1] - times[0])
        steps = np.diff(times)
        spread = math.sqrt(float(((np.diff(logs) - growth * steps) ** 2 / steps).mean()))
        line = Line(times[-1], logs[-1], growth, 0.01, spread)
        return [line.told(target) for target in targets]


@dataclass(frozen=True)
class TenFold:
    """Ten times a year, as the interview's line has it, from the last report."""

    name: str = "ten-fold a year"

    def predict(self, known_by: Known, lab: str, targets: Sequence[Observation]) -> Sequence[Predicted | str]:
        """Return the line, with the spread of last year's growth continued."""
        times, logs = points(known_by.seen.get(lab, ()))
        if not len(times):
            return ["no report of the lab"] * len(targets)
        line = Line(times[-1], logs[-1], TEN_FOLD, LEAST_SPREAD, SPREAD_A_ROOT_YEAR)
        return [line.told(target) for target in targets]


def points(seen: Sequence[Observation]) -> tuple[list[float], list[float]]:
    """Return dates in years and logs of what a lab was reported to sell, reports within three days as their mean."""
    run_rates = [each for each in seen if each.fact.series == RUN_RATE]
    used = run_rates if len(run_rates) >= 2 else seen  # noqa: PLR2004 - two make a line
    dated = sorted((years(each.fact.date) if each in run_rates else middle(each), each.log_value) for each in used)
    groups: list[list[tuple[float, float]]] = []
    for point in dated:
        if groups and point[0] - groups[-1][0][0] <= NEAR:
            groups[-1].append(point)
        else:
            groups.append([point])
    times = [float(np.mean([time for time, _ in group])) for group in groups]
    return times, [float(np.mean([log for _, log in group])) for group in groups]
