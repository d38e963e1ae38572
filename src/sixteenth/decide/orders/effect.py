"""What an order does to the lab that signs it: ruin, worth, sales lost for want of compute, compute paid and not used.

Every order runs on the same futures as none, so that what it changes is told future by future. The two sides of the
newsvendor are what one dollar more of the order adds to compute that is paid and not used, and what it saves of sales
lost and of what the spot market asks on top.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.worth.going_on import outputs_of_going_on, worth_as_concern
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.arrivals import error_of_100
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.measures.over_futures import kept_of, of_lab

RUINED = "ends_ruined"
OF_COMPUTE = OutputSet(("share_served", "idle_compute", "spot_premium", "company_revenue", "discount_factor"))
NEEDED = (*OF_COMPUTE.monthly, "contract_size")
LEAST_SERVED = 1e-3  # a share of those who want a lab's models: with less, it sells nothing whose loss could be told


@dataclass(frozen=True)
class Futures:
    """What is read off a run for the lab that orders, one number a future; money is USD of the start."""

    ruined: Any  # 100 where it is ruined by the date that is asked for
    worth: Any  # to its owners, as a going concern
    lost_sales: Any  # to those for whom there was no compute
    idle: Any  # compute that was paid and not used, less what was resold
    spot: Any  # what the spot market asked on top
    finite: Any


@dataclass(frozen=True)
class Effect:
    """What an order of a size does, against none; money is USD of the start, means over futures."""

    size: float  # USD over its life
    futures: int
    ruined: Estimate  # of 100, by the date
    more_ruined: Estimate  # of 100
    worth: Estimate  # change of worth to owners
    going_on: Estimate  # worth to owners, less that if the lab stops now and signs nothing
    lost_sales: Estimate  # change
    idle: Estimate  # change
    spot: Estimate  # change


@dataclass(frozen=True)
class Margin:
    """What one dollar more of an order adds and saves, in dollars."""

    idle: Estimate
    lost_sales: Estimate
    spot: Estimate
    worth: Estimate


def kept_in(world: World) -> OutputSet:
    """Return the outputs of a world that an order's effect is read from."""
    return kept_of(world, outputs_of_going_on(world), OF_COMPUTE)


def read_futures(result: Result, lab: str, by: int) -> Futures:
    """Read a run that kept `kept_in` its world; a lab counts as ruined if it is so before the `by`-th month."""
    at = result.labels["lab"].index(lab)
    served, idle, spot, revenue, discount = (of_lab(result, name, at) for name in OF_COMPUTE.monthly)
    wanted = revenue / np.maximum(served, LEAST_SERVED)
    lost = np.where(served > LEAST_SERVED, wanted - revenue, 0)
    return Futures(
        ruined=100.0 * (result.ended[RUINED][at] < by),
        worth=worth_as_concern(result, at).total,
        lost_sales=(lost * discount).sum(axis=0),
        idle=(idle * discount).sum(axis=0),
        spot=(spot * discount).sum(axis=0),
        finite=result.finite,
    )


def effect_of(size: float, none: Futures, signed: Futures, stopped: Any) -> Effect:
    """Compare a lab with an order with itself without one, and with itself stopped now [draws]."""
    kept = none.finite & signed.finite & np.isfinite(stopped)
    count = int(kept.sum())
    ruined = float(signed.ruined[kept].mean()) if count else float("nan")

    def change(name: str) -> Estimate:
        return mean_of((getattr(signed, name) - getattr(none, name))[kept])

    return Effect(
        size=size,
        futures=count,
        ruined=Estimate(ruined, error_of_100(ruined, count)),
        more_ruined=change("ruined"),
        worth=change("worth"),
        going_on=mean_of((signed.worth - stopped)[kept]),
        lost_sales=change("lost_sales"),
        idle=change("idle"),
        spot=change("spot"),
    )


def margin_between(less: Futures, more: Futures, dollars: float) -> Margin:
    """Return what each dollar by which one order is larger than another adds, future by future."""
    kept = less.finite & more.finite

    def each(name: str) -> Estimate:
        return mean_of(((getattr(more, name) - getattr(less, name)) / dollars)[kept])

    return Margin(*(each(name) for name in ("idle", "lost_sales", "spot", "worth")))
