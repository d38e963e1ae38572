"""Distributions with the deciles that someone wrote: one draw in ten below, one in ten above, of what bounds leave.

Where bounds cut off next to nothing, a normal and a lognormal have a closed form. Else two equations are solved: as
many draws below the first decile as above the last, and eight times as many between them. For each of these shapes the
solution is unique where there is one; the cut shapes end at an exponential, so that deciles too near to a bound, or
too far apart for it, have none.
"""

import math
from collections.abc import Callable, Mapping

import numpy as np

from sixteenth.engine.draws.shapes import Cut

Pair = tuple[float, float]
Masses = Callable[[float, float], tuple[float, float, float]]  # below, between and above the deciles, by the parameters

Z90 = 1.2815515655446004  # the standard normal's ninth decile
NOTHING = 1e-9  # of all draws: what bounds may cut off before the closed form no longer does
SQUARE_ROOT = math.sqrt(2)
LARGEST, SMALLEST = 1.7e308, 2.3e-308  # numbers with all their digits
FURTHEST = 35.0  # standard deviations from the mean to the nearer bound, beyond which doubles have no odds
FLATTEST = 1e-3  # standard deviations between the deciles: less is even in all its digits
LEAST_OF_BETA = math.log(1e-4)  # of the logarithms of its numbers: all but one draw in thousands lie at 0 or 1
MOST_STEPS, MOST_HALVINGS = 60, 20
EXACT = 1e-14  # where looking for more digits only costs time
LONGEST_STEP = 2.0
DIFFERENCE = 1e-7  # in a parameter, for a slope
CLOSE = 1e-9  # by which a decile may miss: of itself and, for a beta, of its distance from 1
CLOSE_TO_WIDTH = 1e-6  # by which it may miss: of the distance between both


def fit(shape: str, p10: float, p90: float, bounds: Pair) -> Pair | None:
    """Return the numbers of a normal, lognormal or beta that has these deciles once it is cut at bounds.

    None where there is no such distribution, or where doubles cannot hold it. Of a lognormal p10 is above 0; of a beta
    both lie between 0 and 1.
    """
    return _FITS[shape](p10, p90, bounds)


def _fit_normal(p10: float, p90: float, bounds: Pair) -> Pair | None:
    """Return mean and standard deviation; deciles and bounds may be logarithms."""
    mean, deviation = p10 / 2 + p90 / 2, (p90 - p10) / (2 * Z90)
    if not 0 < deviation < math.inf:
        return None
    if 1 - odds_between(*((bound - mean) / deviation for bound in bounds)) <= NOTHING:
        return mean, deviation
    below, above = ((bound - mean) / (p90 - p10) for bound in bounds)  # the deciles lie at -1/2 and 1/2

    def masses(centre: float, log_scale: float) -> tuple[float, float, float]:
        ends = [centre + math.exp(log_scale) * place for place in (below, -1 / 2, 1 / 2, above)]
        return odds_between(*ends[:2]), odds_between(*ends[1:3]), odds_between(*ends[2:])

    def is_held(centre: float, log_scale: float) -> bool:
        scale = math.exp(log_scale)
        return scale >= FLATTEST and centre + scale * below <= FURTHEST and centre + scale * above >= -FURTHEST

    found = _solve(masses, (0.0, math.log(2 * Z90)), is_held)
    if found is None:
        return None
    deviation = (p90 - p10) / math.exp(found[1])
    return mean - found[0] * deviation, deviation


def _fit_lognormal(p10: float, p90: float, bounds: Pair) -> Pair | None:
    """Return the mean and the standard deviation of the logarithm."""
    product, ratio = p10 * p90, p90 / p10
    low, high = (math.log(bound) if bound > 0 else -math.inf for bound in bounds)
    mean = math.log(product) / 2 if SMALLEST < product < LARGEST else math.log(p10) / 2 + math.log(p90) / 2
    spread = math.log(ratio) if ratio < LARGEST else math.log(p90) - math.log(p10)
    if not spread > 0:
        return None
    deviation = spread / (2 * Z90)
    if 1 - odds_between((low - mean) / deviation, (high - mean) / deviation) <= NOTHING:
        return mean, deviation
    return _fit_normal(math.log(p10), math.log(p90), (low, high))


