"""Sobol's indices: the share of a spread that goes with an input by itself, and with all that it has a part in.

The sample is Saltelli's (2010): two independent samples A and B of all luck, and for each block A with the luck of that
block from B. Inputs that are correlated, or drawn together from the rows of a fit, are one block, for their shares
cannot be told apart; monthly luck is a block like any other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

RESAMPLES = 200
HALF_STEP = 2.0**-31  # Sobol points can be 0
Places = tuple[int, ...]


@dataclass(frozen=True)
class Saltelli:
    """A sample of two halves and, for each block, one half with the luck of that block from the other."""

    dimensions: int
    blocks: tuple[Places, ...]  # places among the dimensions; monthly luck, the last of all, has none
    points: int  # of each half
    seed: int

    @property
    def width(self) -> int:
        """Return the futures of a point: A, then A with each block of B, then B."""
        return len(self.blocks) + 2

    @property
    def futures(self) -> int:
        """Return how many futures there are."""
        return self.points * self.width

    @cached_property
    def halves(self) -> tuple[Any, Any]:
        """Return the uniforms of A and of B, [dimensions, points]."""
        from scipy.stats import qmc  # noqa: PLC0415 - half a second

        sequence = qmc.Sobol(2 * self.dimensions, scramble=True, rng=np.random.default_rng(self.seed))
        both = sequence.random(self.points).T + HALF_STEP
        return both[: self.dimensions], both[self.dimensions :]

    def luck(self, numbers: Any) -> tuple[Any, Any]:
        """Return uniforms [dimensions, futures], and whose monthly luck each future has."""
        points, kind = np.divmod(np.asarray(numbers), self.width)
        first, second = self.halves
        luck = first[:, points]
        draws = points.copy()
        is_second = kind == self.width - 1
        luck[:, is_second] = second[:, points[is_second]]
        draws[is_second] += self.points
        for number, places in enumerate(self.blocks, start=1):
            own = np.flatnonzero(kind == number)
            if places:
                rows = np.array(places)[:, None]
                luck[rows, own] = second[rows, points[own]]
            else:
                draws[own] += self.points
        return luck, draws


@dataclass(frozen=True)
class Index:
    """Shares of a spread that go with a block: by itself, and with all it has a part in; and half of a 95 % range."""

    first: float
    first_within: float
    total: float
    total_within: float


def indices(design: Saltelli, outcome: Any) -> tuple[Index, ...]:
    """Return the indices of each block, from the outcome of each future of a design; ranges by bootstrap of points."""
    from SALib.analyze import sobol  # noqa: PLC0415 - an extra of its own

    names = [str(number) for number in range(len(design.blocks))]
    problem = {"num_vars": len(names), "names": names, "bounds": [[0.0, 1.0]] * len(names)}
    found = sobol.analyze(
        problem, np.asarray(outcome, float), calc_second_order=False, num_resamples=RESAMPLES, seed=design.seed
    )
    columns: Sequence[Any] = [found[name] for name in ("S1", "S1_conf", "ST", "ST_conf")]
    return tuple(Index(*map(float, row)) for row in zip(*columns, strict=True))
