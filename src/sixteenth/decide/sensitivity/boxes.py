"""Scenario discovery: a box of inputs in which an end comes often (Friedman and Fisher 1999, the patient rule).

A box is found on one half of the futures and told by the other: of all futures that end so, how many lie in it
(coverage), and of the futures in it, how many end so (density). On the half that found it both look too good.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

PEELED = 0.05  # of the futures of a box, taken away at one side at a time
FEWEST = 40  # futures of a box, below which nothing is peeled
MOST_SIDES = 4  # inputs that a box may hold within limits, so that it can be told
LEAST_COVERAGE = 0.3  # of the end, that a box has to keep
SURE = 0.05  # the odds that a limit does nothing, above which it is taken back


@dataclass(frozen=True)
class Side:
    """The limits of one input: parts of its own distribution, 0 and 1 where it has none."""

    place: int
    low: float
    high: float


@dataclass(frozen=True)
class Box:
    """Limits of some inputs, the strongest first, and what they hold in futures that did not find them."""

    sides: tuple[Side, ...]
    mass: float  # of all futures, the share that lies in it
    coverage: float
    density: float
    density_error: float
    everywhere: float  # of all futures, the share that ends so


def find_box(luck: Any, ends: Any, among: Sequence[int]) -> Box | None:
    """Return the box that a share of all futures that end so lies in, most densely; none where too few end so.

    Args:
        luck: the place of each input in its own distribution, from 0 to 1, [inputs, futures].
        ends: whether each future ends so.
        among: the inputs that may be limited.

    """
    is_first = np.arange(luck.shape[1]) % 2 == 0
    if min(ends[is_first].sum(), ends[~is_first].sum()) < FEWEST:
        return None
    found = _peeled(luck[:, is_first], ends[is_first], among)
    sides = _kept(found, luck[:, is_first], ends[is_first])
    inside = _inside(sides, luck[:, ~is_first])
    others = ends[~is_first]
    held = int(inside.sum())
    density = float(others[inside].mean()) if held else 0.0
    error = float(np.sqrt(density * (1 - density) / held)) if held else float("nan")
    coverage = float(others[inside].sum() / others.sum())
    return Box(sides, float(inside.mean()), coverage, density, error, float(ends.mean()))


def _peeled(luck: Any, ends: Any, among: Sequence[int]) -> tuple[Side, ...]:
    """Take a thin slice away where fewest end so, again and again; return the densest box that keeps enough."""
    limits: dict[int, list[float]] = {}
    inside = np.ones(len(ends), bool)
    best: tuple[Side, ...] = ()
    best_score = -np.inf
    while inside.sum() >= FEWEST and ends[inside].sum() >= LEAST_COVERAGE * ends.sum():
        score = _score(ends, inside)
        if score > best_score:
            best, best_score = tuple(Side(place, *each) for place, each in limits.items()), score
        choice = _best_slice(luck, ends, inside, among if len(limits) < MOST_SIDES else tuple(limits))
        if choice is None:
            break
        place, side, limit = choice
        limits.setdefault(place, [0.0, 1.0])[side] = limit
        inside &= (luck[place] >= limit) if side == 0 else (luck[place] <= limit)
    return best


def _score(ends: Any, inside: Any) -> float:
    """Weigh how dense a box is against how much it covers: their product, as often used to choose on the way."""
    return float(ends[inside].mean() * np.sqrt(ends[inside].sum() / ends.sum()))


def _best_slice(luck: Any, ends: Any, inside: Any, among: Sequence[int]) -> tuple[int, int, float] | None:
    """Return input, side and limit of the slice after which the box is densest; none where there is no slice left."""
    found, densest = None, -np.inf
    own = ends[inside]
    for place in among:
        numbers = luck[place][inside]
        for side, share in ((0, PEELED), (1, 1 - PEELED)):
            limit = float(np.quantile(numbers, share))
            stays = numbers >= limit if side == 0 else numbers <= limit
            if stays.all() or not stays.any():
                continue
            density = float(own[stays].mean())
            if density > densest:
                found, densest = (place, side, limit), density
    return found


def _kept(sides: Sequence[Side], luck: Any, ends: Any) -> tuple[Side, ...]:
    """Return the sides without those that may do nothing by chance, the strongest first."""
    from scipy.stats import binom  # noqa: PLC0415 - a second

    odds = {}
    for side in sides:
        without = _inside([each for each in sides if each is not side], luck)
        inside = without & _inside([side], luck)
        odds[side] = float(binom.sf(ends[inside].sum() - 1, inside.sum(), ends[without].mean()))
    return tuple(sorted((side for side in sides if odds[side] < SURE), key=odds.__getitem__))


def _inside(sides: Sequence[Side], luck: Any) -> Any:
    """Say which futures lie within limits."""
    found = np.ones(luck.shape[1], bool)
    for side in sides:
        found &= (luck[side.place] >= side.low) & (luck[side.place] <= side.high)
    return found
