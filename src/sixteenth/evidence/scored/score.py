"""Scores of probabilities once it is known what came true: less is better, and a coin is the measure."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

COIN = 0.5


@dataclass(frozen=True)
class Score:
    """How well probabilities did, beside those of a coin."""

    claims: int
    brier: float  # mean squared distance; a coin has 0.25
    log: float  # mean surprise in bits; a coin has 1


def brier_score(probability: float, *, came_true: bool) -> float:
    """Return the squared distance of a probability from what came true."""
    return (probability - came_true) ** 2


def log_score(probability: float, futures: int, *, came_true: bool) -> float:
    """Return the surprise in bits; half a future is added on either side, so that none or all is not for certain."""
    counted = (probability * futures + COIN) / (futures + 1)
    return -math.log2(counted if came_true else 1 - counted)


def score(probabilities: Sequence[tuple[float, int, bool]]) -> Score | None:
    """Return the mean scores of probabilities, each with its number of futures and what came true; none of nothing."""
    if not probabilities:
        return None
    briers = [brier_score(share, came_true=true) for share, _, true in probabilities]
    logs = [log_score(share, futures, came_true=true) for share, futures, true in probabilities]
    return Score(len(briers), sum(briers) / len(briers), sum(logs) / len(logs))
