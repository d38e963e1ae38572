"""How much to commit before demand is known: the newsvendor's order, and the world's rule that bounds the odds.

Both take a quantile of what one expects. The newsvendor weighs what an unsold paper costs against what a missing one
would have earned, and may fall short often where that is cheap. The rule of the world's labs says how often they accept
to fall short, whatever it costs: `safe_commitment` is the world's own.

Demand is at least nothing: what a distribution says of numbers below it counts as a day on which nobody buys.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats
from scipy.integrate import quad

from sixteenth.engine.evaluate import evaluate
from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.worlds import central_world
from sixteenth.said import said

UNSEEN = 1e-15  # of demand below this quantile nothing is counted


@dataclass(frozen=True)
class Trade:
    """What a unit sells for, what it costs, and what is still had for it when nobody buys."""

    price: float
    cost: float
    salvage: float


@dataclass(frozen=True)
class Order:
    """The order that is worth most on average, and what it is worth."""

    quantity: float
    profit: float


def demand_of(distribution: str, numbers: Mapping[str, float]) -> Any:
    """Return a distribution of demand by SciPy's name and numbers: continuous, or of whole units.

    Raises:
        OutsideDomain: when there is none of that name, or none with those numbers.

    """
    family = getattr(stats, distribution, None)
    if not isinstance(family, stats.rv_continuous | stats.rv_discrete):
        message = said("no distribution '{distribution}'", distribution=distribution)
        raise OutsideDomain(message)
    demand: Any = family(**numbers)
    if not np.isfinite(demand.ppf(0.5)):
        message = said(
            "no distribution '{distribution}' with {numbers}", distribution=distribution, numbers=dict(numbers)
        )
        raise OutsideDomain(message)
    return demand


def critical_ratio(trade: Trade) -> float:
    """Return the odds with which demand should be met: what a missing unit forgoes over that and what one left costs.

    Raises:
        OutsideDomain: when the price is not above the cost, or the cost not above the salvage.

    """
    _check(trade)
    return (trade.price - trade.cost) / (trade.price - trade.salvage)


def best_order(demand: Any, trade: Trade) -> Order:
    """Return the order of highest average profit for a demand with `ppf`, `cdf` and `support` as SciPy has them.

    Raises:
        OutsideDomain: as in `critical_ratio`.

    """
    quantity = max(float(demand.ppf(critical_ratio(trade))), 0.0)
    return Order(quantity, mean_profit(demand, trade, quantity))


def mean_profit(demand: Any, trade: Trade, quantity: float) -> float:
    """Return what an order earns on average: the margin on all of it, less what is lost on units left over.

    Raises:
        OutsideDomain: as in `critical_ratio`, and when the quantity is below 0 or not finite.

    """
    _check(trade)
    if not 0 <= quantity < np.inf:
        message = said("an order of {quantity:g}: it must be at least 0 and finite", quantity=quantity)
        raise OutsideDomain(message)
    return (trade.price - trade.cost) * quantity - (trade.price - trade.salvage) * _left_over(demand, quantity)


def _left_over(demand: Any, quantity: float) -> float:
    """Return the units left over on average: the sum of the odds that each of them, from nothing on, finds no buyer."""
    low = max(float(demand.support()[0]), float(demand.ppf(UNSEEN)), 0.0)
    if quantity <= low:
        return 0.0
    if isinstance(demand.dist, stats.rv_discrete):
        whole = np.arange(low, np.floor(quantity))
        return float(demand.cdf(whole).sum() + demand.cdf(np.floor(quantity)) * (quantity - np.floor(quantity)))
    return float(quad(demand.cdf, low, quantity, limit=200, epsabs=1e-12, epsrel=1e-12)[0])


def safe_commitment(
    odds: npt.ArrayLike,
    *,
    margin: npt.ArrayLike,
    revenue: npt.ArrayLike = 1.0,
    log_growth: npt.ArrayLike = 0.0,
    doubt: npt.ArrayLike,
) -> Any:
    """Return the most that can be committed so that a margin on next year's revenue falls short with these odds only.

    Args:
        odds: of falling short that are accepted; the world knows them from 1 in 30,000 to all but that.
        margin: part of revenue that can cover the commitment.
        revenue: of this year.
        log_growth: expected over the year, in logarithms, the median.
        doubt: standard deviation of the logarithm of next year's revenue.

    Raises:
        OutsideDomain: when odds are not between 0 and 1, or a number lies outside the bounds that its card gives.

    """
    accepted = np.asarray(odds, float)
    impossible = accepted[~((accepted > 0) & (accepted < 1))]
    if impossible.size:
        message = said("odds of {impossible:g}: they must be between 0 and 1", impossible=impossible[0])
        raise OutsideDomain(message)
    inputs = {
        "prudence": stats.norm.ppf(accepted),
        "margin_for_commitment": margin,
        "revenue_year": revenue,
        "log_growth": log_growth,
        "revenue_doubt": doubt,
    }
    return evaluate(central_world(), "safe_commitment", inputs)


def _check(trade: Trade) -> None:
    if not np.inf > trade.price > trade.cost > trade.salvage > -np.inf:
        message = said(
            "a price of {price:g}, a cost of {cost:g} and a salvage of {salvage:g}: "
            "the price must be above the cost, and the cost above the salvage",
            price=trade.price,
            cost=trade.cost,
            salvage=trade.salvage,
        )
        raise OutsideDomain(message)


def reproduce(
    *,
    distribution: str | None = None,
    numbers: Mapping[str, float] | None = None,
    trade: Mapping[str, float] | None = None,
    **commitment: Any,
) -> dict[str, float]:
    """Return the order and its profit where a distribution is given, else the safe commitment."""
    if distribution is None:
        return {"commitment, of today's revenue": float(safe_commitment(**commitment))}
    order = best_order(demand_of(distribution, numbers or {}), Trade(**(trade or {})))
    return {"order": order.quantity, "profit": order.profit}
