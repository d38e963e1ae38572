"""The cheapest joint change: the world nearest to the middle of what inputs may be in which a condition holds.

Inputs are moved in normal scores, and how far a world is out is their Mahalanobis distance: the square root of the sum
of squared scores where inputs are drawn apart, with their correlations where they are not. Where a condition is linear
in the scores, the nearest point of its edge lies on the line through its gradient, times the correlations. Elsewhere a
line is searched in the direction of the gradient, the gradient taken anew where the edge was met, and so on while that
comes nearer (Hasofer and Lind 1974, Rackwitz and Fiessler 1978). The line is then turned a little towards each input
and away from it, as long as one that is turned comes nearer.

Of a normal belief the part at least so far out, in that direction, has the probability of a normal score beyond the
distance: 1 in `one_in`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import NormalDist
from typing import Any

import numpy as np
from scipy.optimize import brentq

from sixteenth.decide.conditions.target import Target
from sixteenth.measures.estimate import Estimate

FAR = 3.0  # scores beyond which nothing is moved: 1 in 740 to either side
STRIDES = tuple(0.75 * step for step in range(9))  # distances at which a line is looked at first
AROUND = ((0.9, 0.0), (1.1, 0.0), (1.3, 0.0), (1.3, 0.5), (1.3, 1.0), (1.3, 2.0))  # times a distance, and more
STEP = 0.5  # to either side, for a gradient
ROUNDS = 4
NEARER = 0.99  # a new line counts if it is at most so much of the distance before
FINE = 0.01
TURNS = (0.3, 0.1)  # by which a line is turned towards an input
MOST_TURNS = 12  # that came nearer, so that an end is sure
LITTLE = 0.03  # of the squared distance: who has less of it is left as uncertain as it was


@dataclass(frozen=True)
class NearestChange:
    """A joint change of inputs, by name the score at which each is held; what is left out stays uncertain.

    `reached` is the mean that it brings; where that is not enough, nothing that was tried is, and this is the best.
    """

    scores: Mapping[str, float]
    distance: float
    reached: Estimate
    is_enough: bool

    @property
    def one_in(self) -> float:
        """Return 1 over the probability of a world at least so far out in that direction."""
        return one_in_beyond(self.distance)


def one_in_beyond(distance: float) -> float:
    """Return 1 over the probability of a normal score beyond a distance."""
    return 1 / NormalDist().cdf(-distance)


def nearest_change(target: Target, names: Sequence[str], correlations: Any, first: Any = None) -> NearestChange:
    """Find the nearest joint change of some inputs with which a condition holds.

    Args:
        target: What must be reached.
        names: The inputs that may be moved.
        correlations: Of their normal scores [names, names].
        first: A direction to look along before any gradient is taken, such as a regression's: near the middle a count
            that is 0 of all has no gradient.

    """
    found = _at(target, names, correlations, np.zeros(len(names)))
    if first is not None and np.any(first):
        regressed = _on_line(target, names, correlations, first / distance_of(first, correlations))
        found = regressed if _is_nearer(regressed, found) else found
    for _ in range(ROUNDS):
        tried = _along(target, names, correlations, _vector(names, found))
        if tried is None or not _is_nearer(tried, found):
            break
        found = tried
        if not found.distance:
            break
    return _without_little(target, names, correlations, _turned(target, names, correlations, found))


def refined(target: Target, change: NearestChange, correlations: Any) -> NearestChange:
    """Move a change along its own line until it just is enough by another count, such as one of more futures."""
    if not change.is_enough or not change.distance:
        return change
    names = tuple(change.scores)
    strides = (0.0, *(times * change.distance + more for times, more in AROUND))
    return _on_line(target, names, correlations, _vector(names, change) / change.distance, strides)


def distance_of(scores: Any, correlations: Any) -> float:
    """Return the Mahalanobis distance of scores [inputs] from the middle of all."""
    return float(np.sqrt(max(float(scores @ np.linalg.solve(correlations, scores)), 0.0)))


def _is_nearer(one: NearestChange, other: NearestChange) -> bool:
    """Say whether a change is better than another: enough where that is not, nearer, or closer to enough."""
    if one.is_enough != other.is_enough:
        return one.is_enough
    if one.is_enough:
        return one.distance < NEARER * other.distance
    return one.reached.value > other.reached.value


def _along(target: Target, names: Sequence[str], correlations: Any, scores: Any) -> NearestChange | None:
    """Search the line from the middle in the direction of the gradient at some scores; none where nothing moves it."""
    gradient = _gradient(target, names, scores)
    size = float(np.sqrt(gradient @ correlations @ gradient))
    return _on_line(target, names, correlations, correlations @ gradient / size) if size > 0 else None


def _on_line(
    target: Target, names: Sequence[str], correlations: Any, way: Any, strides: Sequence[float] = STRIDES
) -> NearestChange:
    """Find the nearest point of a line from the middle at which the condition holds; else the best that was seen.

    `way` is of distance 1. No score goes beyond `FAR`: the others go on alone.
    """

    def scores(distance: float) -> Any:
        return np.clip(distance * way, -FAR, FAR)

    def spare(distance: float) -> float:
        return target.spare(_named(names, scores(distance))).value

    before, best = 0.0, 0.0
    for stride in strides:
        if spare(stride) >= 0:
            edge: Any = _edge(spare, before, stride) if stride else 0.0
            return _at(target, names, correlations, scores(edge))
        best = stride if spare(stride) > spare(best) else best
        before = stride
    return _at(target, names, correlations, scores(best))


def _turned(target: Target, names: Sequence[str], correlations: Any, found: NearestChange) -> NearestChange:
    """Turn the line of a change towards each input and away from it, as long as one that is turned comes nearer."""
    turns = [(turn, at, side) for turn in TURNS for at in range(len(names)) for side in (1, -1)]
    for _ in range(MOST_TURNS if found.is_enough and found.distance else 0):
        lines = (_turned_way(names, correlations, found, *turn) for turn in turns)
        nearer = next((way for way in lines if _comes_nearer(target, names, found, way)), None)
        if nearer is None:
            break
        found = _on_line(target, names, correlations, nearer)
    return found


def _turned_way(names: Sequence[str], correlations: Any, found: NearestChange, turn: float, at: int, side: int) -> Any:
    way = _vector(names, found) / found.distance
    way = _with(way, at, way[at] + side * turn)
    return way / distance_of(way, correlations)


def _comes_nearer(target: Target, names: Sequence[str], found: NearestChange, way: Any) -> bool:
    scores = np.clip(NEARER * found.distance * way, -FAR, FAR)
    return target.spare(_named(names, scores)).value >= 0


def _edge(spare: Any, low: float, high: float) -> float:
    """Return a distance between two, the second of which is enough, that just is."""
    if not np.isfinite(spare(low)):
        return high
    root: Any = brentq(spare, low, high, xtol=FINE)
    return next((each for each in (root, root + FINE) if spare(each) >= 0), high)


def _gradient(target: Target, names: Sequence[str], scores: Any) -> Any:
    """Return how much of the mean each input moves for a score, at some scores."""
    found = np.zeros(len(names))
    for at in range(len(names)):
        ends = [np.clip(scores[at] + side * STEP, -FAR, FAR) for side in (-1, 1)]
        low, high = (target.spare(_named(names, _with(scores, at, end))).value for end in ends)
        found[at] = (high - low) / (ends[1] - ends[0]) if np.isfinite(high - low) else 0.0
    return found


def _without_little(target: Target, names: Sequence[str], correlations: Any, found: NearestChange) -> NearestChange:
    """Leave out inputs that have little of the distance, where the rest alone come as near, or nearly."""
    scores = _vector(names, found)
    if not found.is_enough or not found.distance:
        return found
    parts = scores * np.linalg.solve(correlations, scores) / found.distance**2
    kept = np.flatnonzero(parts >= LITTLE)
    if not 0 < len(kept) < len(names):
        return found
    own, among = [names[int(at)] for at in kept], correlations[np.ix_(kept, kept)]
    way = scores[kept] / distance_of(scores[kept], among)
    fewer = _on_line(target, own, among, way)
    is_as_near = fewer.is_enough and fewer.distance <= found.distance / NEARER
    return fewer if is_as_near else found


def _at(target: Target, names: Sequence[str], correlations: Any, scores: Any) -> NearestChange:
    held = _named(names, scores)
    spare = target.spare(held)
    return NearestChange(held, distance_of(scores, correlations), target.mean(held), spare.value >= 0)


def _named(names: Sequence[str], scores: Any) -> dict[str, float]:
    return {name: float(score) for name, score in zip(names, scores, strict=True)}


def _vector(names: Sequence[str], change: NearestChange) -> Any:
    return np.array([change.scores[name] for name in names])


def _with(scores: Any, at: int, score: float) -> Any:
    changed = scores.copy()
    changed[at] = score
    return changed
