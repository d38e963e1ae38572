"""Shares of a spread from draws that were made anyway: of each input by itself, straight and bent, and of pairs.

By itself, an input's share is what the best curve through its ranks explains, a polynomial. Its straight part is always
counted; what the bend adds, of degree 3 or of degree 8, only where it stands out from what chance gives the most bent
of so many inputs. For every column that is fitted, what chance alone explains with it is taken off, so that of noise
nothing is explained on average, whatever the number of draws. (To count the bend of every input gives the same and two
to four times the noise, the best degree of each credits noise with half of the spread at 400 draws, and the
estimator from neighbours in rank of Gamboa, Gremaud, Klein and Lagnoux 2022 has ten times the noise: decision 0043.)

With others, a share can only be bounded from draws that are given. From below: with what products of the curves of two
leading inputs add, where that stands out. From above: with all that nothing explains, monthly luck included.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

import numpy as np

from sixteenth.engine.draws.sampling import Plan

FEWEST = 4  # draws: fewer have no correlation to speak of
BY_CHANCE = 0.05  # of runs in which nothing moves with any input, those in which one stands out all the same
DEGREES = (3, 8)  # of curves that are tried
DRAWS_A_COLUMN = 12  # at least, for a curve to be tried
LEADING = 8  # inputs among which pairs are sought
EVEN = 0.02  # standard deviations: so near may ranks be to ranks without ties, to count as such
LEAST_SIZE = 1e-6  # of a curve that tells something: far below what any curve of ranks has
PAIR_DEGREES = (2, 4)  # of each of the two curves of a product


@dataclass(frozen=True)
class Fitted:
    """Columns fitted to an outcome: the curves of inputs, each of variance one and at right angles within an input."""

    columns: Any  # [columns, draws]
    owner: Any  # [columns]: the number of the input
    weights: Any  # [columns]: correlations with the outcome
    outcome: Any  # [draws], of mean 0 and variance 1
    shares: Any  # [inputs]
    is_bent: Any  # [inputs]: more than the straight part was counted


@dataclass(frozen=True)
class Ordered:
    """The order of each input's draws, and the curves of those that are no even ranks: of any outcome the same."""

    orders: Any  # [inputs, draws]
    uneven: Mapping[int, Any]  # by the number of the input: [degree, draws]


def order_inputs(inputs: Any) -> Ordered:
    """Return what `fit_curves` needs of inputs, for who fits more than one outcome to them."""
    draws = inputs.shape[1]
    orders = np.argsort(inputs, axis=1, kind="stable")
    if draws < FEWEST:
        return Ordered(orders, {})
    degree = _most_degree(draws)
    table = _grid(draws, degree)
    uneven = [number for number, own in enumerate(inputs) if not _is_even(own[orders[number]], table)]
    return Ordered(orders, {number: _at_right_angles(inputs[number], degree) for number in uneven})


def fit_curves(inputs: Any, outcome: Any, plan: Plan = "counter", ordered: Ordered | None = None) -> Fitted:
    """Fit curves of inputs [inputs, draws] to an outcome [draws], both of mean 0 and variance 1.

    Points of a Sobol sequence are so even that inputs do not disturb each other: chance is in what none explains.
    """
    count, draws = inputs.shape
    if draws < FEWEST:
        nothing = np.zeros(count)
        return Fitted(inputs, np.arange(count), nothing, outcome, nothing, nothing > 0)
    straight = inputs @ outcome / draws
    columns, owner, weights = [inputs], [np.arange(count)], [straight]
    most = _most_degree(draws)
    known = order_inputs(inputs) if ordered is None else ordered
    bends = _weights_of_curves(known, outcome, most)[:, 1:]
    found = _stand_out(straight**2, bends**2, draws)
    degree = 1 + found
    for number in np.flatnonzero(found):
        columns.append(curves_of(inputs[number], most)[1 : degree[number]])
        owner.append(np.full(found[number], number))
        weights.append(bends[number, : found[number]])
    owners, all_weights = np.concatenate(owner), np.concatenate(weights)
    explained = np.bincount(owners, all_weights**2, count)
    shares = _corrected(explained, degree, draws, plan)
    shares = np.where(inputs.any(axis=1) & outcome.any(), shares, 0.0)
    return Fitted(np.concatenate(columns), owners, all_weights, outcome, shares, degree > 1)


def _most_degree(draws: int) -> int:
    return max((each for each in DEGREES if draws >= DRAWS_A_COLUMN * each), default=1)


def _stand_out(straight: Any, bends: Any, draws: int) -> Any:
    """Return how many columns beyond the straight one stand out from chance, of each input [inputs]: the most that do.

    `bends` is [inputs, columns].
    """
    tried = [each - 1 for each in DEGREES if each - 1 <= bends.shape[1]]
    found = np.zeros(len(bends), int)
    for each in tried:
        clear = _are_clear(bends[:, :each].sum(axis=1), each, straight, draws, len(tried) * len(bends))
        found[clear] = each
    return found


def _is_clear(explained: float, columns: int, before: float, draws: int, tries: int) -> bool:
    """Say whether columns explain more than chance lets the best of so many tries explain."""
    return bool(_are_clear(np.array([explained]), columns, np.array([before]), draws, tries)[0])


