"""Does the fit find what is so? Worlds whose values are known are reported as the real one was, and fitted.

Each world is one draw of the prior, with a gap of its own; its reports are made by the observation model, of the same
months, windows and kinds as the real ones. It is fitted by all other draws. Of what a fit says most about, the range
between 5 and 95 of 100 should hold the truth nine times in ten: no more and no less.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy import stats

from sixteenth.engine.draws.chance import opening_uniforms, stream_key
from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.fitted.calibrate import GROWTH_MONTHS, Fit, Prior, weigh_by
from sixteenth.evidence.fitted.weights import Weights, mean_and_variance, weigh
from sixteenth.evidence.observed.discrepancy import LabReports, Wandering, prior_gaps
from sixteenth.evidence.observed.observe import HEAVY_FREEDOM

INSIDE = (0.05, 0.95)
HELD = 0.9
FORGOTTEN = -1e4  # log-likelihood of the draw that is the truth: it must not find itself


@dataclass(frozen=True)
class Recovered:
    """One value of one world: the truth, and the range that the fit gave it."""

    world: int  # the draw that was the truth
    title: str
    truth: float
    low: float
    high: float

    @property
    def is_inside(self) -> bool:
        """Say whether the range holds the truth."""
        return self.low <= self.truth <= self.high


@dataclass(frozen=True)
class Recovery:
    """All values of all worlds, and the worlds that were refused."""

    values: tuple[Recovered, ...]
    refused: int  # worlds whose weights could not be trusted

    @property
    def worlds(self) -> int:
        """Return how many worlds were fitted."""
        return len({each.world for each in self.values})

    @property
    def inside(self) -> int:
        """Return how many ranges hold the truth."""
        return sum(each.is_inside for each in self.values)

    @property
    def interval(self) -> tuple[float, float]:
        """Return the binomial interval, 95 of 100, of the share of ranges that hold the truth."""
        found = stats.binomtest(self.inside, len(self.values)).proportion_ci(0.95, method="exact")
        return float(found.low), float(found.high)

    @property
    def is_calibrated(self) -> bool:
        """Say whether nine in ten may be the share."""
        return self.interval[0] <= HELD <= self.interval[1]


def recover(prior: Prior, reports: tuple[LabReports, ...], worlds: int = 20, informed: int = 12) -> Recovery:
    """Fit so many known worlds, and see whether the ranges of what is informed most hold the truth.

    Worlds whose weights cannot be trusted are refused as a real one is, counted, and replaced by others.
    """
    exact = tuple(
        replace(each, observations=tuple(replace(one, bound="exact") for one in each.observations)) for each in reports
    )
    values: list[Recovered] = []
    refused = 0
    for done, number in enumerate(np.linspace(0, prior.count - 1, 4 * worlds).astype(int)):
        if done - refused == worlds:
            break
        truth = _truth(prior, exact, int(number))
        fit = weigh_by(prior, exact, DATA_CUT, told=truth.told)
        logs = np.array(fit.log_likelihood)
        logs[number] = FORGOTTEN
        weights = weigh(logs)
        if weights.faults(prior.count):
            refused += 1
            continue
        values += _recovered(fit, weights, truth, informed)
    return Recovery(tuple(values), refused)


@dataclass(frozen=True)
class _Truth:
    number: int
    told: dict[str, Any]  # reports by lab
    endings: dict[str, tuple[float, float]]  # sales and growth at the end, by lab


def _truth(prior: Prior, reports: tuple[LabReports, ...], number: int) -> _Truth:
    """Make the reports of a world that is one draw of the prior."""
    own = Wandering(prior.wandering.wanders, prior.wandering.cells[[number]])
    told, endings = {}, {}
    for each in reports:
        months, draw = each.months, np.array([number], np.uint32)
        keys = [stream_key("truth", each.lab, (str(place),)) for place in range(months + 1 + len(each.observations))]
        luck = opening_uniforms(prior.draws.job.options.seed, keys, draw)
        gap = prior_gaps(months, own, luck[: months + 1])
        rates = prior.log_rates(each.lab)[:, [number]]
        errors = [
            float((stats.t(HEAVY_FREEDOM) if one.heavy else stats.norm()).ppf(lucky)) * one.spread
            for one, lucky in zip(each.observations, luck[months + 1 :, 0], strict=True)
        ]
        told[each.lab] = each.seen_in(rates + gap[:-1])[:, 0] + np.array(errors)
        growth = (rates[-1, 0] - rates[-1 - GROWTH_MONTHS, 0]) / GROWTH_MONTHS
        endings[each.lab] = (float(rates[-1, 0] + gap[-2, 0]), float(growth + gap[-1, 0]))
    return _Truth(number, told, endings)


def _recovered(fit: Fit, weights: Weights, truth: _Truth, informed: int) -> Iterator[Recovered]:
    """Return the ranges of the ends of all labs, and of the inputs that reports say most about, beside the truth."""
    rows = weights.rows
    for lab, ending in fit.endings.items():
        for what, draws, true in zip(
            ("sales", "growth"), (ending.sales, ending.growth), truth.endings[lab], strict=True
        ):
            low, high = np.quantile(draws[rows], INSIDE)
            yield Recovered(truth.number, f"{what} of {lab}", true, float(low), float(high))
    moved = sorted(fit.prior.inputs, key=lambda each: -_moved(each.scale, weights))
    for each in moved[: informed - 2 * len(fit.endings)]:
        low, high = np.quantile(each.draws[rows], INSIDE)
        yield Recovered(truth.number, each.title, float(each.draws[truth.number]), float(low), float(high))


def _moved(scale: Any, weights: Weights) -> float:
    """Return by how much of its spread the mean of an input moves, and how much its spread shrinks."""
    mean, variance = mean_and_variance(scale, weights.weights)
    return abs(mean - float(scale.mean())) / float(scale.std()) + abs(1 - variance / float(scale.var()))
