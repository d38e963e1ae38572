"""Weights of draws from their log-likelihoods, smoothed at the top (Vehtari and others 2024), and when to refuse."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.errors import Fault, Place, WrongOption
from sixteenth.said import said
from sixteenth.scenarios.files.near_rows import evenly

MOST_K = 0.7  # Pareto's k above which a mean by these weights cannot be trusted
FEWEST_EFFECTIVE = 400
ROWS = 10_000


@dataclass(frozen=True)
class Weights:
    """Weights that sum to one, how many even draws they are worth, and the shape of their tail."""

    weights: Any  # [draws]
    effective: float
    k: float

    @cached_property
    def rows(self) -> Any:
        """Return so many draws, each about as often as its weight says, of which quantiles are taken."""
        return evenly(self.weights, ROWS)

    def faults(self, draws: int) -> list[Fault]:
        """Find that weights rest on too few draws: nothing is fitted with them."""
        here = Place(said("the diagnostics of the fit"))
        more = said("use more draws than {draws:,}, fewer facts (--until), or wider errors of reports", draws=draws)
        if not np.isfinite(self.k) or self.k > MOST_K:
            return [
                WrongOption(
                    said("Pareto's k of the weights"),
                    here,
                    f"{self.k:.2f}",
                    said("at most {most_k}", most_k=MOST_K),
                    more,
                )
            ]
        if self.effective < FEWEST_EFFECTIVE:
            got, want = f"{self.effective:.0f}", said("{fewest_effective} at least", fewest_effective=FEWEST_EFFECTIVE)
            return [WrongOption(said("the effective number of draws"), here, got, want, more)]
        return []


def weigh(log_likelihood: Any) -> Weights:
    """Return Pareto-smoothed weights of draws.

    The library takes the log-likelihood of a point that is left out, and weighs by one over it: hence the sign.
    """
    from arviz_stats.base.array import array_stats  # noqa: PLC0415 - a second that others need not pay

    given = np.asarray(log_likelihood, np.float64)
    with np.errstate(all="ignore"):  # a tail of one draw has no shape: it is told as infinite
        smoothing: Any = array_stats
        logs, k = smoothing.psislw(-given)
    logs, k = (np.asarray(logs), float(k)) if np.isfinite(logs).all() else (given, float("inf"))
    return Weights(*weights_of(logs), k)


def weights_of(logs: Any) -> tuple[Any, float]:
    """Return weights that sum to one from their logarithms, and how many even draws they are worth."""
    weights = np.exp(logs - logs.max())
    weights /= weights.sum()
    return weights, float(1 / (weights**2).sum())


def mean_and_variance(values: Any, weights: Any) -> tuple[float, float]:
    """Return the mean and the variance of values by weights that sum to one."""
    mean = float(np.einsum("i,i->", weights, values))
    return mean, float(np.einsum("i,i->", weights, (values - mean) ** 2))