def _fit_beta(p10: float, p90: float, bounds: Pair) -> Pair | None:
    from scipy.special import betainc, betaincc  # noqa: PLC0415 - half a second that a certain scenario need not pay

    low, high = max(bounds[0], 0.0), min(bounds[1], 1.0)

    def between(a: float, b: float, start: float, end: float) -> float:
        below = betainc(a, b, start)
        found = betainc(a, b, end) - below if below < 1 / 2 else betaincc(a, b, start) - betaincc(a, b, end)
        return float(found)

    def masses(log_a: float, log_b: float) -> tuple[float, float, float]:
        a, b = math.exp(log_a), math.exp(log_b)
        return between(a, b, low, p10), between(a, b, p10, p90), between(a, b, p90, high)

    found = _solve(masses, _start_of_beta(p10, p90), lambda *logs: min(logs) >= LEAST_OF_BETA)
    if found is None:
        return None
    numbers = math.exp(found[0]), math.exp(found[1])
    drawn = Cut("beta", np.array([numbers]), np.array([[low, high]])).quantiles(np.array([[0.1, 0.9]]))[0]
    misses = [(abs(one - decile), decile) for one, decile in zip(drawn, (p10, p90), strict=True)]
    is_close = all(miss <= min(CLOSE * min(each, 1 - each), CLOSE_TO_WIDTH * (p90 - p10)) for miss, each in misses)
    return numbers if is_close else None


def _start_of_beta(p10: float, p90: float) -> Pair:
    """Return about the logarithms of a and b: by the logit's mean and spread, or by its tails where these rule."""
    first, last = (math.log(each) - math.log1p(-each) for each in (p10, p90))
    middle, width = (first + last) / 2, last - first
    if not width > 0:
        return math.inf, math.inf
    tail, square = math.log(2 * math.log(3) / width), 2 * math.log(width / (2 * Z90))
    a, b = (math.log1p(math.exp(-abs(middle))) + max(side, 0.0) - square for side in (middle, -middle))
    return (a, b) if min(a, b) > tail else (max(tail, first), max(tail, -last))


def odds_between(low: float, high: float) -> float:
    """Return the standard normal's odds between two numbers, by its lower tail, where digits are kept."""
    if low + high > 0:
        low, high = -high, -low
    return (math.erfc(-high / SQUARE_ROOT) - math.erfc(-low / SQUARE_ROOT)) / 2


def _solve(masses: Masses, start: Pair, is_held: Callable[[float, float], bool]) -> Pair | None:
    """Find the parameters at which the three masses are as one to eight to one, by Newton's steps, halved as needed."""
    at, misses = start, _misses(masses, start)
    if misses is None:
        return None
    for _ in range(MOST_STEPS):
        if math.hypot(*misses) <= EXACT:
            break
        step = _newton(masses, at, misses)
        if step is None or not is_held(*at):
            return None
        size = min(1.0, LONGEST_STEP / max(abs(step[0]), abs(step[1]), 1e-300))
        for _ in range(MOST_HALVINGS):
            further = at[0] + size * step[0], at[1] + size * step[1]
            left = _misses(masses, further)
            if left is not None and math.hypot(*left) < math.hypot(*misses):
                break
            size /= 2
        else:
            break  # nothing is nearer: this is as near as doubles come
        at, misses = further, left
    return at if math.hypot(*misses) <= CLOSE else None


def _misses(masses: Masses, at: Pair) -> Pair | None:
    """Return by how much the logarithms of the masses miss; None where one has no logarithm."""
    below, between, above = masses(*at) if max(map(abs, at)) < math.log(LARGEST) else (0.0, 0.0, 0.0)
    if not min(below, between, above) > 0:
        return None
    return math.log(below / above), math.log(between / below / 8)


def _newton(masses: Masses, at: Pair, misses: Pair) -> Pair | None:
    one, other = _misses(masses, (at[0] + DIFFERENCE, at[1])), _misses(masses, (at[0], at[1] + DIFFERENCE))
    if one is None or other is None:
        return None
    a, c = ((each - own) / DIFFERENCE for each, own in zip(one, misses, strict=True))
    b, d = ((each - own) / DIFFERENCE for each, own in zip(other, misses, strict=True))
    determinant = a * d - b * c
    if determinant == 0:
        return None
    return (b * misses[1] - d * misses[0]) / determinant, (c * misses[0] - a * misses[1]) / determinant


_FITS: Mapping[str, Callable[[float, float, Pair], Pair | None]] = {
    "normal": _fit_normal,
    "lognormal": _fit_lognormal,
    "beta": _fit_beta,
}
