"""Each model of a lab as an investment, over all futures: by itself, and net of what older models would have earned."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.decide.ledger.model_lines import FEWEST
from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result, Spread, spread_of
from sixteenth.measures.returns import from_first_flow, internal_rates_of_return, present_values

NEEDED = ("revenue", "gross_profit", "development_cost")
MOST = 50.0  # of 100
SHARED = ("free_users_cost", "partners_share", "support")  # what serving costs beside the model that serves
FOR_SUCCESSION = ("incremental_gross_profit", "kept_without_newest", "company_revenue")


@dataclass(frozen=True)
class Account:
    """What a model brings back for its development; one number is the median over futures, money is USD."""

    payback: Spread  # earned for each dollar of development
    paid_back_of_100: float
    months_to_payback: float | None  # of the futures in which it pays back; None where none does
    net_present_value: float  # in money of the month in which its development began
    yearly_return: float  # -1 where all is lost
    deepest_hole: float


@dataclass(frozen=True)
class Vintage:
    """One model of a lab, over the futures in which it is developed."""

    model: str
    futures: int
    begun: str  # the middle month in which its development began
    begun_before: bool  # and some of it before the run: that part of its cost is not counted
    is_whole: bool  # begun, sold and withdrawn within the run, in most futures: all of its costs and sales are counted
    unfinished_of_100: float  # still for sale, or being developed, when the run ends
    development: float  # median, USD
    gross: Account
    incremental: Account | None  # None where the world does not say what older models would have earned
    contribution: Account | None = None  # None where the world does not say what serving costs beside a model


@dataclass(frozen=True)
class Succession:
    """What a lab's models take from each other, and what that asks of the next one."""

    kept: Spread  # share of its sales that the older models would keep without the newest
    revenue_multiple: Spread  # revenue of finished models for each dollar of their development
    serving_margin: Spread  # share of revenue left after the cost of serving
    break_even_margin: Spread  # the least at which the next model pays, by the world's closed form


def has_vintages(result: Result) -> bool:
    """Say whether a result kept what the books of models need."""
    return all(name in result.monthly for name in NEEDED)


def vintages(result: Result, lab: int, yearly_rate: float) -> tuple[Vintage, ...]:
    """Return the books of each model that a lab develops in enough futures; others had been developed before."""
    cost = result.monthly["development_cost"][:, lab]
    found = []
    for slot, model in enumerate(result.labels["vintage"]):
        own = (cost[:, slot].sum(axis=0) >= A_DOLLAR) & result.finite
        if own.mean() >= FEWEST:
            is_last = slot == len(result.labels["vintage"]) - 1 and len(result.labels["vintage"]) > 1
            found.append(_vintage(result, lab, slot, own, yearly_rate, f"{model}, later" if is_last else model))
    return tuple(found)


def _vintage(result: Result, lab: int, slot: int, own: Any, yearly_rate: float, name: str) -> Vintage:
    """Write one model's books over the futures in which it is its lab's `own`."""

    def flow(of: str) -> Any:
        return result.monthly[of][:, lab, slot][:, own].astype(np.float64)

    cost, revenue = flow("development_cost"), flow("revenue")
    begun = int(np.quantile((cost > 0).argmax(axis=0), 0.5, method="inverted_cdf"))  # a month in which one began
    sold_at_start = bool((result.monthly["revenue"][0, lab] > 0).any())  # so the next model had been begun before
    unfinished = 100 * float(((revenue[-1] > 0) | (cost[-1] > 0)).mean())
    has_net = "incremental_gross_profit" in result.monthly
    shared = _shared_costs(result, lab)
    return Vintage(
        model=name,
        futures=int(own.sum()),
        begun=str(result.months[begun]),
        begun_before=begun == 0 and sold_at_start,
        is_whole=unfinished < MOST and not (begun == 0 and sold_at_start),
        unfinished_of_100=unfinished,
        development=float(np.median(cost.sum(axis=0))),
        gross=account(flow("gross_profit"), cost, yearly_rate),
        incremental=account(flow("incremental_gross_profit"), cost, yearly_rate) if has_net else None,
        contribution=account(flow("gross_profit") - revenue * shared[:, own], cost, yearly_rate)
        if shared is not None
        else None,
    )


def _shared_costs(result: Result, lab: int) -> Any:
    """Return what users who do not pay, partners and support cost for each dollar of a lab's revenue, by month."""
    if not all(name in result.monthly for name in (*SHARED, "company_revenue")):
        return None
    costs, revenue = (
        sum(result.monthly[name][:, lab].astype(np.float64) for name in names)
        for names in (SHARED, ("company_revenue",))
    )
    return costs / np.maximum(revenue, A_DOLLAR)


def account(earned: Any, cost: Any, yearly_rate: float) -> Account:
    """Settle what was earned against what it cost, both [months, futures]."""
    flows = earned - cost
    balance = np.cumsum(flows, axis=0)
    before = np.concatenate([np.zeros_like(balance[:1]), balance[:-1]])
    months = ((before + A_DOLLAR < 0) | (cost > 0)).sum(axis=0)
    is_back = balance[-1] > -A_DOLLAR
    rates = internal_rates_of_return(flows)
    rates = np.where(np.isnan(rates), np.where(balance[-1] < 0, -1.0, np.inf), rates)
    return Account(
        payback=spread_of(earned.sum(axis=0) / cost.sum(axis=0)),
        paid_back_of_100=100 * float(is_back.mean()),
        months_to_payback=float(np.median(months[is_back])) if is_back.any() else None,
        net_present_value=float(np.median(present_values(from_first_flow(flows), yearly_rate))),
        yearly_return=float(np.median(rates)),
        deepest_hole=float(np.median(np.minimum(balance.min(axis=0), 0))),
    )


def succession(result: Result, lab: int, world: World, beliefs: Mapping[str, float]) -> Succession | None:
    """Measure what a lab's models take from each other, and ask the world's closed form what that means.

    `beliefs` are the closed form's `required_return` and `stop_probability_before_sale`. Its `kept_share / cost_growth`
    is the part of the *new* model's sales that older ones would have kept: that is what is measured, at a growth of 1.
    """
    if not all(name in result.monthly for name in FOR_SUCCESSION) or "break_even_margin" not in world.equations:
        return None
    data = {
        name: result.only_finite(result.monthly[name][:, lab]).astype(np.float64) for name in (*NEEDED, *FOR_SUCCESSION)
    }
    sales = np.maximum(data["company_revenue"].sum(axis=0), A_DOLLAR)
    kept = (data["kept_without_newest"] * data["company_revenue"]).sum(axis=0) / sales
    cost, revenue = data["development_cost"].sum(axis=0), data["revenue"].sum(axis=0)
    is_done = (data["revenue"][-1] <= 0) & (data["development_cost"][-1] <= 0) & (cost >= A_DOLLAR)
    multiple = (revenue * is_done).sum(axis=0) / np.maximum((cost * is_done).sum(axis=0), A_DOLLAR)
    had_any = is_done.any(axis=0)
    low, high = world.declared["revenue_multiple"].bounds
    asked = {**beliefs, "revenue_multiple": np.clip(multiple[had_any], low, high), "cost_growth": 1.0}
    asked["kept_share"] = np.clip(kept[had_any], 0, 1 - np.finfo(np.float32).eps)
    return Succession(
        kept=spread_of(kept),
        revenue_multiple=spread_of(multiple[had_any]),
        serving_margin=spread_of(data["gross_profit"].sum(axis=(0, 1)) / sales),
        break_even_margin=spread_of(evaluate(world, "break_even_margin", asked)),
    )
