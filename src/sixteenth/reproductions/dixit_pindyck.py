"""Waiting to invest: how far above its cost the worth of a project must be before one pays for it once and for all.

The worth V of the finished project moves as a geometric Brownian motion of volatility s; who holds it is paid out a
share d of it a year, and interest is r. The right to pay I for V, at any time and for ever, is worth more than V - I as
long as V is below V*: that is the value of waiting (Dixit and Pindyck 1994, Investment under uncertainty, chapter 5).
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.errors import OutsideDomain
from sixteenth.said import said


@dataclass(frozen=True)
class Waiting:
    """What one waits in: rates a year, the volatility for the root of a year."""

    rate: float
    payout: float
    volatility: float


def power(waiting: Waiting) -> float:
    """Return b: while one waits, the right is worth a constant times this power of V.

    Raises:
        OutsideDomain: when payout or volatility is not above 0, or the rate is below 0.

    """
    _check(waiting)
    variance = waiting.volatility**2
    lean = (waiting.rate - waiting.payout) / variance - 0.5
    root = float(np.sqrt(lean**2 + 2 * waiting.rate / variance))
    # Where drift far outweighs doubt the two terms cancel; their conjugate does not.
    return root - lean if lean < 0 else 2 * waiting.rate / variance / (root + lean)


def threshold_ratio(waiting: Waiting) -> float:
    """Return V*/I, how many times its cost a project must be worth.

    Raises:
        OutsideDomain: as in `power`.

    """
    exponent = power(waiting)
    return exponent / (exponent - 1)


def worth_of_waiting(waiting: Waiting, worth: float, cost: float) -> float:
    """Return what the right to the project is worth, to one who uses it when V reaches V*.

    Raises:
        OutsideDomain: as in `power`, when the worth of the project is below 0 or its cost is not above 0.

    """
    if not 0 <= worth < np.inf:
        message = said("a project worth {worth:g}: it must be at least 0 and finite", worth=worth)
        raise OutsideDomain(message)
    if not 0 < cost < np.inf:
        message = said("a cost of {cost:g}: it must be above 0 and finite", cost=cost)
        raise OutsideDomain(message)
    threshold = threshold_ratio(waiting) * cost
    return worth - cost if worth >= threshold else (threshold - cost) * (worth / threshold) ** power(waiting)


def _check(waiting: Waiting) -> None:
    for name in ("payout", "volatility"):
        number = getattr(waiting, name)
        if not 0 < number < np.inf:
            message = said("{name} is {number:g}: it must be above 0 and finite", name=name, number=number)
            raise OutsideDomain(message)
    if not 0 <= waiting.rate < np.inf:
        message = said("rate is {rate:g}: it must be at least 0 and finite", rate=waiting.rate)
        raise OutsideDomain(message)


def reproduce(worth: float | None = None, cost: float = 1.0, **given: Any) -> dict[str, float]:
    """Return V*/I and the power, and what the right is worth where the worth of the project is given."""
    waiting = Waiting(**given)
    found = {"V*/I": threshold_ratio(waiting), "power of V": power(waiting)}
    return found if worth is None else {**found, "worth of the right": worth_of_waiting(waiting, worth, cost)}
