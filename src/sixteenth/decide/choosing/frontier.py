"""The frontier of what is good against what is risked, by search: a design over the whole space, then refined.

What a point brings must be the same each time it is asked for: runs on common random numbers are. A scrambled Sobol
design sees all of the space; then an evolution strategy (CMA-ES) starts from the best point so far for each goal: each
aim, the least risk, the largest gain, and the largest gain within each of some limits to the risk (the ε-constraint
method). All points that were tried count.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.stats import qmc

from sixteenth.decide.choosing.evolution import cloud_around
from sixteenth.errors import Interrupted

Point = tuple[float, ...]  # 0 to 1 in each dimension
Payoff = Callable[[Point], "Brings"]
Goal = Callable[["Brings"], float]  # the more the better
STEP = 0.2  # of a dimension: the first standard deviation of a refinement
PENALTY = 10.0  # ranges of the gain for a whole range of risk above a limit


@dataclass(frozen=True)
class Brings:
    """What a point brings: what is good, what is risked, and how good it is by each of some aims."""

    gain: float
    risk: float
    aims: tuple[float, ...] = ()


@dataclass(frozen=True)
class Tried:
    """A point that was tried."""

    point: Point
    brings: Brings


@dataclass(frozen=True)
class Search:
    """How much is searched: points of the design, generations of each goal, and limits to the risk between its ends."""

    design: int = 64
    generations: int = 3
    population: int = 6
    limits: int = 3
    seed: int = 7

    def evaluations(self, aims: int) -> int:
        """Return about how many points are tried beside those that are given."""
        return self.design + (aims + 2 + self.limits) * self.generations * self.population


@dataclass(frozen=True)
class Found:
    """All points that were tried, in their order."""

    tried: tuple[Tried, ...]
    is_stopped: bool = False  # on request, before the search was done

    @property
    def frontier(self) -> tuple[Tried, ...]:
        """Return the points that no other beats: as much gain at as little risk and better in one; by their risk."""
        left: list[Tried] = []
        for each in sorted(self.tried, key=lambda each: (each.brings.risk, -each.brings.gain)):
            if not left or each.brings.gain > left[-1].brings.gain:
                left.append(each)
        return tuple(left)

    def best(self, goal: Goal) -> Tried:
        """Return the point that is best by a goal."""
        return max(self.tried, key=lambda each: goal(each.brings))


def search_frontier(payoff: Payoff, dimensions: int, search: Search, start: Sequence[Point] = ()) -> Found:
    """Search for the frontier.

    Args:
        payoff: What a point brings; always the same for the same point.
        dimensions: Of the space; each runs from 0 to 1.
        search: How much is searched.
        start: Points to be tried first.

    Raises:
        Interrupted: when stopped before any point was tried; later, what was found by then is returned.

    """
    tried: dict[Point, Brings] = {}

    def brings(given: Sequence[float]) -> Brings:
        point = tuple(float(each) for each in given)
        if point not in tried:
            tried[point] = payoff(point)
        return tried[point]

    try:
        for point in (*start, *_design(dimensions, search)):
            brings(point)
        for goal in _goals(_found(tried), search.limits):
            _refine(brings, goal, _found(tried).best(goal).point, search)
    except Interrupted:
        if not tried:
            raise
        return _found(tried, is_stopped=True)
    return _found(tried)


def _found(tried: dict[Point, Brings], *, is_stopped: bool = False) -> Found:
    return Found(tuple(Tried(point, brings) for point, brings in tried.items()), is_stopped)


def _design(dimensions: int, search: Search) -> Sequence[Point]:
    """Return a scrambled Sobol design over the whole space."""
    if not search.design:
        return ()
    doublings = int(np.ceil(np.log2(search.design)))
    drawn: Any = qmc.Sobol(dimensions, rng=np.random.default_rng(search.seed)).random_base2(doublings)
    return [tuple(map(float, each)) for each in drawn[: search.design]]


def _goals(found: Found, limits: int) -> Sequence[Goal]:
    """Return what is refined: each aim, the least risk, the largest gain, and that within limits to the risk."""
    ends = found.frontier[0].brings, found.frontier[-1].brings
    risk, gain = ends[1].risk - ends[0].risk, ends[1].gain - ends[0].gain
    between = [ends[0].risk + risk * (at + 1) / (limits + 1) for at in range(limits)] if risk > 0 else []
    aims = len(ends[0].aims)
    return (
        *(aim_at(at) for at in range(aims)),
        lambda brings: -brings.risk,
        lambda brings: brings.gain,
        *(_within(limit, PENALTY * gain / risk) for limit in between),
    )


def aim_at(at: int) -> Goal:
    """Return one of the aims as a goal."""
    return lambda brings: brings.aims[at]


def _within(limit: float, price: float) -> Goal:
    """Return the gain, less a price for each bit of risk above a limit."""
    return lambda brings: brings.gain - price * max(brings.risk - limit, 0.0)


def _refine(brings: Callable[[Sequence[float]], Brings], goal: Goal, start: Point, search: Search) -> None:
    """Look around a point for what is better by a goal; all that is tried is noted by `brings`."""
    cloud = cloud_around(start, STEP, search.seed + 1, popsize=search.population, maxiter=search.generations)
    for _ in range(search.generations):
        points = cloud.ask()
        cloud.tell(points, [-goal(brings(np.clip(point, 0.0, 1.0))) for point in points])
