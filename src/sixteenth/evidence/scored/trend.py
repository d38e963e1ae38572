"""A lab's own trend: a level and a growth that wander, seen through reports with their windows and errors.

The state is a Gaussian process in closed form: a start and a growth that are hardly known beforehand, growth that
wanders (so that the level is an integrated random walk; damped, it returns to the lab's own mean), and a level that
wanders too. Sizes are tiny, so that everything is a dense solve. How much either wanders is integrated out over a
grid. Accounts are means over their months, which are linear in the level around where it runs: a few rounds find it.
Reports with a heavy tail count the less the further off they are; one that tells "over X" counts while the level is
below. Logs of bn USD a year; years.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.evidence.observed.observe import HEAVY_FREEDOM, Observation
from sixteenth.evidence.scored.forecasters import middle, years
from sixteenth.evidence.scored.predictions import Mixture

STEPS_A_YEAR = 24
BEFORE = 0.1  # years before the first report at which the state begins
START_SPREAD = 3.0  # of the level, in logs: not known
ROUNDS = 4
LOOSE = 0.15  # of a bound that the level is beyond: it hardly counts


@dataclass(frozen=True)
class Wander:
    """How much a lab's growth and level wander: standard deviations after a year; growth fades with a half-life."""

    growth: float
    level: float
    half_life: float = math.inf  # years in which growth falls half-way back to the lab's own mean
    log_prior: float = 0.0


@dataclass(frozen=True)
class Beliefs:
    """What is believed of any lab before its reports: growth a year (logs), and how much things wander."""

    growth: float = 1.2  # 3.3 times a year
    growth_spread: float = 1.0  # from 1.2 to 9 times
    growth_wanders: float = 0.5  # the middle of a prior that is normal in logs
    level_wanders: float = 0.15
    prior_spread: float = 0.7
    half_life: float = math.inf
    history: float = 1.5  # years before the last report that are looked at
    fewest: int = 3  # reports looked at, however old

    def grid(self) -> tuple[Wander, ...]:
        """Return the values over which how much things wander is integrated."""
        return tuple(
            Wander(
                growth,
                level,
                self.half_life,
                self._prior(growth, self.growth_wanders) + self._prior(level, self.level_wanders),
            )
            for growth in (0.1, 0.2, 0.35, 0.6, 1.0, 1.6)
            for level in (0.03, 0.08, 0.15, 0.3, 0.6)
        )

    def _prior(self, value: float, middle_: float) -> float:
        return -0.5 * (math.log(value / middle_) / self.prior_spread) ** 2


@dataclass(frozen=True)
class _State:
    """The state given reports, for one way to wander: mean and covariance over the grid of times."""

    log_weight: float
    mean: np.ndarray
    covariance: np.ndarray


@dataclass(frozen=True)
class _Round:
    """One round of conditioning: how well the reports fit, the level, and how much each report counts in the next."""

    fit: float
    level: np.ndarray
    covariance: np.ndarray
    variances: np.ndarray


