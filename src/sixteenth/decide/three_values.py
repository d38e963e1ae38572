"""Three values of a lab side by side: wound down, going on, and what its market says; today and as each year ends.

All three are of the whole firm, cash in and debt off, in money of the day they are told for. Pay in shares is a cost of
its owners. A future in which the lab was ruined, or that ended in a catastrophe, counts as nothing from then on.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.going_concern import (
    A_YEAR,
    GROWTH_THAT_LASTS,
    Beyond,
    LastYear,
    further_years,
    worth_ahead,
    yearly_hazard,
)
from sixteenth.decide.headline import CATASTROPHE
from sixteenth.decide.over_futures import OverFutures, drawn, over_futures, refuse_missing
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job

KEPT = OutputSet(
    monthly=(
        "company_revenue",
        "company_development",
        "cash_flow_for_owners",
        "interest",
        "tax",
        "run_off_profit",
        "wind_down_liabilities",
        "valuation",
        "cash",
        "debt",
        "is_alive",
        "discount_factor",
    ),
    closing=("is_alive", "discount_factor"),
)
INPUTS = ("mature_research_ratio", "tax_rate", "discount_rate")
RUIN = "ends_ruined"
HAZARDS_OF = 60  # the last months of a run that tell how often labs and worlds end


@dataclass(frozen=True)
class ThreeValues:
    """What a lab is worth on a day, USD of that day."""

    month: str  # the values are of its opening
    wind_down: OverFutures  # cash and the run-off of what is for sale, less what is owed: below nothing where it is
    going_concern: OverFutures
    market: OverFutures
    years_after_run: float | None  # part of the mean going concern that comes after the run; None where it is no gain
    for_ever: float  # what growth that lasts would add to the mean after those years, USD; not counted


@dataclass(frozen=True)
class LabValues:
    """The values of a lab over time, and how often it and the world end in a year after the run."""

    lab: str
    days: tuple[ThreeValues, ...]  # today, and as each January opens
    yearly_hazard: float


def three_values(job: Job, result: Result, lab: str) -> LabValues:
    """Tell the three values of a lab over the futures of a run that kept `KEPT`.

    Raises:
        Refused: when the world lacks what they are made of.

    """
    refuse_missing(job.program.world, (*KEPT.monthly, *INPUTS), "the three values of a lab")
    at = result.labels["lab"].index(lab)
    stands, spared = _stands(result, at)
    own = {name: _monthly(result, name, at) for name in KEPT.monthly}
    net = own["cash"] - own["debt"]
    wind_down = (net + own["run_off_profit"] - own["wind_down_liabilities"]) * stands[:-1]
    market = own["valuation"] * stands[:-1]
    hazard = _hazard(result, at)
    after, for_ever = (np.where(stands[-1], each, 0) for each in _after_run(job, lab, own, hazard))
    flows = (own["cash_flow_for_owners"] + own["interest"] * own["is_alive"]) * spared[1:]
    factor = np.concatenate([own["discount_factor"], np.asarray(result.closing["discount_factor"], np.float64)[None]])
    going = worth_ahead(flows, factor, after)[:-1] + net * stands[:-1]
    days = []
    for month in _days(result):
        later = factor[-1] / factor[month]
        told = over_futures(result, going[month])
        days.append(
            ThreeValues(
                month=str(result.months[month]),
                wind_down=over_futures(result, wind_down[month]),
                going_concern=told,
                market=over_futures(result, market[month]),
                years_after_run=_mean(result, after * later) / told.mean if told.mean > 0 else None,
                for_ever=_mean(result, for_ever * later),
            )
        )
    return LabValues(lab, tuple(days), hazard)


def _monthly(result: Result, name: str, at: int) -> Any:
    """Return an output of a lab, or one that all share, [months, draws]."""
    values = result.monthly[name]
    return np.asarray(values if values.ndim == 2 else values[:, at], np.float64)  # noqa: PLR2004 - months and draws


def _stands(result: Result, at: int) -> tuple[Any, Any]:
    """Say for each month as it opens, and for the end, whether the lab stands, and the world: [months + 1, draws]."""
    alive = np.concatenate([result.monthly["is_alive"][:, at], result.closing["is_alive"][at][None]]) > 0
    months = result.recipe["months"]
    ended = result.ended.get(CATASTROPHE, np.full(result.draws, months))
    spared = np.arange(months + 1)[:, None] <= ended
    return alive & spared, spared


def _hazard(result: Result, at: int) -> float:
    """Return how often in a year the lab is ruined or the world ends, from the last months of all futures."""
    months = result.recipe["months"]
    ruined = result.ended.get(RUIN)
    endings = [None if ruined is None else ruined[at], result.ended.get(CATASTROPHE)]
    return sum(yearly_hazard(each[result.finite], months, HAZARDS_OF) for each in endings if each is not None)


def _after_run(job: Job, lab: str, own: dict[str, Any], hazard: float) -> tuple[Any, Any]:
    """Return what goes on after a run is worth at its end, and what would come after that: [draws] each.

    A lab that would be worth more wound down at the end of the run is wound down.
    """
    revenue, before = (own["company_revenue"][part].sum(axis=0) for part in (slice(-A_YEAR, None), _year_before()))
    spent = own["company_development"][-A_YEAR:].sum(axis=0)
    taken = ("cash_flow_for_owners", "interest", "tax", "company_development")
    left = np.sum([own[name][-A_YEAR:] for name in taken], axis=(0, 1))
    sells = (revenue > 0) & (before > 0) & (len(own["company_revenue"]) >= 2 * A_YEAR)
    sold = np.where(revenue > 0, revenue, 1)
    last = LastYear(
        revenue=revenue,
        growth=np.where(sells, revenue / np.where(before > 0, before, 1) - 1, GROWTH_THAT_LASTS),
        margin=left / sold,
        research=spent / sold,
    )
    upkeep, tax_rate, discount_rate = (drawn(job, name, lab) for name in INPUTS)
    further = further_years(last, Beyond(upkeep, tax_rate, discount_rate, hazard))
    wound_down = own["run_off_profit"][-1] - own["wind_down_liabilities"][-1]
    goes_on = further.value > wound_down
    return np.where(goes_on, further.value, wound_down), np.where(goes_on, further.for_ever, 0)


def _year_before() -> slice:
    return slice(-2 * A_YEAR, -A_YEAR)


def _days(result: Result) -> list[int]:
    """Return today and each January of a run, by month."""
    is_january = result.months.astype("datetime64[Y]") == result.months
    return [0, *(int(month) for month in np.flatnonzero(is_january) if month)]


def _mean(result: Result, values: Any) -> float:
    kept = result.only_finite(values)
    return float(kept.mean()) if kept.size else float("nan")
