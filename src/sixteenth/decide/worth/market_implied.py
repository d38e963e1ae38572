"""What a price says must come true: the revenue of a later year at which a lab's price is just worth paying.

A discounted cash flow turned round (Rappaport and Mauboussin 2001). Price = revenue x what a dollar of it is worth then
x odds that the lab is still there x what today's owners still own / (1 + return)^years. What a dollar is worth is the
world's own rule of valuation, asked at a margin and a return that are stated; growth then, and all else, is that of
each future.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.worth.headline import month_of_catastrophe
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import OutsideTheRun, Place, WrongOption, refuse
from sixteenth.measures.middle import number_of
from sixteenth.measures.over_futures import OverFutures, drawn, over_futures, refuse_missing, standard_error
from sixteenth.measures.years import calendar_years
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

KEPT = OutputSet(
    monthly=("company_revenue", "valuation", "growth_expected", "owners_share", "progress_runs", "is_alive"),
    closing=("owners_share", "is_alive"),
)
INPUTS = ("mature_research_ratio", "tax_rate", "growth_reach", "growth_reach_stopped", "growth_at_maturity")
MARGIN, RETURN = "mature_margin", "return_to_investors"
WORTH = "worth_to_investors"
NEEDED = (*KEPT.monthly, *INPUTS, MARGIN, RETURN, WORTH)
PER_LAB = ("company_revenue", "profit_before_research", "research_spend", "growth_expected")
A_YEAR = 12
A_BILLION = 1e9
HERE = said("what the market implies")


@dataclass(frozen=True)
class Terms:
    """What lies between a price and the revenue that it needs."""

    price: float  # USD, today
    multiple: float  # USD that a dollar of yearly revenue is worth at the end of the year, mean where the lab is there
    survival: float  # share of futures in which it is there
    undiluted: float  # part of the lab that today's owners own then, mean where it is there
    yearly_return: float
    years: float  # from today to the end of the year

    @property
    def grown(self) -> float:
        """Return what the return asked makes of a dollar until then."""
        return (1 + self.yearly_return) ** self.years


@dataclass(frozen=True)
class MarketImplied:
    """The revenue that a price needs in a year, and in how many futures it comes."""

    lab: str
    year: int
    terms: Terms
    margin: float  # of a grown-up lab, before research and tax
    revenue_needed: float  # USD in that year; infinite where no revenue would do
    revenue_needed_error: float
    reached_of_100: float
    reached_error: float
    revenue: OverFutures  # of that year, USD: nothing where the lab is no longer there
    revenue_today: float  # USD a year, as the run opens


def revenue_needed(terms: Terms) -> float:
    """Return the yearly revenue at which a price is just worth paying; infinite where no revenue would be enough."""
    worth_of_a_dollar = terms.multiple * terms.survival * terms.undiluted
    if not worth_of_a_dollar > 0:
        return float("inf")
    return terms.price * terms.grown / worth_of_a_dollar


def worth_of_revenue(world: World, revenue: float, margin: float, yearly_return: float, then: Mapping[str, Any]) -> Any:
    """Return what investors would pay for a lab with so much yearly revenue, by the world's own rule, [draws], USD.

    `then` is what else the rule reads, a number of each future [draws]. The margin is that of a grown-up lab before
    research, and the lab has it; it holds no cash, owes nothing, and its market is a usual one.

    Raises:
        OutsideDomain: when the margin or the return lies outside the bounds of its card.

    """
    a_month = revenue / A_YEAR
    given = {
        **then,
        "company_revenue": a_month,
        "profit_before_research": a_month * margin,
        "research_spend": a_month * then["mature_research_ratio"],
        MARGIN: margin,
        RETURN: yearly_return,
        "margin_believed": 1.0,
        "market_cycle": 1.0,
        "run_off_profit": 0.0,
        "cash": 0.0,
        "debt": 0.0,
        "year": float(A_YEAR),
    }
    axes = {name for name in given if any(axis.__name__ == "Lab" for axis in world.kinds[name].axes)}
    one_lab = {name: np.asarray(value)[None] if name in axes else value for name, value in given.items()}
    return evaluate(world, WORTH, one_lab)[0]


def market_implied(
    scenario: Scenario,
    job: Job,
    result: Result,
    lab: str,
    year: int = 2030,
    margin: float | None = None,
    yearly_return: float | None = None,
    price: float | None = None,
) -> MarketImplied:
    """Return what a lab's price implies of a year, from the futures of a run of a scenario that kept `KEPT`.

    Where none is given, the price is the valuation at the start, margin and return are the medians of the scenario.

    Raises:
        Refused: when the world has no such rule, the year is not wholly in the run, or the price is not above nothing.
        OutsideDomain: when the margin or the return lies outside the bounds of its card.

    """
    refuse_missing(scenario.world, NEEDED, HERE)
    at = result.labels["lab"].index(lab)
    months = _months_of(result, year)
    price = float(result.monthly["valuation"][0, at, 0]) if price is None else price
    refuse(_wrong_price(price))
    margin = number_of(scenario, MARGIN) if margin is None else margin
    yearly_return = number_of(scenario, RETURN) if yearly_return is None else yearly_return
    then = what_holds_then(job, result, lab, int(months[-1]))
    dollars = worth_of_revenue(scenario.world, A_BILLION, margin, yearly_return, then) / A_BILLION
    there, share = _there(result, at, int(months[-1])), _own(result, "owners_share", at)
    undiluted = share[months[-1] + 1] / share[0]

    def terms_of(chosen: Any) -> Terms:
        own = chosen & there
        multiple, left = (float(each[own].mean()) if own.any() else 0.0 for each in (dollars, undiluted))
        survival = float(own.sum() / chosen.sum()) if chosen.any() else 0.0
        return Terms(price, multiple, survival, left, yearly_return, (int(months[-1]) + 1) / A_YEAR)

    terms = terms_of(result.finite)
    needed = revenue_needed(terms)
    sold = np.asarray(result.monthly["company_revenue"][months, at], np.float64).sum(axis=0) * there
    reached = 100.0 * (sold >= needed)
    told = over_futures(result, reached)
    is_reachable = np.isfinite(needed)
    return MarketImplied(
        lab=lab,
        year=year,
        terms=terms,
        margin=margin,
        revenue_needed=needed,
        revenue_needed_error=(
            standard_error(result, lambda chosen: revenue_needed(terms_of(chosen))) if is_reachable else float("nan")
        ),
        reached_of_100=told.mean,
        reached_error=told.standard_error,
        revenue=over_futures(result, sold),
        revenue_today=A_YEAR * float(np.median(result.only_finite(result.monthly["company_revenue"][0, at]))),
    )


def has_year(result: Result, year: int) -> bool:
    """Say whether a calendar year is wholly in a run."""
    return int((calendar_years(result) == year).sum()) == A_YEAR


def what_holds_then(job: Job, result: Result, lab: str, month: int) -> Mapping[str, Any]:
    """Return what the world's rule of valuation reads beside revenue, margin and return, at a month, [draws] each."""
    at = result.labels["lab"].index(lab)
    given = drawn(job, INPUTS, lab)
    growth = np.asarray(result.monthly["growth_expected"][month, at], np.float64)
    return {**given, "growth_expected": growth, "progress_runs": np.asarray(result.monthly["progress_runs"][month])}


