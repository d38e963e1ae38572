"""A chance from weighted futures, batch by batch: its error, its range, and how many futures carry it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

WIDE = 1.96  # standard errors to either side of a 95 % range
RULE_OF_THREE = 3.0  # of n futures none of which ends so, the chance is below 3/n in 95 of 100 cases (Hanley 1983)


@dataclass(frozen=True)
class Chance:
    """A chance, its standard error and its 95 % range; where it never came, nothing and a range up to a bound."""

    value: float
    error: float
    low: float
    high: float
    carried_by: float  # futures that end so, in equal ones (Kish 1965)
    effective: float  # of all futures, in equal ones


@dataclass(frozen=True)
class Batch:
    """Futures of one mixture: how likely each ends so, and its weight; so many are drawn from each of its two parts."""

    values: Any  # 0 or 1, or odds where the event that is drawn is averaged over [futures]
    weights: Any  # density as it is over the density drawn from [futures]
    is_plain: Any  # which are drawn as they are [futures]

    @property
    def parts(self) -> Any:
        """Return what each future adds [futures]."""
        return self.values * self.weights

    @property
    def variance(self) -> float:
        """Return the variance of the mean of the parts: each part of a mixture has a count that is given."""
        own = [self.parts[is_part] for is_part in (self.is_plain, ~self.is_plain) if is_part.any()]
        return float(sum(each.size * each.var(ddof=min(1, each.size - 1)) for each in own)) / len(self.parts) ** 2


def plain_error(chance: float, futures: int) -> float:
    """Return the standard error of a count among so many plain futures (binomial)."""
    return float(np.sqrt(chance * (1 - chance) / futures))


def chance_of(batches: Sequence[Batch], shares: Any) -> Chance:
    """Return the chance of an end from batches, each of which has a share in it that none of their numbers decides.

    Each batch is right on average, whatever earlier ones made of its mixture, and so is their mean; its variance is the
    sum of theirs, for what is left of each is not correlated with what was known before it. The range is symmetric in
    log odds, so that it keeps between nothing and all; where no future ends so, it goes up to the rule of three: of a
    mixture, as many futures count in full as are drawn as they are.
    """
    own = tuple(zip(np.asarray(shares, np.float64) / np.sum(shares), batches, strict=True))
    value = float(sum(share * each.parts.mean() for share, each in own))
    error = float(np.sqrt(sum(share**2 * each.variance for share, each in own)))
    counted = np.concatenate([share / len(each.weights) * each.weights for share, each in own])
    effective = equal(counted)
    if value <= 0:
        plain = sum(int(each.is_plain.sum()) for each in batches)
        return Chance(0.0, 0.0, 0.0, min(RULE_OF_THREE / plain, 1.0), 0.0, effective)
    low, high = _range(value, error)
    carried_by = equal(counted * np.concatenate([each.values for each in batches]))
    return Chance(value, error, low, high, carried_by, effective)


def equal(weights: Any) -> float:
    """Return how many futures of equal weight tell as much (Kish 1965)."""
    squares = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squares if squares > 0 else 0.0


def _range(value: float, error: float) -> tuple[float, float]:
    """Return a 95 % range, symmetric in log odds."""
    if not 0 < value < 1:
        return max(value - WIDE * error, 0.0), min(value + WIDE * error, 1.0)
    wide = WIDE * error / (value * (1 - value))
    low, high = (1 / (1 + (1 - value) / value * np.exp(side)) for side in (wide, -wide))
    return float(low), float(high)