def _are_clear(explained: Any, columns: int, before: Any, draws: int, tries: int) -> Any:
    """Say of each input whether columns explain more than chance lets the best of so many tries (Fisher's F)."""
    from scipy.special import fdtrc  # noqa: PLC0415 - half a second that who asks nothing of the spread need not pay

    free = draws - 2 - columns
    rest = 1 - before - explained
    left = np.where(rest > 0, rest, 1.0)
    by_chance = fdtrc(columns, free, explained / columns / (left / free)) * tries
    return np.where(rest > 0, by_chance < BY_CHANCE, explained > 0)


def _corrected(explained: Any, columns: Any, draws: int, plan: Plan) -> Any:
    """Take off the part of the spread that chance explains with so many columns."""
    total = int(columns.sum())
    if plan == "sobol" and total < draws - 1:
        unexplained = (1 - explained.sum()) / (1 - total / (draws - 1))
        return explained - columns * unexplained / (draws - 1)
    return 1 - (1 - explained) * (draws - 1) / (draws - 1 - columns)


def curves_of(own: Any, degree: int) -> Any:
    """Return polynomials of an input up to a degree, of mean 0, variance 1 and at right angles, [degree, draws].

    A degree that its few values cannot tell from lower ones is nothing.
    """
    order = np.argsort(own, kind="stable")
    table = _grid(len(own), degree)
    if not _is_even(own[order], table):
        return _at_right_angles(own, degree)
    found = np.empty_like(table)
    found[:, order] = table
    return found


def _weights_of_curves(known: Ordered, outcome: Any, degree: int) -> Any:
    """Return the correlation of an outcome with each curve of each input [inputs, degree]."""
    table = _grid(len(outcome), degree)
    found = np.empty((len(known.orders), degree))
    for number, order in enumerate(known.orders):
        own = known.uneven.get(number)
        # Of even ranks the outcome in order of the input will do, and no curve has to be made.
        found[number] = table @ outcome[order] if own is None else own @ outcome
    return found / len(outcome)


def _is_even(ranked: Any, table: Any) -> bool:
    """Say whether numbers in order are ranks with hardly a tie, as most are: one table serves them all."""
    return bool(np.abs(ranked - table[0]).max() < EVEN)


@lru_cache(maxsize=8)
def _grid(draws: int, degree: int) -> Any:
    return _at_right_angles(np.arange(draws) - (draws - 1) / 2, degree)


def _at_right_angles(own: Any, degree: int) -> Any:
    values, place, counts = np.unique(own, return_inverse=True, return_counts=True)
    scaled, often = values / max(float(np.abs(own).max()), np.finfo(float).tiny), np.sqrt(counts)[:, None]
    turned, sizes = np.linalg.qr(often * np.polynomial.legendre.legvander(scaled, degree))
    found = np.zeros((degree, len(values)))
    size = np.diag(sizes)[1:]
    is_told = np.abs(size) > LEAST_SIZE * np.sqrt(len(own))
    found[: len(size)][is_told] = (np.sign(size) * turned[:, 1:] / often).T[is_told] * np.sqrt(len(own))
    return found[:, place]


def interplay(fitted: Fitted, leading: Any) -> dict[tuple[int, int], float]:
    """Return the share of each pair of leading inputs whose interplay stands out: products of their curves."""
    draws = len(fitted.outcome)
    degree = max((each for each in PAIR_DEGREES if draws >= DRAWS_A_COLUMN * each**2), default=0)
    pairs = list(combinations(sorted(int(each) for each in leading[:LEADING]), 2))
    if not degree or not pairs or not fitted.outcome.any():
        return {}
    used = np.isin(fitted.owner, leading)  # what the others seem to explain is mostly chance
    rest = fitted.outcome - _projected(fitted.columns[used], fitted.outcome)
    curves = {each: curves_of(fitted.columns[each], degree) for each in {one for pair in pairs for one in pair}}
    products = {pair: _products(curves[pair[0]], curves[pair[1]]) for pair in pairs}
    found: dict[tuple[int, int], float] = {}
    while products:  # the strongest is taken out before the next is sought, lest its traces be found again
        left = max(float((rest**2).mean()), np.finfo(float).tiny)
        tried = {pair: _strongest(own @ rest / draws, left, draws, len(pairs)) for pair, own in products.items()}
        best = max(tried, key=lambda pair: tried[pair][0])
        explained, columns = tried[best]
        if not columns:
            break
        found[best] = left * float(1 - (1 - explained) * (draws - 1) / (draws - 1 - columns))
        rest = rest - _projected(products.pop(best)[:columns], rest)
    return found


def _products(one: Any, other: Any) -> Any:
    """Return the products of the curves of two inputs, those of low degrees first, each of variance one."""
    degrees = [(i, j) for i in range(len(one)) for j in range(len(other))]
    found = np.array([one[i] * other[j] for i, j in sorted(degrees, key=max)])
    found -= found.mean(axis=1, keepdims=True)
    return found / np.maximum(found.std(axis=1, keepdims=True), np.finfo(float).tiny)


def _strongest(weights: Any, left: float, draws: int, pairs: int) -> tuple[float, int]:
    """Return the part of what is left that products explain, and how many of them; nothing where none stands out."""
    tried = [each**2 for each in PAIR_DEGREES if each**2 <= len(weights)]
    parts = {columns: float((weights[:columns] ** 2).sum()) / left for columns in tried}
    clear = [each for each in tried if _is_clear(parts[each], each, 0.0, draws, len(tried) * pairs)]
    return max(((parts[each], each) for each in clear), default=(0.0, 0))


def _projected(columns: Any, outcome: Any) -> Any:
    """Return the part of an outcome that columns explain together, by least squares."""
    weights = np.linalg.lstsq(columns.T, outcome, rcond=None)[0]
    return weights @ columns
