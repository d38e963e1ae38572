"""Distributions with the mean and the standard deviation that someone wrote, of what bounds leave of them.

Where bounds cut off next to nothing, the whole has them: a closed form for each shape. Else two equations are solved
for the numbers of the whole, from the moments of a cut normal, lognormal and beta, which are closed forms too.
"""

import math
from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from sixteenth.scenarios.values.fits import LEAST_OF_BETA, NOTHING, Pair, odds_between

CLOSE = 1e-9  # by which mean and standard deviation may miss: of the standard deviation
MOST_OF_LOG = 20.0  # standard deviation of a logarithm: beyond it there is no mean to speak of
FURTHEST = 38.0  # standard deviations: the density there is no number with all its digits
MOST_OF_NUMBERS = 700.0  # logarithm, up or down, whose exponential is a number above 0
MISSED = 1e3  # stands for what no number tells
Wanted = tuple[str, Pair, Pair]  # a shape, mean and standard deviation, bounds
Moments = Callable[[Any, Pair], tuple[Any, float, float]]  # odds, mean and standard deviation of what bounds leave


def fit_moments(shape: str, mean: float, deviation: float, bounds: Pair) -> Pair | None:
    """Return the numbers of a normal, lognormal or beta that has these moments once it is cut at bounds.

    None where there is no such distribution, or where doubles cannot hold it. The deviation is above 0; the mean of a
    lognormal is above 0, that of a beta between 0 and 1.
    """
    whole = _WHOLE[shape](mean, deviation)
    if whole is None:
        return None
    with np.errstate(all="ignore"):
        odds, *_ = _CUT[shape](whole, bounds)
        if odds >= 1 - NOTHING:
            return whole
        wanted = shape, (mean, deviation), bounds
        return SOLVED[wanted] if wanted in SOLVED else _solve(shape, whole, (mean, deviation), bounds)


def widest(mean: float) -> float:
    """Return the standard deviation that a beta of this mean comes near and never has."""
    return math.sqrt(mean * (1 - mean))


def _normal(mean: float, deviation: float) -> Pair | None:
    return (mean, deviation) if deviation > 0 else None


def _lognormal(mean: float, deviation: float) -> Pair | None:
    """Return mean and standard deviation of the logarithm."""
    ratio = deviation / mean
    spread = math.sqrt(math.log1p(ratio**2)) if ratio < 1e150 else math.inf  # noqa: PLR2004 - whose square is a number
    return (math.log(mean) - spread**2 / 2, spread) if 0 < spread <= MOST_OF_LOG else None


def _beta(mean: float, deviation: float) -> Pair | None:
    """Return a and b: their sum falls with the spread, and both are above 0."""
    together = mean * (1 - mean) / deviation**2 - 1 if deviation**2 > 0 else math.inf
    numbers = (mean * together, (1 - mean) * together)
    return numbers if math.exp(LEAST_OF_BETA) <= min(numbers) and max(numbers) < math.inf else None


def _solve(shape: str, whole: Pair, wanted: Pair, bounds: Pair) -> Pair | None:
    """Find the numbers of the whole of which bounds leave the moments wanted; None where nothing comes near."""
    from scipy.optimize import root  # noqa: PLC0415 - half a second that who writes no mean need not pay

    mean, deviation = wanted
    free = shape != "beta"  # of a beta both numbers are above 0; else the first may be any

    def numbers_of(at: Any) -> Pair:
        first = whole[0] + float(at[0]) * whole[1] if free else _exponential(at[0])
        return first, _exponential(at[1])

    def misses(at: Any) -> list[float]:
        _, own, spread = _CUT[shape](numbers_of(at), bounds)
        found = [(own - mean) / deviation, math.log(spread) - math.log(deviation) if spread > 0 else math.nan]
        return [each if math.isfinite(each) else MISSED for each in found]

    start = (0.0 if free else math.log(whole[0]), math.log(whole[1]))
    solved = root(misses, start, tol=1e-12)
    is_near = max(map(abs, misses(solved.x))) <= CLOSE
    return numbers_of(solved.x) if is_near else None


def _exponential(number: Any) -> float:
    """Return a number above 0, however far out the search for it has come."""
    return math.exp(min(max(float(number), -MOST_OF_NUMBERS), MOST_OF_NUMBERS))


def _of_cut_normal(numbers: Pair, bounds: Pair) -> tuple[float, float, float]:
    low, high = ((bound - numbers[0]) / numbers[1] for bound in bounds)
    first, second, odds = (_part(power, low, high) for power in (1, 2, 0))
    if not odds > 0:
        return 0.0, math.nan, math.nan
    shift = first / odds
    variance = second / odds - shift * shift
    return odds, numbers[0] + numbers[1] * shift, numbers[1] * math.sqrt(max(variance, 0.0))


def _part(power: int, low: float, high: float) -> float:
    """Return what lies between two numbers of a standard normal's odds, its mean and its mean square."""
    if power == 0:
        return odds_between(low, high)
    first, last = ((end ** (power - 1)) * _density(end) if abs(end) < FURTHEST else 0.0 for end in (low, high))
    return first - last if power == 1 else odds_between(low, high) + first - last


def _density(number: float) -> float:
    return math.exp(-(number**2) / 2) / math.sqrt(2 * math.pi)


def _of_cut_lognormal(numbers: Pair, bounds: Pair) -> tuple[float, float, float]:
    middle, spread = numbers
    ends = [math.log(bound) if 0 < bound < math.inf else math.copysign(math.inf, bound - 1) for bound in bounds]
    low, high = ((end - middle) / spread for end in ends)
    odds, *parts = (_part(0, low - power * spread, high - power * spread) for power in range(3))
    if not odds > 0 or 2 * middle + 2 * spread * spread > math.log(1e300):
        return 0.0, math.nan, math.nan
    mean = math.exp(middle + spread * spread / 2) * parts[0] / odds
    square = math.exp(2 * middle + 2 * spread * spread) * parts[1] / odds
    return odds, mean, math.sqrt(max(square - mean * mean, 0.0))


def _of_cut_beta(numbers: Pair, bounds: Pair) -> tuple[float, float, float]:
    from scipy.special import betainc  # noqa: PLC0415 - as above

    a, b = numbers
    low, high = max(bounds[0], 0.0), min(bounds[1], 1.0)
    odds, *parts = (float(betainc(a + power, b, high) - betainc(a + power, b, low)) for power in range(3))
    if not odds > 0:
        return 0.0, math.nan, math.nan
    mean = a / (a + b) * parts[0] / odds
    square = a * (a + 1) / ((a + b) * (a + b + 1)) * parts[1] / odds
    return odds, mean, math.sqrt(max(square - mean * mean, 0.0))


_WHOLE: Mapping[str, Callable[[float, float], Pair | None]] = {
    "normal": _normal,
    "lognormal": _lognormal,
    "beta": _beta,
}
# What the library's own amounts come to, as they were solved: importing a solver takes as long as reading a scenario.
SOLVED: Mapping[Wanted, Pair] = {("normal", (0.0, 0.4), (-2.0, 2.0)): (0.0, 0.4000029740045246)}
_CUT: Mapping[str, Moments] = {"normal": _of_cut_normal, "lognormal": _of_cut_lognormal, "beta": _of_cut_beta}
