"""The search for the best of several numbers, whatever it is that says how good they are.

What is best is the largest aim among the choices that keep all limits; where none does, the one that misses them by
least. The aim is the same function at every visit: it is read off the same futures. One number is searched on a grid
and then by golden sections, whole numbers one by one where there are few, several numbers by covariance matrix
adaptation (Hansen 2016) from where things stand, and the last part of all visits walks from the best, one number at a
time and two at once: it finds corners and the edge of a limit, which a sample of directions meets by chance only.
"""

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.choosing.evolution import cloud_around
from sixteenth.errors import Interrupted

GOLDEN = (math.sqrt(5) - 1) / 2
SPREAD = 0.3  # of a range: the first standard deviation of the cloud
GRID = 9  # numbers of a single decision that are tried first
LEAST_WIDTH = 0.004  # of a range, to which golden sections shrink it
STEP, LEAST_STEP = 0.125, 0.0005  # of the width of a range, in the walk from the best
PART_OF_WALK = 0.6  # of all visits
BROAD = 5.0  # times from low to high, from which a range is searched by logarithms
BEYOND = 1e150  # what a choice beyond a limit costs: more than any aim is worth
Point = tuple[float, ...]


@dataclass(frozen=True)
class Score:
    """How good a choice is."""

    aim: float
    missed: float = 0.0  # by how much limits are missed in all, in parts of each limit; nothing where all are kept

    @property
    def rank(self) -> tuple[float, float]:
        """Return what is compared: limits first, then the aim; the larger is the better."""
        return (-self.missed, self.aim) if math.isfinite(self.aim) else (-math.inf, -math.inf)


@dataclass(frozen=True)
class Side:
    """Between which numbers one of several is looked for."""

    low: float
    high: float
    is_whole: bool = False

    def at(self, part: float) -> float:
        """Return the number at a part of the way from low to high, 0 to 1."""
        part = min(max(part, 0.0), 1.0)
        if self._is_broad:
            found = self.low * (self.high / self.low) ** part
        else:
            found = self.low + part * (self.high - self.low)
        return float(round(found)) if self.is_whole else float(f"{found:.4g}")

    def part_of(self, number: float) -> float:
        """Return how far on the way a number is."""
        number = min(max(number, self.low), self.high)
        if self._is_broad:
            return math.log(number / self.low) / math.log(self.high / self.low)
        return (number - self.low) / (self.high - self.low)

    @property
    def count(self) -> float:
        """Return how many numbers there are: of whole ones their count, else no end of them."""
        return self.high - self.low + 1 if self.is_whole else math.inf

    @property
    def _is_broad(self) -> bool:
        return not self.is_whole and self.low > 0 and self.high / self.low >= BROAD


@dataclass(frozen=True)
class Tried:
    """A choice that was visited, and how good it is."""

    point: Point
    score: Score


@dataclass(frozen=True)
class Searched:
    """Every choice that was visited, the best first."""

    tried: tuple[Tried, ...]
    is_stopped: bool = False  # on request: it is what was visited by then

    def apart(self, box: Sequence[Side], most: int, by: float = 0.05) -> tuple[Tried, ...]:
        """Return the best choices that lie apart from each other by some part of a range in some number."""
        found = list[Tried]()
        for each in self.tried:
            own = _parts(box, each.point)
            if all(np.abs(own - _parts(box, other.point)).max() >= by for other in found):
                found.append(each)
        return tuple(found[:most])


class _Visits:
    """Visits of choices, each made once, until there are no more."""

    def __init__(self, evaluate: Callable[[Point], Score], box: Sequence[Side], most: int) -> None:
        self.box, self.most = box, most
        self._evaluate = evaluate
        self.made = dict[Point, Score]()

    def visit(self, parts: Any) -> Score:
        """Return how good a choice is, by its parts of the way; nothing is good once all visits are made."""
        point = tuple(side.at(float(part)) for side, part in zip(self.box, parts, strict=True))
        if point not in self.made:
            if not self.left:
                return Score(-math.inf, math.inf)
            self.made[point] = self._evaluate(point)
        return self.made[point]

    @property
    def left(self) -> int:
        """Return how many visits there are left."""
        return self.most - len(self.made)

    @property
    def best(self) -> Any:
        """Return where the best choice lies, in parts of the way."""
        return _parts(self.box, max(self.made, key=lambda point: self.made[point].rank))


