"""Three values of a lab side by side: wound down, going on, and what its market says; today and as each year ends.

All three are of the whole firm, cash in and debt off, in money of the day they are told for. Pay in shares is a cost of
its owners. A future in which the lab was ruined, or that ended in a catastrophe, counts as nothing from then on.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.worth.continuation import CATASTROPHE_ODDS, concern
from sixteenth.decide.worth.continuation import NEEDED as AHEAD
from sixteenth.decide.worth.headline import month_of_catastrophe
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import OverFutures, of_lab, over_futures, refuse_missing
from sixteenth.said import said

OWN = (
    *("cash_flow_for_owners", "interest", "run_off_profit", "wind_down_liabilities", "valuation"),
    *("cash", "debt", "is_alive", "discount_factor"),
)
KEPT = OutputSet(
    monthly=tuple(dict.fromkeys((*OWN, *AHEAD, CATASTROPHE_ODDS))), closing=("is_alive", "discount_factor")
)


@dataclass(frozen=True)
class ThreeValues:
    """What a lab is worth on a day, USD of that day."""

    month: str  # the values are of its opening
    wind_down: OverFutures  # cash and the run-off of what is for sale, less what is owed: below nothing where it is
    going_concern: OverFutures
    market: OverFutures
    years_after_run: float | None  # part of the mean going concern that comes after the run; None where it is no gain


@dataclass(frozen=True)
class LabValues:
    """The values of a lab over time."""

    lab: str
    days: tuple[ThreeValues, ...]  # today, and as each January opens


@dataclass(frozen=True)
class ValuesOfFutures:
    """Three values of a lab as each month opens, and what the second is made of: [months, draws], USD of the day."""

    wind_down: Any
    going_concern: Any
    market: Any
    net_cash: Any  # cash less debt, where the lab stands
    in_the_run: Any  # what is still to come before the run ends, discounted
    after_run: Any  # and after it


def three_values(job: Job, result: Result, lab: str) -> LabValues:
    """Tell the three values of a lab over the futures of a run that kept `KEPT`.

    Raises:
        Refused: when the world lacks what they are made of.

    """
    refuse_missing(job.program.world, (*OWN, *AHEAD), said("the three values of a lab"))
    found = values_of_futures(result, result.labels["lab"].index(lab))
    days = []
    for month in _days(result):
        told = over_futures(result, found.going_concern[month])
        days.append(
            ThreeValues(
                month=str(result.months[month]),
                wind_down=over_futures(result, found.wind_down[month]),
                going_concern=told,
                market=over_futures(result, found.market[month]),
                years_after_run=_mean(result, found.after_run[month]) / told.mean if told.mean > 0 else None,
            )
        )
    return LabValues(lab, tuple(days))


def values_of_futures(result: Result, at: int) -> ValuesOfFutures:
    """Return the three values of a lab in every month and future of a run that kept `KEPT`."""
    stands, spared = _stands(result, at)
    own = {name: of_lab(result, name, at) for name in OWN}
    net = (own["cash"] - own["debt"]) * stands[:-1]
    after = np.where(stands[-1], concern(result, at), 0)
    flows = (own["cash_flow_for_owners"] + own["interest"] * own["is_alive"]) * spared[1:]
    factor = np.concatenate([own["discount_factor"], np.asarray(result.closing["discount_factor"], np.float64)[None]])
    ahead, later = worth_ahead(flows, factor, after)[:-1], after * factor[-1] / factor[:-1]
    return ValuesOfFutures(
        wind_down=net + (own["run_off_profit"] - own["wind_down_liabilities"]) * stands[:-1],
        going_concern=ahead + net,
        market=own["valuation"] * stands[:-1],
        net_cash=net,
        in_the_run=ahead - later,
        after_run=later,
    )


def _stands(result: Result, at: int) -> tuple[Any, Any]:
    """Say for each month as it opens, and for the end, whether the lab stands, and the world: [months + 1, draws]."""
    alive = np.concatenate([result.monthly["is_alive"][:, at], result.closing["is_alive"][at][None]]) > 0
    spared = np.arange(result.recipe["months"] + 1)[:, None] <= month_of_catastrophe(result)
    return alive & spared, spared


def worth_ahead(flows: Any, discount_factor: Any, at_the_end: Any) -> Any:
    """Return what flows still to come are worth as each month opens, and as the run ends: [months + 1, draws].

    `flows` are [months, draws], USD a month; `discount_factor` is [months + 1, draws], of the months as they open and
    of the end; `at_the_end` [draws] is what the years after are worth at the end, USD.
    """
    discounted = np.concatenate([flows, np.asarray(at_the_end)[None]]) * discount_factor
    return np.cumsum(discounted[::-1], axis=0)[::-1] / discount_factor


def _days(result: Result) -> list[int]:
    """Return today and each January of a run, by month."""
    is_january = result.months.astype("datetime64[Y]") == result.months
    return [0, *(int(month) for month in np.flatnonzero(is_january) if month)]


def _mean(result: Result, values: Any) -> float:
    kept = result.only_finite(values)
    return float(kept.mean()) if kept.size else float("nan")
