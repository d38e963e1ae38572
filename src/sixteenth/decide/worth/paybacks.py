"""Whether a lab's next models pay back, three ways: gross, by contribution, and causally. Money is of the start.

*Gross* is what a model leaves after the cost of serving it. *Contribution* also takes off its part, by revenue, of
users who do not pay, partners and support, until it is a small part of what its lab sells. *Causal* is what the lab's
owners have more if it stops just after the model, rather than just before it. A model takes sales from older ones and
is a step to newer ones, which only the third way counts: its net values add up to the value of going on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from sixteenth.decide.difference import Measure, plan_of
from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.decide.ledger.vintages import SHARED
from sixteenth.decide.worth.going_on import Run, models_today, stopping_after, worth_as_concern
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.arrivals import of_100
from sixteenth.scenarios.assemble import Scenario

OWN_SET = "paybacks"
MONTHLY = ("revenue", "gross_profit", "development_cost", "company_revenue", "discount_factor", *SHARED)
SMALL_PART = 0.05  # of a lab's revenue: below it a model has had its time
MODELS = 3


@dataclass(frozen=True)
class NetValue:
    """What a step is worth to a lab's owners: a mean over futures, in USD of the start."""

    mean: float
    standard_error: float
    positive_of_100: float


@dataclass(frozen=True)
class Payback:
    """One model, over all futures: each multiple is a mean of what comes back over the mean cost of development."""

    model: str
    number: int  # as the books count
    developed_of_100: float  # futures in which it is developed at all
    development: float  # mean, USD of the start
    gross: float
    contribution: float
    causal: float
    net: NetValue  # what the owners have more by it


@dataclass(frozen=True)
class Paybacks:
    """The next models of a lab, all that come after them, and the value of going on that these add up to."""

    lab: str
    futures: int
    models: tuple[Payback, ...]
    later: NetValue
    in_all: NetValue


@dataclass(frozen=True)
class Books:
    """What models cost and bring back, a number a future [draws], in USD of the start."""

    development: Any
    gross: Any
    contribution: Any


def can_pay_back(world: World) -> bool:
    """Say whether a world keeps books of models."""
    return all(name in world.kinds for name in MONTHLY)


def world_of_paybacks(world: World) -> World:
    """Return a world with the set of outputs that the books of models are read from, under the name `paybacks`."""
    return world.keeping(OWN_SET, OutputSet(MONTHLY))


def next_paybacks(
    scenario: Scenario, lab: str, run: Run, goes_on: Result, books: Result, *, models: int = MODELS
) -> Paybacks:
    """Settle a lab's next models three ways.

    Args:
        scenario: What is assumed.
        lab: The lab.
        run: Runs a scenario, keeping the outputs of `world_of_going_on`, on the luck of the two runs below.
        goes_on: The scenario's own run of that kind.
        books: Its own run that kept the outputs of `world_of_paybacks`, with as many futures as `run` makes.
        models: How many models to look ahead; the books must have a page for each.

    """
    at, today = goes_on.labels["lab"].index(lab), models_today(scenario, lab)
    labels = goes_on.labels["vintage"][today : today + models]
    numbers = range(today + 1, today + 1 + len(labels))
    runs = [run(stopping_after(scenario, lab, last)) for last in (today, *numbers)]
    count = runs[0].draws
    kept = np.logical_and.reduce([goes_on.finite[:count], books.finite[:count], *(each.finite for each in runs)])
    worths = [*(worth_as_concern(each, at).total for each in runs), worth_as_concern(goes_on, at).total[:count]]
    steps, plan = net_values(worths), plan_of(goes_on)
    settled = [
        _payback(label, number, model_books(books, at, number), step, kept, plan)
        for label, number, step in zip(labels, numbers, steps[:-1], strict=True)
    ]
    in_all = _net_value(worths[-1] - worths[0], kept, plan)
    return Paybacks(lab, int(kept.sum()), tuple(settled), _net_value(steps[-1], kept, plan), in_all)


def net_values(worths: Sequence[Any]) -> tuple[Any, ...]:
    """Return what each step adds to a lab's worth [draws]: all steps add up to the last worth less the first."""
    return tuple(after - before for before, after in pairwise(worths))


def model_books(result: Result, lab: int, number: int) -> Books:
    """Return what a model of a lab costs and brings back, discounted to the start, by its page of the books."""
    page = number - 1
    discount, company = (
        np.asarray(result.monthly[name], np.float64) for name in ("discount_factor", "company_revenue")
    )
    cost, gross, revenue = (
        np.asarray(result.monthly[name][:, lab, page], np.float64)
        for name in ("development_cost", "gross_profit", "revenue")
    )
    sold = np.maximum(company[:, lab], A_DOLLAR)
    shared = sum(np.asarray(result.monthly[name][:, lab], np.float64) for name in SHARED) / sold
    is_still_large = np.logical_or.accumulate((revenue >= SMALL_PART * sold)[::-1], axis=0)[::-1]
    contribution = (gross - revenue * shared) * is_still_large
    development, left, contributed = ((flow * discount).sum(axis=0) for flow in (cost, gross, contribution))
    return Books(development, left, contributed)


def _payback(label: str, number: int, books: Books, net: Any, kept: Any, plan: str) -> Payback:
    development, gross, contribution = (
        float(np.mean(each[: kept.size][kept])) if kept.any() else float("nan")
        for each in (books.development, books.gross, books.contribution)
    )
    cost = development if development >= A_DOLLAR else float("nan")
    value = _net_value(net, kept, plan)
    return Payback(
        model=label,
        number=number,
        developed_of_100=of_100(books.development[: kept.size][kept] >= A_DOLLAR),
        development=development,
        gross=gross / cost,
        contribution=contribution / cost,
        causal=1 + value.mean / cost,
        net=value,
    )


def _net_value(gained: Any, kept: Any, plan: str) -> NetValue:
    measure = Measure(OWN_SET, "net value", "USD", lambda _: gained, is_mean=True)
    error = measure.error_of([(1.0, gained)], kept, plan)
    return NetValue(measure.take(gained[kept]), error, of_100(gained[kept] > 0))
