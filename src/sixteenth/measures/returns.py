"""What money earns: present value and internal rate of return of monthly cash flows, of one project or of many.

Flows are worth nothing at a rate where the polynomial of their amounts in the monthly discount is nought. All its
positive roots are found as in Laguerre's proof of Descartes' rule of signs. Divide the polynomial by a power of the
discount that lies between two neighbouring flows of different sign: its derivative has one change of sign less, and
between two of the derivative's roots there is at most one of the polynomial. So the roots of flows that change sign
n times come from those of flows that change it n - 1 times, down to flows that never do, which have none.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

MONTHS_OF_A_YEAR = 12
ROUNDING = 8 * np.finfo(np.float64).eps  # of all the money that moved, discounted: worth so little is nothing
MOST_STEPS = 200
CLOSE = 1e-13  # of a month's discount: the step after one so small would be rounding
TINY = np.finfo(np.float64).tiny
AT_ONCE = 2_000_000  # amounts that are worked on together


def present_value(cash_flows: npt.ArrayLike, yearly_rate: float) -> float:
    """Return the value today of monthly cash flows [months], the first of them a month's end away from nothing.

    The first flow is not discounted; the rate is a year's, compounded monthly.
    """
    return float(present_values(cash_flows, yearly_rate))


def present_values(cash_flows: npt.ArrayLike, yearly_rate: float) -> Any:
    """Return the value, in money of the first month, of each column of monthly cash flows [months, ...]."""
    flows = np.asarray(cash_flows, np.float64)
    return np.tensordot((1 + yearly_rate) ** (-np.arange(len(flows)) / MONTHS_OF_A_YEAR), flows, 1)


def internal_rate_of_return(cash_flows: npt.ArrayLike) -> float | None:
    """Return the yearly rate at which monthly cash flows are worth nothing; None where no rate does that.

    Flows that change sign more than once can have several rates: the one nearest zero is returned, and
    `internal_rates` names all. A loss so near to all of it that no number lies between is -1.
    """
    return min(internal_rates(cash_flows), key=abs, default=None)


def internal_rates(cash_flows: npt.ArrayLike) -> tuple[float, ...]:
    """Return every yearly rate above -1 at which monthly cash flows [months] are worth nothing, the lowest first.

    Rates that differ by less than rounding of the flows can tell are one.
    """
    rates = _all_rates(np.asarray(cash_flows, np.float64)[:, None])[:, 0]
    return tuple(float(rate) for rate in np.sort(rates[~np.isnan(rates)]))


def internal_rates_of_return(cash_flows: npt.ArrayLike) -> Any:
    """Return for each column of monthly cash flows [months, projects] its internal rate; not a number where none is.

    Where a column has several, that nearest zero.
    """
    rates = _all_rates(np.asarray(cash_flows, np.float64))
    if not len(rates):
        return np.full(rates.shape[1], np.nan)
    nearest = np.where(np.isnan(rates), np.inf, np.abs(rates)).argmin(axis=0)
    return np.take_along_axis(rates, nearest[None], axis=0)[0]


def from_first_flow(cash_flows: Any) -> Any:
    """Move each column [months, projects] up to its first flow: waiting before it changes no rate of return."""
    months = np.arange(len(cash_flows))[:, None]
    begun = (cash_flows != 0).argmax(axis=0) if len(cash_flows) else 0
    taken = months + begun
    moved = np.take_along_axis(cash_flows, np.minimum(taken, len(cash_flows) - 1), axis=0)
    return np.where(taken < len(cash_flows), moved, 0.0)


def _all_rates(flows: Any) -> Any:
    """Return all rates of each column of flows [months, projects]: [rates, projects], not a number where no more is."""
    size = max(AT_ONCE // max(len(flows), 1), 1)
    parts = [_roots(flows[:, first : first + size]) for first in range(0, flows.shape[1], size)]
    most = max((len(part) for part in parts), default=0)
    filled = [np.pad(part, ((0, most - len(part)), (0, 0)), constant_values=np.nan) for part in parts]
    with np.errstate(over="ignore"):  # more than the greatest number is infinite
        return np.expm1(-MONTHS_OF_A_YEAR * np.concatenate(filled, axis=1)) + 0.0 if filled else np.empty((0, 0))


def _roots(flows: Any) -> Any:
    """Return the logarithms of all monthly discounts at which each column of flows is worth nothing, [roots, projects].

    What is not a number stands where a column has no more of them.
    """
    before, after = _middle_change(flows)
    if not (after > 0).any():
        return np.empty((0, flows.shape[1]))
    turned = flows * (np.arange(len(flows))[:, None] - (before + after) / 2)
    turns = _roots(turned / np.maximum(np.abs(turned).max(axis=0), TINY))
    forward, backward = from_first_flow(flows), from_first_flow(flows[::-1])
    edges = _edges(turns, forward, backward)
    signs = np.array([_sign(forward, backward, edge) for edge in edges])
    at_edge = (signs == 0) & (np.concatenate([signs[:1], signs[:-1]]) != 0) & (after > 0)
    part, project = np.nonzero(signs[:-1] * signs[1:] < 0)
    between = np.full(signs[:-1].shape, np.nan)
    ends = edges[part, project], edges[part + 1, project]
    between[part, project] = _root(_sided(forward, backward, sum(ends), project), *ends, signs[part, project])
    found = np.sort(np.concatenate([between, np.where(at_edge, edges, np.nan)]), axis=0)
    return found[: int((~np.isnan(found)).sum(axis=0).max(initial=0))]


def _middle_change(flows: Any) -> tuple[Any, Any]:
    """Return the months between which each column changes sign, of several changes the middle one; else -1 and -1."""
    if not len(flows):
        return np.full(flows.shape[1], -1), np.full(flows.shape[1], -1)
    months = np.where(flows != 0, np.arange(len(flows))[:, None], -1)
    last = np.concatenate([np.full((1, flows.shape[1]), -1), np.maximum.accumulate(months, axis=0)[:-1]])
    own, earlier = np.sign(flows), np.sign(np.take_along_axis(flows, np.maximum(last, 0), axis=0))
    changes = (own * earlier < 0) & (last >= 0)
    count = np.cumsum(changes, axis=0)
    after = (changes & (count == (count[-1] + 1) // 2)).argmax(axis=0)
    before = np.take_along_axis(last, after[None], axis=0)[0]
    return np.where(count[-1] > 0, before, -1), np.where(count[-1] > 0, after, -1)


def _edges(turns: Any, forward: Any, backward: Any) -> Any:
    """Return logarithms of discounts, ascending, between two of which each column has one root at most.

    They are where worth turns, a discount of one, and two beyond which there is none (twice what Cauchy's bound asks).
    """
    with np.errstate(over="ignore"):  # beside next to nothing, a discount may have to be all or none
        first, last = (
            sign * np.log1p(2 * np.abs(flows).max(axis=0) / np.maximum(np.abs(flows[0]), TINY))
            for sign, flows in ((-1, forward), (1, backward))
        )
    inner = np.concatenate([turns, np.zeros((1, forward.shape[1]))])
    inner = np.sort(np.where(np.isnan(inner), last, np.clip(inner, first, last)), axis=0)
    return np.concatenate([first[None], inner, last[None]])


def _sided(forward: Any, backward: Any, logarithm: Any, project: Any) -> Any:
    """Return flows by the month from the side on which a discount is at most one, so that no power of it overflows."""
    return np.where(logarithm > 0, backward[:, project], forward[:, project])


def _sign(forward: Any, backward: Any, logarithm: Any) -> Any:
    """Return the sign of each column's worth at a discount; 0 where rounding leaves none."""
    flows = _sided(forward, backward, logarithm, slice(None))
    discount = np.exp(-np.abs(logarithm))
    value, _ = _worth(flows, discount)
    size, _ = _worth(np.abs(flows), discount)
    return np.where(np.abs(value) <= ROUNDING * len(flows) * size, 0.0, np.sign(value))


def _root(flows: Any, low: Any, high: Any, sign: Any) -> Any:
    """Return the logarithm of the discount in (low, high) at which each column is worth nothing.

    `sign` is that of worth at `low`; no pair has numbers on both sides of zero. Newton's method, halving the pair
    where a step would leave it or is not half of the last.
    """
    turned = low + high > 0  # discounts of the reversed flows fall as those of the flows rise
    near, far = (np.exp(-np.abs(each)) for each in (low, high))
    lowest, highest = np.minimum(near, far), np.maximum(near, far)
    sign_lowest = np.where(turned, -sign, sign)
    at, last_step = highest, highest - lowest
    for _ in range(MOST_STEPS):
        value, slope = _worth(flows, at)
        is_low = np.sign(value) == sign_lowest
        lowest, highest = np.where(is_low, at, lowest), np.where(is_low, highest, at)
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            step = value / slope
        is_sound = (at - step > lowest) & (at - step < highest) & (2 * np.abs(step) <= last_step)
        moved = np.where(is_sound, at - step, (lowest + highest) / 2)
        moved = np.where((value == 0) | (last_step <= CLOSE * at), at, moved)
        last_step, at = np.abs(moved - at), moved
        if (last_step <= CLOSE * at).all():
            break
    return np.where(turned, -1, 1) * np.log(at)


def _worth(flows: Any, discount: Any) -> tuple[Any, Any]:
    """Return the worth of each column at a monthly discount, and its slope, by Horner's rule."""
    value, slope = np.zeros(flows.shape[1]), np.zeros(flows.shape[1])
    for flow in flows[::-1]:
        slope = slope * discount + value
        value = value * discount + flow
    return value, slope
