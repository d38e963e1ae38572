"""What a form says of one report: a distribution of the log of bn USD a year, scored when the report is there."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import scoringrules
from scipy import optimize, stats

WIDE = 12.0  # spreads to either side within which a quantile is sought


class Predicted(Protocol):
    """A distribution of a report, in logs of bn USD a year."""

    def crps(self, log_value: float) -> float:
        """Return the continuous ranked probability score, in logs: less is better."""
        ...

    def below(self, log_value: float) -> float:
        """Return the chance of so little or less."""
        ...

    def quantile(self, share: float) -> float:
        """Return the log below which this share lies."""
        ...


@dataclass(frozen=True)
class Mixture:
    """Normal distributions, mixed by weights that add up to one; scored in closed form."""

    weights: tuple[float, ...]
    means: tuple[float, ...]
    spreads: tuple[float, ...]

    def crps(self, log_value: float) -> float:
        """Return the score in closed form."""
        return float(
            scoringrules.crps_mixnorm(
                log_value, np.array(self.means), np.array(self.spreads), np.array(self.weights), backend="numpy"
            )
        )

    def below(self, log_value: float) -> float:
        """Return the chance of so little or less."""
        chances = stats.norm.cdf((log_value - np.array(self.means)) / np.array(self.spreads))
        return float(np.array(self.weights) @ chances)

    def quantile(self, share: float) -> float:
        """Return the log below which this share lies, by bisection."""
        low = min(mean - WIDE * spread for mean, spread in zip(self.means, self.spreads, strict=True))
        high = max(mean + WIDE * spread for mean, spread in zip(self.means, self.spreads, strict=True))
        found: Any = optimize.brentq(lambda log: self.below(log) - share, low, high, xtol=1e-10)
        return float(found)

    def widened(self, spread: float) -> "Mixture":
        """Return the same with an independent normal error added, such as that of the report."""
        return Mixture(self.weights, self.means, tuple(math.hypot(each, spread) for each in self.spreads))


@dataclass(frozen=True)
class Drawn:
    """Draws of the log, all alike; scored by the fair estimator, which does not pay for having many."""

    draws: tuple[float, ...]

    def crps(self, log_value: float) -> float:
        """Return the score, fair in the number of draws (by probability-weighted moments: the same, and sorted)."""
        found: Any = scoringrules.crps_ensemble(log_value, np.array(self.draws), estimator="pwm", backend="numpy")
        return float(found)

    def below(self, log_value: float) -> float:
        """Return the share of draws below, half a draw on either side, so that none is for certain."""
        draws = np.array(self.draws)
        return float(((draws < log_value).sum() + (draws <= log_value).sum() + 1) / 2 / (len(draws) + 1))

    def quantile(self, share: float) -> float:
        """Return the log below which this share of draws lies."""
        return float(np.quantile(self.draws, share))


def normal(mean: float, spread: float) -> Mixture:
    """Return a single normal distribution."""
    return Mixture((1.0,), (mean,), (spread,))


def mixed(parts: Sequence[Mixture], weights: Sequence[float]) -> Mixture:
    """Return a mixture of mixtures: what someone expects who trusts each so much."""
    return Mixture(
        tuple(weight * own for part, weight in zip(parts, weights, strict=True) for own in part.weights),
        tuple(mean for part in parts for mean in part.means),
        tuple(spread for part in parts for spread in part.spreads),
    )
