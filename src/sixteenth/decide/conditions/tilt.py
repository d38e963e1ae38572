"""The smallest move of beliefs with which a condition holds, every input as uncertain as it is: futures weighed anew.

To believe that the normal score of an input lies higher by so much, its spread kept, is to give each future another
weight: the ratio of the two densities (exponential tilting). Of several inputs the length of the move is that of its
Mahalanobis distance, as for a joint change; the steepest way is the one along which the mean grows most for a
distance. No run is made. The farther the move, the fewer futures carry the weight: `effective` says how many.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import brentq

from sixteenth.decide.conditions.nearest import one_in_beyond
from sixteenth.measures.estimate import Estimate

FARTHEST = 2.0  # of a distance; beyond it hardly any future carries weight
ROUNDS = 8
FEWEST = 200  # futures that carry the weight, below which a move is not told


@dataclass(frozen=True)
class Tilt:
    """A move of beliefs: by how many of its scores each is believed higher, and the mean that it brings."""

    moves: Mapping[str, float]
    distance: float
    reached: Estimate
    effective: float  # futures

    @property
    def is_told(self) -> bool:
        """Say whether enough futures carry the weight."""
        return self.effective >= FEWEST

    @property
    def one_in(self) -> float:
        """Return 1 over the probability of a world at least so far out in that direction."""
        return one_in_beyond(self.distance)


def smallest_tilt(names: Sequence[str], scores: Any, numbers: Any, least: float, correlations: Any) -> Tilt | None:
    """Find the smallest move of beliefs with which a mean is at least so much; none where none of a distance of 2 is.

    Args:
        names: The inputs whose beliefs may move.
        scores: Their normal scores [inputs, futures].
        numbers: What is to be reached, one number a future [futures]; left out where it is none.
        least: The least that its mean must be.
        correlations: Of the scores [inputs, inputs].

    """
    kept = np.isfinite(numbers)
    drawn, own = scores[:, kept], np.asarray(numbers, np.float64)[kept]
    distance, way = 0.0, np.zeros(len(names))
    for _ in range(ROUNDS):
        way = _steepest(drawn, own, _weights(distance * way, drawn), correlations)

        def spare(far: float, way: Any = way) -> float:
            return float(_weights(far * way, drawn) @ own) - least

        if spare(0.0) >= 0 or spare(FARTHEST) < 0:
            return None
        found: Any = brentq(spare, 0.0, FARTHEST, xtol=1e-4)
        distance = float(found)
    weights = _weights(distance * way, drawn)
    moved = distance * (correlations @ way)
    named = {name: float(move) for name, move in zip(names, moved, strict=True)}
    return Tilt(named, distance, weighed(weights, own), float(1 / (weights**2).sum()))


def weighed(weights: Any, numbers: Any) -> Estimate:
    """Return a mean under weights that add up to 1, and its standard error."""
    mean = float(weights @ numbers)
    return Estimate(mean, float(np.sqrt((weights**2) @ (numbers - mean) ** 2)))


def weights_of(tilt: Tilt, names: Sequence[str], scores: Any, correlations: Any) -> Any:
    """Return the weights of other futures under a move [futures]."""
    moves = np.array([tilt.moves[name] for name in names])
    return _weights(np.linalg.solve(correlations, moves), scores)


def _weights(slopes: Any, scores: Any) -> Any:
    logs = slopes @ scores
    weights = np.exp(logs - logs.max())
    return weights / weights.sum()


def _steepest(scores: Any, numbers: Any, weights: Any, correlations: Any) -> Any:
    """Return the slopes of log weights, for a distance of 1, along which the mean grows most."""
    apart = scores - (scores @ weights)[:, None]
    together = (apart * weights) @ numbers
    way = np.linalg.solve(correlations, together)
    size = float(np.sqrt(max(way @ correlations @ way, 0.0)))
    return way / size if size > 0 else way
