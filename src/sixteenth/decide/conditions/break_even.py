"""The value of one input at which a condition just holds, everything else as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import numpy as np
from scipy.optimize import brentq

from sixteenth.decide.conditions.target import Target
from sixteenth.measures.estimate import Estimate

Side = Literal["at_least", "at_most", "always", "never"]
FINE = 1 / 300  # of the range that is searched: a root is sought no finer
ASIDE = 1 / 12  # of that range, to either side of a root, for the slope there


@dataclass(frozen=True)
class BreakEven:
    """Where one input must be for a condition to hold: at least or at most at a position, anywhere, or nowhere.

    `error` is the standard error of the position, from that of the mean and the slope there; infinite where there is
    no slope. `best` is the most that was reached at any position tried, and `best_at` where.
    """

    name: str
    side: Side
    at: float | None
    error: float | None
    best: Estimate
    best_at: float


def break_even(target: Target, name: str, rest: float, tries: Sequence[float]) -> BreakEven:
    """Find the position of an input at which a condition just holds.

    Args:
        target: What must be reached.
        name: The input.
        rest: The position at which it rests; of several break-evens the nearest to it is told.
        tries: Positions in ascending order that are looked at first, from the least to the greatest it may have.

    """

    def spare(position: float) -> float:
        return target.spare({name: float(position)}).value

    seen = [(position, spare(position)) for position in tries if np.isfinite(spare(position))]
    best_at = max(seen, key=lambda each: each[1])[0] if seen else rest
    best = target.mean({name: float(best_at)})
    crossings = [(one, other) for one, other in pairwise(seen) if (one[1] >= 0) != (other[1] >= 0)]
    if not crossings:
        side: Side = "always" if seen and seen[0][1] >= 0 else "never"
        return BreakEven(name, side, None, None, best, best_at)
    low, high = min(crossings, key=lambda pair: abs(_straight(*pair) - rest))
    width = tries[-1] - tries[0]
    root: Any = brentq(spare, low[0], high[0], xtol=FINE * width)
    side = "at_least" if high[1] >= 0 else "at_most"
    error = _error(
        target, name, float(root), (max(tries[0], root - ASIDE * width), min(tries[-1], root + ASIDE * width))
    )
    return BreakEven(name, side, float(root), error, best, best_at)


def _straight(low: tuple[float, float], high: tuple[float, float]) -> float:
    """Return where a straight line between two looks crosses nothing."""
    return low[0] + (high[0] - low[0]) * low[1] / (low[1] - high[1])


def _error(target: Target, name: str, root: float, ends: tuple[float, float]) -> float:
    """Return the standard error of a root: that of the mean there, over its slope."""
    low, high = (target.spare({name: float(end)}).value for end in ends)
    slope = abs(high - low) / (ends[1] - ends[0])
    return target.spare({name: root}).error / slope if slope > 0 else float("inf")
