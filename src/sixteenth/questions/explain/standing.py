"""Words of how a lab stands: what it is worth three ways, what its price needs, what holds it back."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.decide.worth.binding_constraint import binding_constraints
from sixteenth.decide.worth.first_question import FEW
from sixteenth.decide.worth.market_implied import market_implied
from sixteenth.decide.worth.standing import StandingRun, run_standing
from sixteenth.decide.worth.three_values import values_of_futures
from sixteenth.engine.history import Result
from sixteenth.measures.over_futures import over_futures
from sixteenth.measures.years import calendar_years
from sixteenth.questions.explain.number import Asked, Number, Piece, in_it
from sixteenth.questions.held_back import held_findings
from sixteenth.questions.implied import implied_findings

MEAN = "the_mean"
REVENUE = Word("its_revenue")
AMOUNT, OF_ALL = ("usd",), ("all_futures",)


def number_of(asked: Asked) -> Number:
    """Run the scenario over the first futures, and read how the lab stands."""
    options = {**asked.given, "draws": min(asked.draws, FEW)}
    run = run_standing(asked.scenario, options, asked.runs.run_job)
    return FIGURES[asked.word.key](asked, run, run.result.labels["lab"].index(asked.lab))


def _value(asked: Asked, run: StandingRun, at: int) -> Number:
    """Tell one of the three values of today."""
    key, found = asked.word.key, values_of_futures(run.result, at)
    values = {"going_concern": found.going_concern, "wound_down": found.wind_down, "market": found.market}[key][0]
    over = over_futures(run.result, values)
    amounts = {"mean": over.mean, "low": over.low, "high": over.high}
    figures = {name: Figure(amount, "money_told") for name, amount in amounts.items()}
    told = Finding("value", {**asked.parts, **figures, "futures": Figure(over.futures, "count")}, (asked.word.name,))
    listed = {
        "going_concern": (
            ("cash_less_debt", "cash", found.net_cash),
            ("still_to_come", "cash_flow_for_owners", found.in_the_run),
            ("in_ten_years", "profit_before_research", found.after_run),
        ),
        "wound_down": (
            ("cash_less_debt", "cash", found.net_cash),
            ("for_sale_less_owed", "run_off_profit", found.wind_down - found.net_cash),
        ),
        "market": (),
    }[key]

    def pieces(draw: int) -> tuple[Piece, ...]:
        return tuple(Piece(title, name, "USD", (float(each[0, draw]),)) for title, name, each in listed)

    own: Callable[[int], tuple[Finding, ...]] = lambda draw: in_it(float(values[draw]), "USD", MEAN)  # noqa: E731
    month = -1 if key == "going_concern" else 0
    return Number(run.result, values, (told,), own, columns=AMOUNT, pieces=pieces, month=month)


def _implied(asked: Asked, run: StandingRun, at: int) -> Number:
    """Tell the revenue that a price needs; its terms are of all futures, so that its pieces are the same in each."""
    found = market_implied(run.scenario, run.job, run.result, asked.lab)
    terms, months = found.terms, np.flatnonzero(calendar_years(run.result) == found.year)
    sold = _sold(run.result, at, months).sum(axis=0)
    listed = (
        ("price_today", "valuation", "USD", terms.price),
        ("return_asked", "return_to_investors", "Multiple", terms.grown),
        ("dollar_of_revenue", "worth_to_investors", "Multiple", terms.multiple),
        ("still_there", "is_alive", "Share", terms.survival),
        ("still_own", "owners_share", "Share", terms.undiluted),
        ("revenue_needed", "company_revenue", "USD", found.revenue_needed),
    )
    pieces = tuple(Piece(title, name, unit, (amount,)) for title, name, unit, amount in listed)
    own: Callable[[int], tuple[Finding, ...]] = lambda draw: (  # noqa: E731
        Finding("in_it_sold", {"value": Figure(float(sold[draw]), "money_told"), "year": Figure(found.year, "year")}),
    )
    return Number(
        run.result,
        sold,
        tuple(implied_findings(found)),
        own,
        REVENUE,
        columns=OF_ALL,
        pieces=lambda _: pieces,
        month=int(months[-1]),
    )


def _held(asked: Asked, run: StandingRun, at: int) -> Number:
    """Tell what holds back research, or sales."""
    which = 0 if asked.word.key == "research_held" else 1
    found = binding_constraints(run.job, run.result, asked.lab)[which]
    sold = _sold(run.result, at, -1)
    return Number(run.result, sold, tuple(held_findings(found)), lambda _: (), REVENUE, month=0)


def _sold(result: Result, at: int, months: Any) -> Any:
    return np.asarray(result.monthly["company_revenue"][months, at], np.float64)


FIGURES: Mapping[str, Callable[[Asked, StandingRun, int], Number]] = {
    "going_concern": _value,
    "wound_down": _value,
    "market": _value,
    "implied": _implied,
    "research_held": _held,
    "sales_held": _held,
}
