"""The words of `sixteenth going-on`: what each is over all futures, and what it is made of in one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from rich.table import Table

import sixteenth
from sixteenth.answers.numbers import billions_told, in_full
from sixteenth.decide.ledger.books import A_DOLLAR
from sixteenth.decide.worth.binding_constraint import binding_constraints
from sixteenth.decide.worth.first_question import FEW, answers_with
from sixteenth.decide.worth.going_on import Worth, going_on_of, models_today, stopping_after, worth_as_concern
from sixteenth.decide.worth.market_implied import market_implied
from sixteenth.decide.worth.paybacks import OWN_SET, model_books, next_paybacks, world_of_paybacks
from sixteenth.decide.worth.standing import StandingRun, run_standing
from sixteenth.decide.worth.three_values import values_of_futures
from sixteenth.engine.explain import shown_draw
from sixteenth.engine.history import Result
from sixteenth.interfaces.going_on_words import going_on_sentence
from sixteenth.interfaces.headline_words import HeadlineWord, read_words, where_of
from sixteenth.interfaces.tables import make_table
from sixteenth.interfaces.value_tables import constraint_sentences, implied_sentences
from sixteenth.measures.over_futures import over_futures
from sixteenth.measures.years import calendar_years
from sixteenth.scenarios.assemble import Scenario

DATA = "answer_words.toml"
GOES_ON, STOPS = "goes on", "stops now"
DOLLARS, MULTIPLE = "USD", "Multiple"


@dataclass(frozen=True)
class Piece:
    """What a number is made of in one future: in words, by the name of the world that opens it, in each world."""

    title: str
    name: str
    unit: str
    amounts: tuple[float, ...]


@dataclass(frozen=True)
class Figure:
    """A number over all futures: by what futures are ranked, what is told of it, and its pieces in one of them."""

    result: Result
    values: Any  # [draws]
    told: str
    columns: tuple[str, ...] = ()
    pieces: Callable[[int], tuple[Piece, ...]] = lambda _: ()
    month: int = -1  # in which the name behind it is opened
    vintage: str | None = None  # of the name behind it, where it has pages


@dataclass(frozen=True)
class ShownAnswer:
    """What is shown for a word: over all futures, and in the one that is explained."""

    title: str
    rule: str
    lab: str
    sentence: str
    columns: tuple[str, ...]
    pieces: tuple[Piece, ...]
    draw: int


@cache
def answer_words() -> Mapping[str, HeadlineWord]:
    """Read the words, each as `plain_word` writes it."""
    return read_words(DATA)


def figure_answer(word: HeadlineWord, scenario: Scenario, lab: str, draws: int) -> Figure:
    """Run what a word is read from, over so many futures or the first of them, and read it."""
    return _FIGURES[word.figure](scenario, lab, draws)


def tell_answer(word: HeadlineWord, lab: str, figure: Figure, draw: int | None, future: int) -> ShownAnswer:
    """Say what a word is over all futures, and take one of them apart: `draw`, or where `future` of 100 are less."""
    chosen = shown_draw(figure.result, figure.values, future / 100) if draw is None else draw
    near = "" if draw is not None else f", the nearest to {where_of(future, 'these')},"
    told = f"{figure.told} {word.rule} One of these futures, draw {chosen}{near} is explained below."
    return ShownAnswer(word.title, word.rule, lab, told, figure.columns, figure.pieces(chosen), chosen)


def pieces_table(shown: ShownAnswer) -> Table:
    """Put the pieces of a number in one future, each with the name that `sixteenth explain` opens."""
    table = make_table(f"{shown.lab}: {shown.title}, in draw {shown.draw}", "", [*shown.columns, "opens by"])
    table.columns[-1].justify = "left"
    for piece in shown.pieces:
        table.add_row(piece.title, *(in_full(piece.unit, amount) for amount in piece.amounts), piece.name)
    return table


def _going_on(scenario: Scenario, lab: str, draws: int) -> Figure:
    run, model = answers_with({}), models_today(scenario, lab)
    goes_on, stops = run(scenario, draws), run(stopping_after(scenario, lab, model), draws)
    at = goes_on.labels["lab"].index(lab)
    one, other = worth_as_concern(goes_on, at), worth_as_concern(stops, at)
    told = going_on_sentence(going_on_of(goes_on, stops, lab, model))
    hint = f" What it is if {lab} stops opens with --set last_model/{lab}={model}."
    return Figure(
        goes_on, one.total - other.total, told + hint, (GOES_ON, STOPS), lambda draw: _worth_pieces(one, other, draw)
    )


def _worth_pieces(one: Worth, other: Worth, draw: int) -> tuple[Piece, ...]:
    def piece(title: str, name: str, of: Callable[[Worth], Any]) -> Piece:
        return Piece(title, name, DOLLARS, (float(of(one)[draw]), float(of(other)[draw])))

    return (
        piece("paid to today's owners on the way", "payouts", lambda worth: worth.received),
        piece(
            "their share of cash less debt at the end",
            "next_cash",
            lambda worth: worth.total - worth.received - worth.terminal,
        ),
        piece("their share of what lies ahead then", "run_off_profit", lambda worth: worth.terminal),
        piece("worth to today's owners", "next_owners_worth", lambda worth: worth.total),
    )


def _standing(scenario: Scenario, draws: int) -> StandingRun:
    return run_standing(scenario, {"draws": min(draws, FEW)})


def _value(title: str, name: str) -> Callable[[Scenario, str, int], Figure]:
    """Return how one of the three values of today is read."""

    def figure(scenario: Scenario, lab: str, draws: int) -> Figure:
        run = _standing(scenario, draws)
        at = run.result.labels["lab"].index(lab)
        found = values_of_futures(run.result, at)
        values = getattr(found, name)[0]
        mean = over_futures(run.result, values)
        told = (
            f"{lab}: {title}: {billions_told(mean.mean)}, the mean of {mean.futures:,} futures (5 to 95 of 100:"
            f" {billions_told(mean.low)} to {billions_told(mean.high)})."
        )
        ahead = {
            "going_concern": (
                ("still to come in the run", "cash_flow_for_owners", found.in_the_run),
                ("in ten more years", "profit_before_research", found.after_run),
            ),
            "wind_down": (
                ("of what is for sale, less what is owed", "run_off_profit", found.wind_down - found.net_cash),
            ),
            "market": (),
        }[name]
        listed = (("cash less debt", "cash", found.net_cash), *ahead) if ahead else ()
        return Figure(
            run.result,
            values,
            told,
            ("USD",),
            lambda draw: tuple(Piece(says, opens, DOLLARS, (float(each[0, draw]),)) for says, opens, each in listed),
            month=-1 if name == "going_concern" else 0,
        )

    return figure


def _implied(scenario: Scenario, lab: str, draws: int) -> Figure:
    run = _standing(scenario, draws)
    found = market_implied(run.scenario, run.job, run.result, lab)
    terms, months = found.terms, np.flatnonzero(calendar_years(run.result) == found.year)
    sold = np.asarray(run.result.monthly["company_revenue"][months, run.result.labels["lab"].index(lab)], np.float64)
    listed = (
        ("price today", "valuation", DOLLARS, terms.price),
        ("what the return asked makes of a dollar until then", "return_to_investors", MULTIPLE, terms.grown),
        ("what a dollar of revenue is worth then", "worth_to_investors", MULTIPLE, terms.multiple),
        ("futures in which the lab is still there", "is_alive", "Share", terms.survival),
        ("what today's owners still own", "owners_share", "Share", terms.undiluted),
        ("revenue needed", "company_revenue", DOLLARS, found.revenue_needed),
    )
    pieces = tuple(Piece(says, name, unit, (amount,)) for says, name, unit, amount in listed)
    told = " ".join(implied_sentences(found))
    return Figure(run.result, sold.sum(axis=0), told, ("all futures",), lambda _: pieces, month=int(months[-1]))


def _payback(way: str) -> Callable[[Scenario, str, int], Figure]:
    """Return how one of the three paybacks of a lab's next model is read."""

    def figure(scenario: Scenario, lab: str, draws: int) -> Figure:
        few, keeping = min(draws, FEW), answers_with({})
        kept: dict[str, Result] = {}

        def run(other: Scenario) -> Result:
            """Run a scenario once, however often it is asked for: both stops are those of the books of models."""
            if other.hash not in kept:
                kept[other.hash] = keeping(other, few)
            return kept[other.hash]

        goes_on = run(scenario)
        job = sixteenth.prepare(scenario, draws=few, world=world_of_paybacks(scenario.world), output_set=OWN_SET)
        books = sixteenth.run(job)
        (model,) = next_paybacks(scenario, lab, run, goes_on, books, models=1).models
        at, number = goes_on.labels["lab"].index(lab), model.number
        own = model_books(books, at, number)
        after, before = (
            worth_as_concern(run(stopping_after(scenario, lab, last)), at).total for last in (number, number - 1)
        )
        net, cost = after - before, np.maximum(own.development, A_DOLLAR)
        back = {"gross": own.gross, "contribution": own.contribution, "causal": own.development + net}[way]
        said = {"gross": model.gross, "contribution": model.contribution, "causal": model.causal}[way]
        names = {"gross": "gross_profit", "contribution": "gross_profit", "causal": "next_owners_worth"}

        def pieces(draw: int) -> tuple[Piece, ...]:
            return (
                Piece("cost of development", "development_cost", DOLLARS, (float(own.development[draw]),)),
                Piece("what comes back", names[way], DOLLARS, (float(back[draw]),)),
                Piece("for each dollar", names[way], MULTIPLE, (float(back[draw] / cost[draw]),)),
            )

        told = (
            f"{lab}'s model {model.model} brings back {said:.2f} for each dollar of its development: the means of"
            f" {few:,} futures over each other."
        )
        return Figure(books, back / cost, told, ("USD of the start",), pieces, vintage=model.model)

    return figure


def _held(which: int) -> Callable[[Scenario, str, int], Figure]:
    """Return how it is read what holds back research, or sales."""

    def figure(scenario: Scenario, lab: str, draws: int) -> Figure:
        run = _standing(scenario, draws)
        found = binding_constraints(run.job, run.result, lab)[which]
        told = " ".join(constraint_sentences((found,)))
        sold = run.result.monthly["company_revenue"][-1, run.result.labels["lab"].index(lab)]
        return Figure(run.result, sold, told, month=0)

    return figure


_FIGURES: Mapping[str, Callable[[Scenario, str, int], Figure]] = {
    "going_on": _going_on,
    "going_concern": _value("its value as a going concern", "going_concern"),
    "wound_down": _value("its value wound down", "wind_down"),
    "market": _value("its value on the market", "market"),
    "implied": _implied,
    "gross": _payback("gross"),
    "contribution": _payback("contribution"),
    "causal": _payback("causal"),
    "research_held": _held(0),
    "sales_held": _held(1),
}
