"""What holds a lab back: the term that attains the minimum in what it orders for research, and in what it sells.

Each month of each future has one term. A year takes the term that most of its months have, over all futures in which
the lab is still there. Ideas are named where a doubling of compute moves research by less than half of what it did at
the start: no minimum of the world, but more compute would bring little.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.worth.headline import month_of_catastrophe
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import drawn, of_lab, refuse_missing
from sixteenth.measures.years import calendar_years
from sixteenth.said import said

Of = Literal["research ordered", "sales served"]
DEMAND, COMPUTE, CHIPS = "demand", "compute delivered", "chips"
REVENUE, OWN_PLAN, MONEY = "expected revenue", "its own plan", "money"
IDEAS, RULES, PLANS, LAST_MODEL = "ideas", "rules on compute", "orders already planned", "no further model"
# What does not hold a lab back in a world that has no term for it.
PLAN_IS_KEPT, CASH_BOUNDS_NOTHING, NO_IDEAS = "plan_is_kept", "cash_bounds_nothing", "no_ideas"
ALWAYS_BUILT, CHIPS_SUFFICE, CHIPS_BOUND_PRICES = "always_built", "chips_suffice", "chips_bound_prices"
NEEDED = (
    "research_aimed",
    "research_planned",
    "share_ordered",
    "compute_allowed",
    "share_served",
    "compute_price",
    "is_alive",
)
KEPT = OutputSet(
    monthly=(
        *("research_ratio", "prudent_revenue", "parents_support", "affordable_research"),
        *NEEDED,
        *("algorithmic_growth", "paradigms_in_force", "progress_runs"),
    )
)
IDEAS_READ = ("compute_smoothing", "research_returns", "share_of_people")
HALF = 0.5
ROUNDING = 1e-5  # of a number in single precision that went through several sums


@dataclass(frozen=True)
class YearOfConstraint:
    """What holds a lab back in a calendar year."""

    year: int
    constraint: str | None  # None: the lab is there in no future
    share: float  # of its months in which it does
    shares: Mapping[str, float]  # of every constraint that ever binds in the year, the largest first
    there_of_100: float  # futures and months in which the lab is still there


@dataclass(frozen=True)
class BindingConstraint:
    """What holds back one thing that a lab does, year by year."""

    lab: str
    of: Of
    years: tuple[YearOfConstraint, ...]
    absent: tuple[str, ...]  # what could hold it back and this world has no term for


def binding_constraints(job: Job, result: Result, lab: str) -> tuple[BindingConstraint, BindingConstraint]:
    """Tell what holds back a lab's research and its sales, from a run that kept what its world has of `KEPT`.

    Raises:
        Refused: when the world has no labs that order research and serve sales.

    """
    world = job.program.world
    refuse_missing(world, NEEDED, said("what holds a lab back"))
    at = result.labels["lab"].index(lab)
    there = _there(result, at)
    research, sales = research_terms(result, at), sales_terms(result, at)
    if has_ideas(world):
        research = {IDEAS: yield_of_compute(job, result, at) < HALF, **research}
    return (
        BindingConstraint(lab, "research ordered", _by_year(result, research, there), _absent_research(world)),
        BindingConstraint(lab, "sales served", _by_year(result, sales, there), _absent_sales(world)),
    )


def research_terms(result: Result, at: int) -> dict[str, Any]:
    """Say which term attains what a lab orders for research, [months, draws] each: the first that holds is the one.

    Orders aim at the least of a share of expected revenue and of what can be paid, are not below what is planned with
    suppliers, and not above what is allowed.
    """
    kept = result.monthly
    wanted = np.maximum(of_lab(result, "research_aimed", at), of_lab(result, "research_planned", at))
    ordered = of_lab(result, "share_ordered", at)
    terms = {LAST_MODEL: ordered <= 0, RULES: _below(of_lab(result, "compute_allowed", at), wanted * ordered)}
    terms[PLANS] = _below(of_lab(result, "research_aimed", at), of_lab(result, "research_planned", at))
    holds = np.ones_like(wanted, bool)
    if "affordable_research" not in kept:
        return {**terms, OWN_PLAN: holds}
    by_revenue = of_lab(result, "research_ratio", at) * of_lab(result, "prudent_revenue", at)
    by_revenue = by_revenue + of_lab(result, "parents_support", at)
    return {**terms, MONEY: _below(of_lab(result, "affordable_research", at), by_revenue), REVENUE: holds}


def sales_terms(result: Result, at: int) -> dict[str, Any]:
    """Say which term attains what a lab sells, [months, draws] each: the first that holds is the one.

    Where chips are short the industry's compute is what can be delivered, and its price rises until that is enough.
    """
    served = of_lab(result, "share_served", at)
    price = np.asarray(result.monthly["compute_price"], np.float64)
    return {COMPUTE: _below(served, 1), CHIPS: _below(1, price), DEMAND: np.ones_like(served, bool)}


def yield_of_compute(job: Job, result: Result, at: int) -> Any:
    """Return what a doubling of a lab's compute moves its research by, against the first month, [months, draws].

    By the derivative of `own_progress` by the logarithm of research compute: compute that is trained with, smoothed
    over months, and compute that finds better algorithms; both as far as paradigms make use of them. Nothing once
    progress has stopped.
    """
    smoothing, returns, people = drawn(job, IDEAS_READ).values()
    by_training = 1 / (np.log(2) * smoothing)
    by_algorithms = returns * (1 - people) * of_lab(result, "algorithmic_growth", at)
    moves = (by_training + by_algorithms) * of_lab(result, "paradigms_in_force", at)
    ratio = np.divide(moves, moves[0], out=np.zeros_like(moves), where=moves[0] > 0)
    return ratio * np.asarray(result.monthly["progress_runs"], np.float64)


def has_ideas(world: World) -> bool:
    """Say whether research hangs on compute in a world, so that compute has a yield."""
    return "algorithmic_growth" in world.equations and "paradigms_in_force" in world.equations


def _below(value: Any, bound: Any) -> Any:
    """Say where a value is below a bound by more than rounding."""
    return value < bound * (1 - ROUNDING)


def _there(result: Result, at: int) -> Any:
    """Say where a lab is in business and its world stands and is a number, [months, draws]."""
    before = np.arange(result.recipe["months"])[:, None] < month_of_catastrophe(result)
    return (result.monthly["is_alive"][:, at] > 0) & before & result.finite


def _by_year(result: Result, terms: Mapping[str, Any], there: Any) -> tuple[YearOfConstraint, ...]:
    """Count the first term that holds in each month and future, by calendar year."""
    names, years = tuple(terms), calendar_years(result)
    first = np.argmax(np.stack(list(terms.values())), axis=0)
    told = []
    for year in np.unique(years):
        own, is_there = first[years == year], there[years == year]
        counts = np.bincount(own[is_there], minlength=len(names)) / max(int(is_there.sum()), 1)
        ranked = sorted(zip(names, counts.tolist(), strict=True), key=lambda each: -each[1])
        shares = {name: share for name, share in ranked if share > 0}
        constraint = next(iter(shares), None)
        of_100 = 100 * float(is_there.mean())
        told.append(YearOfConstraint(int(year), constraint, shares.get(constraint or "", 0.0), shares, of_100))
    return tuple(told)


def _absent_research(world: World) -> tuple[str, ...]:
    """Say what does not hold research back in a world, since none of its equations has such a term."""
    told = []
    if "affordable_research" not in world.equations:
        told.append(PLAN_IS_KEPT)
    if not has_ideas(world):
        told.append(NO_IDEAS)
    told.append(ALWAYS_BUILT)
    if "compute_capacity" not in world.stocks:
        told.append(CHIPS_SUFFICE)
    else:
        told.append(CHIPS_BOUND_PRICES)
    return tuple(told)


def _absent_sales(world: World) -> tuple[str, ...]:
    """Say what does not hold sales back in a world, since none of its equations has such a term."""
    told = [CASH_BOUNDS_NOTHING]
    if "compute_capacity" not in world.stocks:
        told.append(CHIPS_SUFFICE)
    return tuple(told)