def _months_of(result: Result, year: int) -> Any:
    """Return the months of a year by number.

    Raises:
        Refused: when they are not all in the run.

    """
    months = np.flatnonzero(calendar_years(result) == year)
    if len(months) < A_YEAR:
        years, counts = np.unique(calendar_years(result), return_counts=True)
        whole = years[counts == A_YEAR].tolist()
        expected = (
            said("{first} to {other_whole}", first=whole[0], other_whole=whole[-1])
            if whole
            else said("a run with a whole calendar year")
        )
        refuse(
            [
                OutsideTheRun(
                    said("the year"),
                    Place(HERE),
                    str(year),
                    expected,
                    said("name a year that is wholly within the run"),
                )
            ]
        )
    return months


def _wrong_price(price: float) -> list[WrongOption]:
    if price > 0 and np.isfinite(price):
        return []
    return [
        WrongOption(
            said("the price"),
            Place(HERE),
            said("{price:g} USD", price=price),
            said("more than 0 USD"),
            said("give what the whole lab costs"),
        )
    ]


def _own(result: Result, name: str, at: int) -> Any:
    """Return a balance of a lab as each month opens, and as the run ends: [months + 1, draws]."""
    return np.concatenate([result.monthly[name][:, at], result.closing[name][at][None]]).astype(np.float64)


def _there(result: Result, at: int, month: int) -> Any:
    """Say for each future whether lab and world still stand at the end of a month, [draws]."""
    return (_own(result, "is_alive", at)[month + 1] > 0) & (month < month_of_catastrophe(result))
