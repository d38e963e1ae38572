"""Conditions whose break-evens and nearest changes are known by hand: payoffs that are sums of normal scores."""

from collections.abc import Mapping
from statistics import NormalDist
from typing import Any

import numpy as np

from sixteenth.decide.conditions.target import Target

DRAWS = 20_000
NORMAL = NormalDist()


def payoffs(weights: Mapping[str, float], noise: float = 1.0, seed: int = 1, draws: int = DRAWS) -> Any:
    """Return what sums weighted scores, those that are held at their place and the others as drawn, and noise."""
    generator = np.random.default_rng(seed)
    drawn = {name: generator.standard_normal(draws) for name in weights}
    luck = noise * generator.standard_normal(draws)

    def look(held: Mapping[str, float]) -> Any:
        return sum(weight * held.get(name, drawn[name]) for name, weight in weights.items()) + luck

    return look


def share_above(weights: Mapping[str, float], edge: float, share: float, noise: float = 1.0, **given: Any) -> Target:
    """Return the condition that a sum of scores is above an edge in at least a share of futures."""
    sums = payoffs(weights, noise, **given)
    return Target(lambda held: 100.0 * (sums(held) > edge), 100 * share)


def mean_above(weights: Mapping[str, float], least: float, noise: float = 1.0, **given: Any) -> Target:
    """Return the condition that the mean of a sum of scores is at least so much."""
    return Target(payoffs(weights, noise, **given), least)