def search(evaluate: Callable[[Point], Score], box: Sequence[Side], start: Point, visits: int, seed: int) -> Searched:
    """Look for the best choice.

    Args:
        evaluate: How good a choice is; asked for each once.
        box: Between which numbers each is looked for.
        start: Where to begin; what lies outside the box begins at its side.
        visits: How many choices are visited at most.
        seed: The same seed visits the same choices.

    Raises:
        Interrupted: when stopped before anything was visited; later, what was visited by then is returned.

    """

    def look(made: _Visits) -> None:
        if math.prod(side.count for side in box) <= visits:
            _all(made)
        elif len(box) == 1:
            _one(made)
        else:
            _several(made, _parts(box, start), seed)
        _walk(made)

    return _searched(_Visits(evaluate, box, visits), start, look)


def improve(evaluate: Callable[[Point], Score], box: Sequence[Side], start: Point, visits: int) -> Searched:
    """Walk from a choice that is good already to better ones near it; as for `search`."""
    return _searched(_Visits(evaluate, box, visits), start, _walk)


def _searched(made: _Visits, start: Point, look: Callable[[_Visits], None]) -> Searched:
    """Return what was visited, from the start on; after a stop, what was visited by then."""
    is_stopped = False
    try:
        made.visit(_parts(made.box, start))
        look(made)
    except Interrupted:
        if not made.made:
            raise
        is_stopped = True
    tried = (Tried(point, score) for point, score in made.made.items())
    return Searched(tuple(sorted(tried, key=lambda each: each.score.rank, reverse=True)), is_stopped)


def _parts(box: Sequence[Side], point: Point) -> Any:
    return np.array([side.part_of(number) for side, number in zip(box, point, strict=True)])


def _all(made: _Visits) -> None:
    for point in itertools.product(*(np.arange(side.low, side.high + 1) for side in made.box)):
        made.visit(_parts(made.box, point))


def _one(made: _Visits) -> None:
    """Try a grid, then shrink the two steps around its best by golden sections."""
    for part in np.linspace(0, 1, min(GRID, made.left)):
        made.visit([part])
    step = 1 / (GRID - 1)
    low, high = max(made.best[0] - step, 0.0), min(made.best[0] + step, 1.0)
    while made.left > 1 and high - low > LEAST_WIDTH:
        first, second = high - GOLDEN * (high - low), low + GOLDEN * (high - low)
        if made.visit([first]).rank >= made.visit([second]).rank:
            high = second
        else:
            low = first


def _several(made: _Visits, start: Any, seed: int) -> None:
    """Adapt a cloud of choices to where the better ones lie, and leave some visits for the walk."""
    cloud = cloud_around(start, SPREAD, seed % 2**32 or 1, maxfevals=made.most)
    least = PART_OF_WALK * made.most
    generations = itertools.count()
    while made.left > least and not cloud.stop() and next(generations) < made.most:
        choices = cloud.ask()
        cloud.tell(choices, [_cost(made.visit(each)) for each in choices])


def _cost(score: Score) -> float:
    """Return what is made small: ranks decide, so that what is beyond a limit need only cost more than all else."""
    if not math.isfinite(score.aim):
        return math.inf
    return -score.aim if not score.missed else BEYOND * (1 + score.missed)


def _walk(made: _Visits) -> None:
    """Go from the best in one number at a time, or in two along a limit, with ever smaller steps."""
    step, here = STEP, made.best
    while made.left and step >= LEAST_STEP:
        ahead = _ahead(made, here, step)
        if ahead is None:
            step /= 2
            continue
        here, before = ahead, here
        further = np.clip(here + (here - before), 0, 1)
        if made.visit(further).rank > made.visit(here).rank:
            here = further


def _ahead(made: _Visits, here: Any, step: float) -> Any | None:
    """Return the first choice a step away that is better; none where none is."""
    ways = np.eye(len(here))
    pairs = (first + sign * second for first, second in itertools.combinations(ways, 2) for sign in (-1, 1))
    for way, sign in itertools.product((*ways, *pairs), (step, -step)):
        aside = np.clip(here + sign * way, 0, 1)
        if made.visit(aside).rank > made.visit(here).rank:
            return aside
    return None
