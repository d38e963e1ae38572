"""Shapes of distributions: the quantiles of each, whole or cut at bounds, vectorised over rows.

A shape that is cut is drawn within the odds of its bounds, so that no mass piles up at a bound: a uniform `u` becomes
the quantile at `below + (above - below) u`, where these are the odds of lying below each bound. Where the lower bound
lies above the middle, the odds of lying beyond the bounds are used in their place: those near 0 keep their digits,
those near 1 do not.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
SMALLEST = float(np.finfo(np.float64).tiny)
EVEN = 1e-9  # by which odds that were added up may miss one half and be it


@dataclass(frozen=True)
class Cut:
    """Rows of one shape, cut at bounds: numbers as in `Distribution`, [rows, numbers]; bounds [rows, 2]."""

    shape: str
    numbers: Floats
    bounds: Floats

    def quantiles(self, uniforms: Floats) -> Floats:
        """Return the quantiles at uniforms strictly between 0 and 1, [rows, draws]; they grow with the uniforms."""
        if self.shape not in _ODDS:
            return _QUANTILES[self.shape](uniforms, self.numbers)
        low, high = self._below
        found = _QUANTILES[self.shape](low + (high - low) * uniforms, self.numbers)
        upper = self._upper
        if upper.any():
            low, high = (_ODDS_ABOVE[self.shape](bound, self.numbers[upper]) for bound in self._limits(upper))
            found[upper] = _QUANTILES_ABOVE[self.shape](low - (low - high) * uniforms[upper], self.numbers[upper])
        return found

    @cached_property
    def _below(self) -> tuple[Floats, Floats]:
        low, high = (_ODDS[self.shape](bound, self.numbers) for bound in self._limits(slice(None)))
        return low, high

    @cached_property
    def _upper(self) -> npt.NDArray[np.bool_]:
        return self._below[0][:, 0] > 1 / 2

    def _limits(self, rows: Any) -> tuple[Floats, Floats]:
        return self.bounds[rows, :1], self.bounds[rows, 1:]


def middle_of_choice(numbers: tuple[float, ...]) -> float:
    """Return the least of some values, given as value, odds, value, odds, ..., that half of all draws do not exceed."""
    values, odds = np.array(numbers[0::2]), np.array(numbers[1::2])
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(odds[order]) >= odds.sum() / 2 - EVEN
    return float(values[order][int(np.argmax(reached))])


def _normal(uniforms: Floats, numbers: Floats) -> Floats:
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that a certain scenario need not pay

    return numbers[:, :1] + numbers[:, 1:2] * ndtri(uniforms)


def _lognormal(uniforms: Floats, numbers: Floats) -> Floats:
    return np.exp(_normal(uniforms, numbers))


def _uniform(uniforms: Floats, numbers: Floats) -> Floats:
    return numbers[:, :1] + (numbers[:, 1:2] - numbers[:, :1]) * uniforms


def _triangular(uniforms: Floats, numbers: Floats) -> Floats:
    """Return quantiles, from the nearer end: each side of the mode is half a parabola."""
    low, high, odds = numbers[:, :1], numbers[:, 2:3], _odds_of_mode(numbers)
    width = high - low
    below, above = np.sqrt(uniforms * odds), np.sqrt((1 - uniforms) * (1 - odds))
    return np.clip(np.where(uniforms < odds, low + width * below, high - width * above), low, high)


def _odds_of_mode(numbers: Floats) -> Floats:
    """Return the odds that a triangular lies below its mode."""
    return (numbers[:, 1:2] - numbers[:, :1]) / (numbers[:, 2:3] - numbers[:, :1])


def _beta(uniforms: Floats, numbers: Floats) -> Floats:
    from scipy.special import betaincinv  # noqa: PLC0415 - as above

    return betaincinv(numbers[:, :1], numbers[:, 1:2], uniforms)


def _choice(uniforms: Floats, numbers: Floats) -> Floats:
    """Return the values that uniforms choose, the least first; what has no odds, as what fills a row up, is never."""
    order = np.argsort(numbers[:, 0::2], axis=1, kind="stable")
    values, odds = (np.take_along_axis(numbers[:, part::2], order, axis=1) for part in (0, 1))
    last = odds.shape[1] - 1 - np.argmax(odds[:, ::-1] > 0, axis=1)
    passed = (uniforms[:, None, :] >= np.cumsum(odds, axis=1)[:, :, None]).sum(axis=1)
    return np.take_along_axis(values, np.minimum(passed, last[:, None]), axis=1)


def _normal_above(uniforms: Floats, numbers: Floats) -> Floats:
    return _normal(uniforms, numbers * (1, -1))


def _lognormal_above(uniforms: Floats, numbers: Floats) -> Floats:
    return np.exp(_normal_above(uniforms, numbers))


def _triangular_above(uniforms: Floats, numbers: Floats) -> Floats:
    return -_triangular(uniforms, -numbers[:, ::-1])


def _beta_above(uniforms: Floats, numbers: Floats) -> Floats:
    from scipy.special import betainccinv  # noqa: PLC0415 - as above

    return betainccinv(numbers[:, :1], numbers[:, 1:2], uniforms)


def _odds_normal(bound: Floats, numbers: Floats) -> Floats:
    from scipy.special import ndtr  # noqa: PLC0415 - as above

    return ndtr((bound - numbers[:, :1]) / numbers[:, 1:2])


def _odds_lognormal(bound: Floats, numbers: Floats) -> Floats:
    return _odds_normal(_log(bound), numbers)


def _odds_triangular(bound: Floats, numbers: Floats) -> Floats:
    low, high, odds = numbers[:, :1], numbers[:, 2:3], _odds_of_mode(numbers)
    place = (np.clip(bound, low, high) - low) / (high - low)
    left, right = np.maximum(odds, SMALLEST), np.maximum(1 - odds, SMALLEST)  # a mode at an end leaves out one side
    return np.where(place <= odds, place * (place / left), 1 - (1 - place) * ((1 - place) / right))


def _odds_beta(bound: Floats, numbers: Floats) -> Floats:
    from scipy.special import betainc  # noqa: PLC0415 - as above

    return betainc(numbers[:, :1], numbers[:, 1:2], np.clip(bound, 0, 1))


def _odds_normal_above(bound: Floats, numbers: Floats) -> Floats:
    return _odds_normal(-bound, numbers * (-1, 1))


def _odds_lognormal_above(bound: Floats, numbers: Floats) -> Floats:
    return _odds_normal_above(_log(bound), numbers)


def _odds_triangular_above(bound: Floats, numbers: Floats) -> Floats:
    return _odds_triangular(-bound, -numbers[:, ::-1])


def _odds_beta_above(bound: Floats, numbers: Floats) -> Floats:
    from scipy.special import betaincc  # noqa: PLC0415 - as above

    return betaincc(numbers[:, :1], numbers[:, 1:2], np.clip(bound, 0, 1))


def _log(bound: Floats) -> Floats:
    with np.errstate(divide="ignore"):  # a bound of zero lies below every draw: log gives minus infinity, odds zero
        return np.log(np.maximum(bound, 0))


_QUANTILES: Mapping[str, Any] = {
    "normal": _normal,
    "lognormal": _lognormal,
    "uniform": _uniform,
    "triangular": _triangular,
    "beta": _beta,
    "choice": _choice,
}
_QUANTILES_ABOVE: Mapping[str, Any] = {
    "normal": _normal_above,
    "lognormal": _lognormal_above,
    "triangular": _triangular_above,
    "beta": _beta_above,
}
_ODDS: Mapping[str, Any] = {
    "normal": _odds_normal,
    "lognormal": _odds_lognormal,
    "triangular": _odds_triangular,
    "beta": _odds_beta,
}
_ODDS_ABOVE: Mapping[str, Any] = {
    "normal": _odds_normal_above,
    "lognormal": _odds_lognormal_above,
    "triangular": _odds_triangular_above,
    "beta": _odds_beta_above,
}
