"""What a lab sells beyond what the structure of the world explains: sales and growth of its own, as a distribution.

In logs, a lab's true sales are those of the structure plus a gap. The gap opens with an error of sales and of growth,
and moves as in the world (world/market/own_growth.py): growth of its own halves in its time and meets shocks, and so do
sales. All of it is normal, so that given the structure the chance of the reports, and the gap given the reports, are
known in closed form: draws of the world need not find the gap by luck. How fast it wanders and fades are inputs like
others, taken in thirds, and learnt from the weights.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product
from typing import Any

import numpy as np
from scipy.linalg import solve_triangular

from sixteenth.evidence.observed.observe import Observation, log_density

OPENING_SALES = 0.15  # standard deviation of an error of sales at the opening, in logs
OPENING_GROWTH = 0.05  # by which the structure's growth may miss a lab's own at first, in logs a month
WANDERING = ("sales_surprise", "growth_surprise", "sales_half_life", "growth_half_life")
THIRDS = 3


def times(matrix: Any, columns: Any) -> Any:
    """Return a small matrix times many columns, without threads, which wait for each other longer than this takes."""
    return np.einsum("ij,jn->in", matrix, columns)


@dataclass(frozen=True)
class Wander:
    """How a gap moves: shocks of a month to sales and to growth of its own, and the months in which each halves."""

    sales_surprise: float
    growth_surprise: float
    sales_half_life: float
    growth_half_life: float

    def covariance(self, months: int) -> Any:
        """Return the covariance of the gap in each month and, last, of own growth in the last month, logs a month.

        Both are sums of what opened them and of the shocks since; each column of `sums` is one of those.
        """
        sales_kept, growth_kept = (0.5 ** (1 / life) for life in (self.sales_half_life, self.growth_half_life))
        count = 2 * months
        sales, growth = np.zeros(count), np.zeros(count)
        sales[0], growth[1] = OPENING_SALES, OPENING_GROWTH
        sums = np.zeros((months + 1, count))
        sums[0] = sales
        for month in range(1, months):
            sales, growth = sales_kept * sales + growth, growth_kept * growth
            sales[2 * month], growth[2 * month + 1] = self.sales_surprise, self.growth_surprise
            sums[month] = sales
        sums[-1] = growth
        return sums @ sums.T


@dataclass(frozen=True)
class Wandering:
    """How the gap moves in each draw, by which of the thirds of each input it falls in."""

    wanders: tuple[Wander, ...]
    cells: Any  # the number of the wander of each draw, [draws]

    def among(self, draws: Any) -> "Wandering":
        """Return the same for some of the draws."""
        return Wandering(self.wanders, self.cells[draws])


def wandering_of(inputs: Mapping[str, Any]) -> Wandering:
    """Sort draws by thirds of what moves a gap; each third stands for its middle."""
    thirds, middles = [], []
    for name in WANDERING:
        values = inputs[name]
        ends = np.quantile(values, [each / THIRDS for each in range(1, THIRDS)])
        third = np.searchsorted(ends, values)
        thirds.append(third)
        middles.append([float(np.median(values[third == each])) for each in np.unique(third)])
        thirds[-1] = np.searchsorted(np.unique(third), third)
    sizes = tuple(len(each) for each in middles)
    return Wandering(tuple(Wander(*each) for each in product(*middles)), np.ravel_multi_index(thirds, sizes))


PLAIN, WILD = (0.75, 1.0), (0.25, 3.0)  # odds and size of an error with a heavy tail, against its spread
CENSORED = 0.3  # spread, in logs, with which "over X" is taken at first


@dataclass(frozen=True)
class _Conditioned:
    """A gap given reports, for one way to wander, and one choice of which reports are wild."""

    log_odds: float
    whitening: Any  # inverse root of the covariance of what reports miss [reports, reports]
    log_size: float  # log of the root's determinant
    gain: Any  # from what reports miss to the expected gap [states, reports]
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
        plain = [
            (1.0, max(each.spread, CENSORED) if each.bound != "exact" else each.spread) for each in self.observations
        ]
        kinds = [
            [(odds, size * spread) for odds, size in (PLAIN, WILD)] if each.heavy and each.bound == "exact" else [own]
            for each, own in zip(self.observations, plain, strict=True)
            for spread in [own[1]]
        ]
        return tuple(
            (float(sum(np.log(odds) for odds, _ in chosen)), np.array([spread for _, spread in chosen]))
            for chosen in product(*kinds)
        )

    def conditioned(self, wander: Wander) -> tuple[_Conditioned, ...]:
        """Return what the reports say of the gap, for each pattern of errors."""
        if wander not in self._kept:
            covariance = wander.covariance(self.months)
            found = tuple(self._condition(covariance, log_odds, spreads) for log_odds, spreads in self.patterns)
            self._kept[wander] = found
        return self._kept[wander]

    @cached_property
    def _kept(self) -> dict[Wander, tuple[_Conditioned, ...]]:
        """Return what has been conditioned so far: known worlds are fitted to reports of the same kinds."""
        return {}

    def _condition(self, covariance: Any, log_odds: float, spreads: Any) -> _Conditioned:
        seen = np.hstack((self.windows, np.zeros((len(self.windows), 1))))
        both = covariance @ seen.T
        root = np.linalg.cholesky(seen @ both + np.diag(spreads**2))
        whitening = solve_triangular(root, np.eye(len(root)), lower=True)
        gain = both @ whitening.T @ whitening
        left = covariance - gain @ both.T
        return _Conditioned(
            log_odds, whitening, float(np.log(np.diag(root)).sum()), gain, _root_of((left + left.T) / 2)
        )

    def seen_in(self, log_rates: Any) -> Any:
        """Return the log of what each report would see of rates [reports, draws]; `log_rates` [months, draws].

        The mean over a window is that of the rates, not of their logs.
        """
        return np.log(times(self.windows, np.exp(log_rates)))


def _root_of(covariance: Any) -> Any:
    """Return a root of a covariance that may have no spread in some direction."""
    values, vectors = np.linalg.eigh(covariance)
    return vectors * np.sqrt(np.maximum(values, 0))


@dataclass(frozen=True)
class Gaps:
    """What reports say of draws of a lab: how likely they are in each, and a gap drawn for each."""

    log_likelihood: Any  # [draws]
    gaps: Any  # [months + 1, draws]: by month, and own growth at the end, logs a month


def draw_gaps(reports: LabReports, log_rates: Any, wandering: Wandering, luck: Any, told: Any = None) -> Gaps:
    """Weigh draws of a lab by its reports and draw its gap in each.

    Gaps are drawn as if each report were normal, or normal and wild, and a mean of logs; the ratio of the densities of
    what was reported, censored, with heavy tails and over sums, puts it right, draw by draw.

    Args:
        reports: The lab's reports.
        log_rates: The structure's, [months, draws], logs of bn USD a year.
        wandering: How the gap moves in each draw.
        luck: Uniforms [months + 2, draws], the first of which chooses the pattern of errors.
        told: Other reports than those that were made [reports], for worlds whose truth is known.

    """
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that others need not pay

    given = reports.told if told is None else told
    structure = reports.seen_in(log_rates)
    missed, scores = given[:, None] - structure, ndtri(luck[1:])
    gaps, logs = np.empty((reports.months + 1, missed.shape[1])), np.empty(missed.shape[1])
    for cell in np.unique(wandering.cells):
        own = wandering.cells == cell
        found = reports.conditioned(wandering.wanders[cell])
        logs[own], gaps[:, own] = _drawn(found, missed[:, own], luck[0, own], scores[:, own])
    right = _correction(reports, log_rates, structure, gaps, given)
    return Gaps(logs - len(given) * np.log(2 * np.pi) / 2 + right, gaps)


def prior_gaps(months: int, wandering: Wandering, luck: Any) -> Any:
    """Return a gap of each draw before any report is looked at [months + 1, draws], from as many uniforms."""
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    scores = ndtri(luck)
    gaps = np.empty_like(scores)
    for cell in np.unique(wandering.cells):
        own = wandering.cells == cell
        gaps[:, own] = times(_root_of(wandering.wanders[cell].covariance(months)), scores[:, own])
    return gaps


def _drawn(conditioned: Sequence[_Conditioned], missed: Any, luck: Any, scores: Any) -> tuple[Any, Any]:
    """Return the log density of reports in draws that wander alike, and a gap of each."""
    logs = np.array(
        [each.log_odds - each.log_size - (times(each.whitening, missed) ** 2).sum(axis=0) / 2 for each in conditioned]
    )
    most = logs.max(axis=0)
    odds = np.exp(logs - most)
    total = odds.sum(axis=0)
    chosen = np.minimum((np.cumsum(odds, axis=0) < luck * total).sum(axis=0), len(logs) - 1)
    gaps = np.empty((len(scores), missed.shape[1]))
    for number in np.unique(chosen):
        own = chosen == number
        gaps[:, own] = times(conditioned[number].gain, missed[:, own]) + times(
            conditioned[number].spread, scores[:, own]
        )
    return most + np.log(total), gaps


def _correction(reports: LabReports, log_rates: Any, structure: Any, gaps: Any, given: Any) -> Any:
    """Return the log of how much likelier what was reported is than the normal mixture that gaps were drawn with."""
    off = given[:, None] - (structure + times(reports.windows, gaps[:-1]))
    as_drawn = np.array(
        [
            log_odds
            + (-((off / spreads[:, None]) ** 2) / 2 - np.log(spreads * np.sqrt(2 * np.pi))[:, None]).sum(axis=0)
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
