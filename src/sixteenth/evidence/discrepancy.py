"""What a lab sells beyond what the structure of the world explains: a level and a trend of its own, as a distribution.

In logs, a lab's true sales are those of the structure plus a gap. The gap opens with an error of level and of growth;
its growth wanders, and so does its level (a local linear trend, integrated random walk). All of it is normal, so that
given the structure the chance of the reports, and the gap given the reports, are known in closed form: draws of the
world need not find the gap by luck. How fast it wanders is not known; a few sizes are tried and weighed by the reports.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from scipy.linalg import solve_triangular

from sixteenth.evidence.observe import Observation, log_density

YEAR = 12
LEVEL_NOISES = (0.1, 0.3, 0.6)  # logs per root-year
TREND_NOISES = (0.25, 0.5, 1.0)  # logs a year, per root-year
OPENING_LEVEL = 0.15  # by which the opening's sales may be off, in logs
OPENING_TREND = 0.6  # by which the structure's growth may miss a lab's own at first, in logs a year


@dataclass(frozen=True)
class Wander:
    """How fast a gap wanders: its level and its trend, per root-year."""

    level: float
    trend: float

    def covariance(self, months: int) -> Any:
        """Return the covariance of the gap in each month and, last, of its trend in the last month, a year."""
        time = np.arange(months) / YEAR
        end = time[-1]
        early, late = np.minimum.outer(time, time), np.maximum.outer(time, time)
        integrated = early**2 * (late / 2 - early / 6)
        gap = OPENING_LEVEL**2 + OPENING_TREND**2 * np.outer(time, time)
        gap = gap + self.level**2 * early + self.trend**2 * integrated
        with_trend = OPENING_TREND**2 * time + self.trend**2 * time**2 / 2
        found = np.empty((months + 1, months + 1))
        found[:-1, :-1] = gap
        found[-1, :-1] = found[:-1, -1] = with_trend
        found[-1, -1] = OPENING_TREND**2 + self.trend**2 * end
        return found


WANDERS = tuple(Wander(*sizes) for sizes in product(LEVEL_NOISES, TREND_NOISES))
PLAIN, WILD = (0.75, 1.0), (0.25, 3.0)  # odds and size of an error with a heavy tail, against its spread
CENSORED = 0.3  # spread, in logs, with which "over X" is taken at first


@dataclass(frozen=True)
class _Conditioned:
    """A gap given reports, for one size of wandering, and one choice of which reports are wild."""

    log_odds: float
    whitening: Any  # inverse root of the covariance of what reports miss [reports, reports]
    log_size: float  # log of the root's determinant
    gain: Any  # from gaps seen to the expected gap [states, reports]
    spread: Any  # root of what is left unknown of the gap [states, states]


@dataclass(frozen=True)
class LabReports:
    """The reports of one lab within a run of so many months, and what they say of its gap."""

    lab: str
    observations: tuple[Observation, ...]
    start: np.datetime64
    months: int

    @cached_property
    def windows(self) -> Any:
        """Return by how much each month counts in each report [reports, months]."""
        found = np.zeros((len(self.observations), self.months))
        for row, each in zip(found, self.observations, strict=True):
            first, last = (int((month - self.start).astype(int)) for month in (each.first, each.last))
            row[first : last + 1] = 1 / (last - first + 1)
        return found

    @cached_property
    def told(self) -> Any:
        """Return the reports, in logs, less what reports of their kind are off by."""
        return np.array([each.log_value - each.bias for each in self.observations])

    @cached_property
    def patterns(self) -> tuple[tuple[float, Any], ...]:
        """Return the log odds and the spreads of each choice of which reports are wild; "over X" is wide."""
        plain = [(1.0, max(each.spread, CENSORED) if each.bound != "exact" else each.spread) for each in self.observations]
        kinds = [
            [(odds, size * spread) for odds, size in (PLAIN, WILD)] if each.heavy and each.bound == "exact" else [own]
            for each, own in zip(self.observations, plain, strict=True)
            for spread in [own[1]]
        ]
        return tuple(
            (float(sum(np.log(odds) for odds, _ in chosen)), np.array([spread for _, spread in chosen]))
            for chosen in product(*kinds)
        )

    @cached_property
    def conditioned(self) -> tuple[_Conditioned, ...]:
        """Return what the reports say of the gap, for each size of wandering and each pattern of errors."""
        return tuple(
            self._condition(wander.covariance(self.months), log_odds - np.log(len(WANDERS)), spreads)
            for wander in WANDERS
            for log_odds, spreads in self.patterns
        )

    def _condition(self, covariance: Any, log_odds: float, spreads: Any) -> _Conditioned:
        seen = np.hstack((self.windows, np.zeros((len(self.windows), 1))))
        both = covariance @ seen.T
        root = np.linalg.cholesky(seen @ both + np.diag(spreads**2))
        whitening = solve_triangular(root, np.eye(len(root)), lower=True)
        gain = both @ whitening.T @ whitening
        left = covariance - gain @ both.T
        return _Conditioned(log_odds, whitening, float(np.log(np.diag(root)).sum()), gain, _root_of((left + left.T) / 2))

    def seen_in(self, log_rates: Any) -> Any:
        """Return the log of what each report would see of rates [reports, draws]; `log_rates` [months, draws].

        The mean over a window is that of the rates, not of their logs.
        """
        return np.log(self.windows @ np.exp(log_rates))


def _root_of(covariance: Any) -> Any:
    """Return a root of a covariance that may have no spread in some direction."""
    values, vectors = np.linalg.eigh(covariance)
    return vectors * np.sqrt(np.maximum(values, 0))


@dataclass(frozen=True)
class Gaps:
    """What reports say of draws of a lab: how likely they are in each, and a gap drawn for each."""

    log_likelihood: Any  # [draws]
    gaps: Any  # [months + 1, draws]: by month, and the trend at the end, logs a year


def draw_gaps(reports: LabReports, log_rates: Any, luck: Any, scores: Any, told: Any = None) -> Gaps:
    """Weigh draws of a lab by its reports and draw its gap in each.

    Gaps are drawn as if each report were normal, or normal and wild, and a mean of logs; the ratio of the densities of
    what was reported, censored, with heavy tails and over sums, puts it right, draw by draw.

    Args:
        reports: The lab's reports.
        log_rates: The structure's, [months, draws], logs of bn USD a year.
        luck: A uniform for each draw, which chooses how fast the gap wanders and which reports are wild.
        scores: Normal scores [months + 1, draws], which draw it.
        told: Other reports than those that were made [reports], for worlds whose truth is known.

    """
    given = reports.told if told is None else told
    structure = reports.seen_in(log_rates)
    missed = given[:, None] - structure
    logs = np.array(
        [each.log_odds - each.log_size - ((each.whitening @ missed) ** 2).sum(axis=0) / 2 for each in reports.conditioned]
    )
    most = logs.max(axis=0)
    odds = np.exp(logs - most)
    total = odds.sum(axis=0)
    chosen = np.minimum((np.cumsum(odds, axis=0) < luck * total).sum(axis=0), len(logs) - 1)
    gaps = np.empty((reports.months + 1, missed.shape[1]))
    for number in np.unique(chosen):
        each, own = reports.conditioned[number], chosen == number
        gaps[:, own] = each.gain @ missed[:, own] + each.spread @ scores[:, own]
    right = _correction(reports, log_rates, structure, gaps, given)
    constant = len(given) * np.log(2 * np.pi) / 2
    return Gaps(most + np.log(total) - constant + right, gaps)


def _correction(reports: LabReports, log_rates: Any, structure: Any, gaps: Any, given: Any) -> Any:
    """Return the log of how much likelier what was reported is than the normal mixture that gaps were drawn with."""
    off = given[:, None] - (structure + reports.windows @ gaps[:-1])
    as_drawn = np.array(
        [
            log_odds + (-((off / spreads[:, None]) ** 2) / 2 - np.log(spreads * np.sqrt(2 * np.pi))[:, None]).sum(axis=0)
            for log_odds, spreads in reports.patterns
        ]
    )
    most = as_drawn.max(axis=0)
    total = -(most + np.log(np.exp(as_drawn - most).sum(axis=0)))
    truth = reports.seen_in(log_rates + gaps[:-1])
    for row, each in enumerate(reports.observations):
        total += log_density(replace(each, log_value=float(given[row]), bias=0.0), truth[row])
    return total


def reports_by_lab(
    observations: Sequence[Observation], labs: Sequence[str], start: np.datetime64, months: int
) -> tuple[LabReports, ...]:
    """Sort reports by lab, in the order of the labs; all must lie within the run."""
    return tuple(
        LabReports(lab, own, start, months)
        for lab in labs
        if (own := tuple(each for each in observations if each.lab == lab))
    )
