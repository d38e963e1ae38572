"""Luck that moves together: uniforms with rank correlations, by a Gaussian copula.

Uniforms become normal scores, sums of scores have the correlations asked for, and go back to uniforms. Only luck is
mixed, so that every value keeps its own distribution, whatever its shape and bounds. Of scores with correlation p, the
uniforms have the rank correlation (6 / pi) asin(p / 2) (Pearson 1907); so a rank correlation r asks for scores with
2 sin(pi r / 6), and Spearman's coefficient of the draws is the one that was written.

Streams that no correlation joins are a group each and keep their luck to the bit. In a group the first, by name and
labels, keeps its own; each later one is a sum of itself and those before it (Cholesky). The order is that of names and
not of a file, so that two files that say the same draw the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from sixteenth.engine.declared import Correlation, LuckOf
from sixteenth.engine.draws.chance import stream_key
from sixteenth.engine.draws.sampling import HALF_STEP

Matrix = npt.NDArray[np.float64]

LEAST_EIGENVALUE = 1e-9  # of a matrix that counts as positive definite
SAFE_EIGENVALUE = 1e-4  # of the nearest one, so that its numbers can be rounded
MOST_PROJECTIONS = 200
SETTLED = 1e-10  # by how much a projection may still move an entry
DIGITS = (2, 3, 4, 6, 9)  # with which the nearest numbers are tried


@dataclass(frozen=True)
class Group:
    """Streams that correlations join, ordered by name and labels, and what each takes of those up to itself."""

    streams: tuple[LuckOf, ...]
    ranks: Matrix  # rank correlations [streams, streams], 1 on the diagonal

    @property
    def scores(self) -> Matrix:
        """Return the correlations of normal scores that these rank correlations ask for."""
        return scores_of_ranks(self.ranks)

    @property
    def is_possible(self) -> bool:
        """Say whether numbers can be correlated so: whether the matrix of the scores is positive definite."""
        return is_positive_definite(self.scores)

    @property
    def keys(self) -> tuple[int, ...]:
        """Return the key of each stream, as values have it."""
        return tuple(stream_key("value", name, labels) for name, labels in self.streams)

    def mixed(self, uniforms: Matrix) -> Matrix:
        """Return uniforms [streams, draws] that have these rank correlations, each strictly between 0 and 1.

        Sums are written out stream by stream: a product of matrices may round otherwise for another number of draws.
        """
        from scipy.special import ndtr, ndtri  # noqa: PLC0415 - half a second that others need not pay

        scores, weights = ndtri(uniforms), np.linalg.cholesky(self.scores)
        found = uniforms.copy()
        for later in range(1, len(uniforms)):
            total = weights[later, later] * scores[later]
            for earlier in np.flatnonzero(weights[later, :later]):
                total = total + weights[later, earlier] * scores[earlier]
            found[later] = np.clip(ndtr(total), HALF_STEP, 1 - HALF_STEP)
        return found


def groups_of(correlations: Iterable[Correlation]) -> tuple[Group, ...]:
    """Return the groups of streams that correlations join; one of zero joins nothing."""
    return _groups_of(tuple(correlations))


@lru_cache(maxsize=64)
def _groups_of(correlations: tuple[Correlation, ...]) -> tuple[Group, ...]:
    """Group streams once: limits ask for the same correlations value by value. Measured, a twentieth of a run."""
    pairs = {frozenset((each.one, each.other)): each.rank for each in correlations if each.rank != 0}
    groups: dict[LuckOf, set[LuckOf]] = {}
    for pair in pairs:
        joined = set[LuckOf]().union(*(groups.get(stream, {stream}) for stream in pair))
        groups |= dict.fromkeys(joined, joined)
    unique = {id(group): sorted(group) for group in groups.values()}
    return tuple(Group(tuple(group), _matrix(group, pairs)) for group in sorted(unique.values()))


def _matrix(streams: Sequence[LuckOf], pairs: Mapping[frozenset[LuckOf], float]) -> Matrix:
    """Return rank correlations; of two streams of which nothing is said, none."""
    found, at = np.eye(len(streams)), {stream: number for number, stream in enumerate(streams)}
    for pair, rank in pairs.items():
        one, other = (at.get(stream) for stream in pair)
        if one is not None and other is not None:
            found[one, other] = found[other, one] = rank
    return found


def scores_of_ranks(ranks: Any) -> Matrix:
    """Return the correlations of normal scores whose uniforms have these rank correlations (Pearson 1907)."""
    found: Matrix = 2 * np.sin(np.pi * np.asarray(ranks, np.float64) / 6)
    return found


def ranks_of_scores(scores: Any) -> Matrix:
    """Return the rank correlations of normal scores that have these correlations."""
    found: Matrix = 6 / np.pi * np.arcsin(np.asarray(scores, np.float64) / 2)
    return found


def is_positive_definite(matrix: Matrix) -> bool:
    """Say whether the least eigenvalue is above zero, by so much that rounding cannot undo it."""
    return bool(np.linalg.eigvalsh(matrix)[0] > LEAST_EIGENVALUE)


def nearest_correlations(matrix: Matrix) -> Matrix:
    """Return the correlation matrix nearest to a symmetric one, its least eigenvalue a little above zero.

    Projections in turn on matrices with large enough eigenvalues and on those with ones on the diagonal, the first
    corrected as Dykstra does (Higham 2002).
    """
    found, correction = matrix.copy(), np.zeros_like(matrix)
    for _ in range(MOST_PROJECTIONS):
        before, shifted = found, found - correction
        inside = _with_least_eigenvalue(shifted, 2 * SAFE_EIGENVALUE)
        correction = inside - shifted
        found = inside.copy()
        np.fill_diagonal(found, 1.0)
        if np.abs(found - before).max() < SETTLED:
            break
    deviation = np.sqrt(np.diag(inside := _with_least_eigenvalue(found, SAFE_EIGENVALUE)))
    scaled: Matrix = inside / np.outer(deviation, deviation)
    return scaled


def _with_least_eigenvalue(matrix: Matrix, least: float) -> Matrix:
    values, vectors = np.linalg.eigh(matrix)
    found: Matrix = (vectors * np.maximum(values, least)) @ vectors.T
    return (found + found.T) / 2


def nearest_ranks(group: Group) -> Matrix:
    """Return the nearest rank correlations that are possible, with as few digits as keep them so."""
    found = ranks_of_scores(nearest_correlations(group.scores))
    for digits in DIGITS:
        rounded = np.round(found, digits)
        np.fill_diagonal(rounded, 1.0)
        if is_positive_definite(scores_of_ranks(rounded)):
            return rounded
    return found
