"""What money earns: present value and internal rate of return of monthly cash flows, of one project or of many."""

from typing import Any

import numpy as np
import numpy.typing as npt

HIGHEST = 1e6  # a yearly return of a hundred million per cent is as good as any
LOWEST = -0.999
RATES = np.array([LOWEST, -0.9, -0.5, -0.2, -0.1, 0.0, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 100.0, 1e4, HIGHEST])
NOTHING = 1e-12  # of all the money that moved
MOST_STEPS = 100
CLOSE = 1e-14  # of a month's discount


def present_value(cash_flows: npt.ArrayLike, yearly_rate: float) -> float:
    """Return the value today of monthly cash flows [months], the first of them a month's end away from nothing.

    The first flow is not discounted; the rate is a year's, compounded monthly.
    """
    return float(present_values(cash_flows, yearly_rate))


def present_values(cash_flows: npt.ArrayLike, yearly_rate: float) -> Any:
    """Return the value, in money of the first month, of each column of monthly cash flows [months, ...]."""
    flows = np.asarray(cash_flows, np.float64)
    return np.tensordot((1 + yearly_rate) ** (-np.arange(len(flows)) / 12), flows, 1)


def internal_rate_of_return(cash_flows: npt.ArrayLike) -> float | None:
    """Return the yearly rate at which monthly cash flows are worth nothing; None where no rate does that.

    Flows that change sign more than once can have several rates: the one nearest zero is returned.
    """
    rate = float(internal_rates_of_return(np.asarray(cash_flows, np.float64)[:, None])[0])
    return None if np.isnan(rate) else rate


def internal_rates_of_return(cash_flows: npt.ArrayLike) -> Any:
    """Return for each column of monthly cash flows [months, projects] its internal rate; not a number where none is.

    A rate lies between two of `RATES` at which worth has different signs; the pair nearest zero is taken, and the root
    within it found to the last digits by Newton's method, halving where that would leave the pair.
    """
    flows = from_first_flow(np.asarray(cash_flows, np.float64))
    discounts = (1 + RATES) ** (-1 / 12)
    values = np.array([_worth(flows, discount)[0] for discount in discounts])
    scale = np.abs(flows).sum(axis=0)
    values[np.abs(values) < NOTHING * scale] = 0.0
    found = np.full(flows.shape[1], np.nan)
    if not len(flows):
        return found
    changes = values[:-1] * values[1:] < 0
    distance = np.where(changes, np.abs(RATES[:-1] + RATES[1:])[:, None], np.inf)
    nearest = distance.argmin(axis=0)
    has_root = changes.any(axis=0)
    if has_root.any():
        at = nearest[has_root]
        monthly = _root(flows[:, has_root], discounts[at + 1], discounts[at])
        found[has_root] = monthly**-12 - 1
    is_exact = (values == 0) & (scale > 0)
    exact = np.where(is_exact, np.abs(RATES)[:, None], np.inf).argmin(axis=0)
    return np.where(is_exact.any(axis=0), RATES[exact], found)


def from_first_flow(cash_flows: Any) -> Any:
    """Move each column [months, projects] up to its first flow: waiting before it changes no rate of return."""
    months = np.arange(len(cash_flows))[:, None]
    begun = (cash_flows != 0).argmax(axis=0) if len(cash_flows) else 0
    taken = months + begun
    moved = np.take_along_axis(cash_flows, np.minimum(taken, len(cash_flows) - 1), axis=0)
    return np.where(taken < len(cash_flows), moved, 0.0)


def _root(flows: Any, low: Any, high: Any) -> Any:
    """Return the monthly discount in (low, high) at which each column of flows is worth nothing."""
    sign = np.sign(_worth(flows, low)[0])
    at = (low + high) / 2
    for _ in range(MOST_STEPS):
        value, slope = _worth(flows, at)
        is_low = np.sign(value) == sign
        low, high = np.where(is_low, at, low), np.where(is_low, high, at)
        with np.errstate(divide="ignore", invalid="ignore"):
            step = at - value / slope
        moved = np.where((step > low) & (step < high), step, (low + high) / 2)
        moved = np.where(value == 0, at, moved)
        is_close = (np.abs(moved - at) <= CLOSE * at).all()
        at = moved
        if is_close:
            break
    return at


def _worth(flows: Any, discount: Any) -> tuple[Any, Any]:
    """Return the worth of each column at a monthly discount, and its slope, by Horner's rule."""
    value, slope = np.zeros(flows.shape[1]), np.zeros(flows.shape[1])
    for flow in flows[::-1]:
        slope = slope * discount + value
        value = value * discount + flow
    return value, slope
