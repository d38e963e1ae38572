"""Futures drawn more often where an end is common, each with the weight that sets this right.

A part of all futures is drawn as it is, the others with some inputs moved: the normal score of an input's luck has
another mean and spread, and rows of a fit have other odds. What is weighed is the luck before inputs are correlated, so
that it is drawn piece by piece. A weight is the density as it is over that of both parts together (a defensive
mixture, Hesterberg 1995): none is above one over the part that is drawn as it is, whatever has been moved. Monthly luck
is left as it is.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from sixteenth.engine.draws.draw import POSTERIOR, Table

HALF_STEP = 2.0**-31  # by which luck keeps away from 0 and 1


@dataclass(frozen=True)
class Space:
    """What luck there is: its dimensions, and which of them draws a row of a fit."""

    dimensions: int
    place: int | None = None  # of the row of a fit
    scores: Any = None  # of each number of a fit, by rank among its rows [numbers, rows]

    @property
    def rows(self) -> int:
        """Return how many rows the fit has."""
        return 0 if self.scores is None else int(self.scores.shape[1])


@dataclass(frozen=True, eq=False)
class Tilt:
    """What is drawn otherwise: the mean and spread of some scores, and the odds of the rows of a fit."""

    places: tuple[int, ...]
    moves: Any  # [places]
    spreads: Any  # [places]
    rows: Any = None  # odds of each row, where they are not the same [rows]

    @property
    def is_nothing(self) -> bool:
        """Say whether everything is drawn as it is."""
        return not self.places and self.rows is None


NOTHING = Tilt((), np.empty(0), np.empty(0))


@dataclass(frozen=True)
class Mixed:
    """Futures of a mixture, a design: first those that are drawn as they are, then those that are tilted."""

    space: Space
    futures: int
    seed: tuple[int, ...]
    first: int  # the number of the monthly luck of the first
    tilt: Tilt
    plain: float  # the part that is drawn as it is

    @property
    def is_plain(self) -> Any:
        """Say which futures are drawn as they are [futures]."""
        count = self.futures if self.tilt.is_nothing else round(self.plain * self.futures)
        return np.arange(self.futures) < count

    @cached_property
    def uniforms(self) -> Any:
        """Return the luck of each future, strictly between 0 and 1, float64 [dimensions, futures]."""
        from scipy.special import ndtr, ndtri  # noqa: PLC0415 - half a second that others need not pay

        drawn = np.random.default_rng(self.seed).random((self.space.dimensions, self.futures))
        luck = np.clip(drawn, HALF_STEP, 1 - HALF_STEP)
        at = np.flatnonzero(~self.is_plain)
        if self.tilt.places:
            own = np.ix_(np.array(self.tilt.places), at)
            moved = self.tilt.moves[:, None] + self.tilt.spreads[:, None] * ndtri(luck[own])
            luck[own] = np.clip(ndtr(moved), HALF_STEP, 1 - HALF_STEP)
        if self.tilt.rows is not None:
            luck[self.space.place, at] = _of_rows(self.tilt.rows, luck[self.space.place, at])
        return luck

    @cached_property
    def weights(self) -> Any:
        """Return the density as it is over that of the mixture, of each future [futures]."""
        if self.tilt.is_nothing:
            return np.ones(self.futures)
        plain = float(self.is_plain.mean())
        return 1 / (plain + (1 - plain) * np.exp(log_ratio(self.tilt, self.space, self.uniforms)))

    def luck(self, numbers: Any) -> tuple[Any, Any]:
        """Return uniforms [dimensions, futures], and whose monthly luck each future has: its own."""
        numbers = np.asarray(numbers)
        return self.uniforms[:, numbers], numbers + self.first


def log_ratio(tilt: Tilt, space: Space, luck: Any) -> Any:
    """Return the log of the density of tilted luck over that of luck as it is, of each future [futures]."""
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    scores = ndtri(luck[list(tilt.places)])
    moved = (scores - tilt.moves[:, None]) / tilt.spreads[:, None]
    found = ((scores**2 - moved**2) / 2 - np.log(tilt.spreads)[:, None]).sum(axis=0)
    if tilt.rows is not None:
        found = found + np.log(tilt.rows * space.rows)[rows_of(space, luck)]
    return found


def rows_of(space: Space, luck: Any) -> Any:
    """Return the row of the fit that each future has [futures]."""
    return np.minimum((luck[space.place] * space.rows).astype(np.intp), space.rows - 1)


def _of_rows(odds: Any, luck: Any) -> Any:
    """Return luck that takes rows with other odds: within its row it stays as even as it was."""
    ends = np.cumsum(odds) / odds.sum()
    row = np.minimum(np.searchsorted(ends, luck, side="right"), len(odds) - 1)
    begins = np.concatenate([[0.0], ends[:-1]])
    within = np.clip((luck - begins[row]) / (ends[row] - begins[row]), HALF_STEP, 1 - HALF_STEP)
    return (row + within) / len(odds)


def space_of(table: Table) -> Space:
    """Return the luck of a table; rows of a fit have scores where all of its inputs have as many rows."""
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    dimensions = table.dimensions
    lists = {table.rows[at].distribution.numbers for at in table.groups.get("joint", ())}
    if POSTERIOR not in dimensions or len({len(each) for each in lists}) != 1:
        return Space(len(dimensions))
    numbers = np.array(sorted(lists), np.float64)
    places = (np.argsort(np.argsort(numbers, axis=1, kind="stable"), axis=1) + 0.5) / numbers.shape[1]
    return Space(len(dimensions), dimensions.index(POSTERIOR), ndtri(places))
