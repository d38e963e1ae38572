"""What reports taught: each input before and after, how much its spread shrank, and which they did not move."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.evidence.fitted.inputs import Input
from sixteenth.evidence.fitted.weights import Weights, mean_and_variance

AT = (0.05, 0.5, 0.95)
CLEAR = 4.0  # standard errors by which a shift or a contraction must stand out, among hundreds of inputs


@dataclass(frozen=True)
class Learnt:
    """One input: its range before and after, and what the reports did to it."""

    title: str
    prior: tuple[float, float, float]  # 5, 50 and 95 of 100
    posterior: tuple[float, float, float]
    shift: float  # of the mean, in standard deviations of the prior
    contraction: float  # 1 less the ratio of variances
    is_moved: bool  # whether that stands out from the noise of so many draws


def learnt_of(inputs: Sequence[Input], weights: Weights) -> tuple[Learnt, ...]:
    """Say of each input what the weights do to it, what moved most first.

    Shifts and variances of a lognormal input are those of its logarithm.
    """
    found = [learn(each.title, each.draws, weights, in_logs=each.is_in_logs) for each in inputs]
    return tuple(sorted(found, key=lambda each: (each.is_moved, abs(each.shift)), reverse=True))


def learn(title: str, draws: Any, weights: Weights, before: Any = None, *, in_logs: bool = False) -> Learnt:
    """Say what weights do to draws; `before` are others that show what was believed, where these know the reports."""
    before = draws if before is None else before
    first, scale = (np.log(before), np.log(draws)) if in_logs else (before, draws)
    mean, variance = float(first.mean()), max(float(first.var()), np.finfo(float).tiny)
    after, left = mean_and_variance(scale, weights.weights)
    shift, contraction = (after - mean) / variance**0.5, 1 - left / variance
    fourth = float(((first - mean) ** 4).mean()) / variance**2
    errors = (1 / weights.effective) ** 0.5, (max(fourth - 1, 0.0) / weights.effective) ** 0.5
    is_moved = abs(shift) > CLEAR * errors[0] or abs(contraction) > CLEAR * errors[1]
    were, now = (tuple(map(float, np.quantile(own, AT))) for own in (before, draws[weights.rows]))
    return Learnt(title, _three(were), _three(now), float(shift), float(contraction), bool(is_moved))


def _three(values: Sequence[float]) -> tuple[float, float, float]:
    return values[0], values[1], values[2]