class Trend:
    """A lab's trend given its reports."""

    def __init__(self, reports: Sequence[Observation], until: float, beliefs: Beliefs, since: float = math.inf) -> None:
        """Condition on reports, out to a time in years, and back to one where it lies before the first report."""
        opened = [middle(each) if not each.is_flow else years(each.opens) for each in reports]
        self.start = min(*opened, since) - BEFORE
        end = max(until, *(years(each.closes) for each in reports)) - self.start + BEFORE
        self.times = np.arange(0.0, end + 1 / STEPS_A_YEAR, 1 / STEPS_A_YEAR)
        self.states = tuple(self._given(reports, wander, beliefs) for wander in beliefs.grid())
        logs = np.array([state.log_weight for state in self.states])
        self.weights = np.exp(logs - logs.max()) / np.exp(logs - logs.max()).sum()

    def told(self, target: Observation) -> Mixture:
        """Return the distribution of what a report will tell, with the error of a report of its kind."""
        found: list[tuple[float, float]] = []
        for state in self.states:
            seen, less = self._sight(target, state.mean)
            variance = float(seen @ state.covariance @ seen)
            found.append((float(seen @ state.mean) + less + target.bias, math.sqrt(max(variance, 1e-9))))
        spreads = tuple(spread for _, spread in found)
        return Mixture(tuple(map(float, self.weights)), tuple(mean for mean, _ in found), spreads)

    def level_and_growth(self, time: float, over: float) -> tuple[tuple[float, float], tuple[float, float]]:
        """Return mean and standard deviation of the level at a time, and of growth a year over the years before it."""
        now, before = self._at(time), self._at(time - over)
        sights = (now, (now - before) / over)
        (level, growth) = (self._moments(sight) for sight in sights)
        return level, growth

    def paths(self, times: np.ndarray, draws: int, random: np.random.Generator) -> np.ndarray:
        """Draw the level at times in years, [times, draws]."""
        sights = np.stack([self._at(float(time)) for time in times])
        counts = random.multinomial(draws, self.weights)
        found: list[np.ndarray] = []
        for state, count in zip(self.states, counts, strict=True):
            covariance = sights @ state.covariance @ sights.T
            luck = random.standard_normal((len(times), int(count)))
            root = np.linalg.cholesky(covariance + 1e-9 * np.eye(len(times)))
            found.append((sights @ state.mean)[:, None] + root @ luck)
        return random.permutation(np.concatenate(found, axis=1), axis=1)

    def _moments(self, sight: np.ndarray) -> tuple[float, float]:
        means = np.array([sight @ state.mean for state in self.states])
        variances = np.array([sight @ state.covariance @ sight for state in self.states])
        mean = float(self.weights @ means)
        return mean, math.sqrt(float(self.weights @ (variances + (means - mean) ** 2)))

    def _given(self, reports: Sequence[Observation], wander: Wander, beliefs: Beliefs) -> _State:
        prior = _covariance(self.times, wander, beliefs.growth_spread)
        mean = reports[0].log_value + beliefs.growth * self.times
        found = self._round(reports, prior, mean, mean, np.array([each.spread**2 for each in reports]))
        for _ in range(ROUNDS - 1):
            found = self._round(reports, prior, mean, found.level, found.variances)
        return _State(found.fit + wander.log_prior, found.level, found.covariance)

    def _round(
        self,
        reports: Sequence[Observation],
        prior: np.ndarray,
        mean: np.ndarray,
        around: np.ndarray,
        variances: np.ndarray,
    ) -> _Round:
        """Condition on reports that are taken as linear around a level, each counting with its variance."""
        sights = [self._sight(each, around) for each in reports]
        seen = np.stack([sight for sight, _ in sights])
        told = np.array([each.log_value - each.bias - less for each, (_, less) in zip(reports, sights, strict=True)])
        among = seen @ prior @ seen.T + np.diag(variances)
        gain = np.linalg.solve(among, seen @ prior)
        gap = told - seen @ mean
        level = mean + gain.T @ gap
        fit = -0.5 * float(gap @ np.linalg.solve(among, gap)) - 0.5 * float(np.linalg.slogdet(among)[1])
        return _Round(fit, level, prior - (seen @ prior).T @ gain, _variances(reports, told - seen @ level))

    def _sight(self, report: Observation, level: np.ndarray) -> tuple[np.ndarray, float]:
        """Return how a report sees the level: weights over the grid, and what a mean of rates adds to one of logs."""
        if not report.is_flow:
            return self._at(middle(report)), 0.0
        opens, closes = years(report.opens) - self.start, years(report.closes) - self.start
        inside = (self.times >= opens - 1e-9) & (self.times <= closes + 1 / STEPS_A_YEAR / 2)
        own = level[inside]
        shares = np.exp(own - own.max()) / np.exp(own - own.max()).sum()
        weights = np.zeros(len(self.times))
        weights[inside] = shares
        return weights, float(np.log(np.exp(own).mean()) - shares @ own)

    def _at(self, time: float) -> np.ndarray:
        """Return weights over the grid that give the level at a time in years."""
        place = min(max((time - self.start) * STEPS_A_YEAR, 0.0), len(self.times) - 1.0)
        low = min(int(place), len(self.times) - 2)
        weights = np.zeros(len(self.times))
        weights[low], weights[low + 1] = 1 - (place - low), place - low
        return weights


def recent(seen: Sequence[Observation], beliefs: Beliefs) -> tuple[Observation, ...]:
    """Return the reports that a trend looks at: those of the last years, and a few however old."""
    own = sorted(seen, key=lambda each: (middle(each), each.known))
    last = max(years(each.closes) for each in own)
    near = tuple(each for each in own if years(each.opens) >= last - beliefs.history)
    return near if len(near) >= beliefs.fewest else tuple(own[-beliefs.fewest :])


def _covariance(times: np.ndarray, wander: Wander, growth_spread: float) -> np.ndarray:
    """Return the covariance of the level between times, before any report."""
    one, other = times[:, None], times[None, :]
    early, late = np.minimum(one, other), np.maximum(one, other)
    start = START_SPREAD**2 + growth_spread**2 * one * other + wander.level**2 * early
    if math.isinf(wander.half_life):
        return start + wander.growth**2 * early**2 * (3 * late - early) / 6
    rate = math.log(2) / wander.half_life
    lasting = wander.growth**2 / (2 * rate)  # the variance of growth around its mean
    bends = 2 * rate * early - 1 + np.exp(-rate * one) + np.exp(-rate * other) - np.exp(-rate * (late - early))
    return start + lasting / rate**2 * bends


def _variances(reports: Sequence[Observation], gaps: np.ndarray) -> np.ndarray:
    """Return the variance with which each report counts, given how far the level passes by it (told less level)."""
    return np.array([_variance(each, float(gap)) for each, gap in zip(reports, gaps, strict=True)])


def _variance(report: Observation, gap: float) -> float:
    own = report.spread**2
    if report.heavy:  # a Student t as normals whose size is found from the gap
        own *= (HEAVY_FREEDOM + gap**2 / own) / (HEAVY_FREEDOM + 1)
    is_beyond = (report.bound == "at_least" and gap < 0) or (report.bound == "at_most" and gap > 0)
    return max(own, LOOSE**2) + gap**2 if is_beyond else own
