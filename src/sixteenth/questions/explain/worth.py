"""Words of the value of going on: what it is over all futures, and what it is made of in one of them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import isfinite
from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.decide.worth.first_question import MOST, answers_with, prepare_answers
from sixteenth.decide.worth.going_on import (
    GoingOn,
    Value,
    Worth,
    cannot_stop,
    gained_by_going_on,
    going_on_of,
    models_today,
    stopping_after,
    worth_as_concern,
    worth_wound_down,
)
from sixteenth.decide.worth.headline import STOPS, futures_by_stop, month_of_catastrophe
from sixteenth.engine.equation import axis_name
from sixteenth.engine.history import Result
from sixteenth.errors import refuse
from sixteenth.measures.spread import Mover, what_moves
from sixteenth.questions.explain.number import Asked, Number, Piece, in_it, whole
from sixteenth.questions.figures import key_of, of_100
from sixteenth.questions.spread import error_figure, movers_table, share_figure

MOVERS = 8
MEAN = "the_mean"
WORLDS = ("goes_on", "stops_now")


@dataclass(frozen=True)
class BothRuns:
    """A lab that goes on and that stops now, on the same luck."""

    goes_on: Result
    stops: Result
    found: GoingOn
    model: int  # its last one, where it stops

    def worths(self, of: Callable[[Result, int], Worth], lab: str) -> tuple[Worth, Worth]:
        """Return what the lab is worth in the futures that both runs have."""
        at = self.goes_on.labels["lab"].index(lab)
        return of(self.goes_on, at), of(self.stops, at)


def number_of(asked: Asked) -> Number:
    """Run the lab as it goes on and as it stops now, and read what one is worth against the other."""
    refuse(cannot_stop(asked.scenario, asked.lab))
    run, model = answers_with(asked.given, asked.runs.run_job), models_today(asked.scenario, asked.lab)
    draws = min(asked.draws, MOST)
    asked.runs.expect(2)
    goes_on, stops = run(asked.scenario, draws), run(stopping_after(asked.scenario, asked.lab, model), draws)
    both = BothRuns(goes_on, stops, going_on_of(goes_on, stops, asked.lab, model), model)
    return FIGURES[asked.word.key](asked, both)


def _going_on(asked: Asked, both: BothRuns) -> Number:
    one, other = both.worths(worth_as_concern, asked.lab)
    gained = one.total - other.total
    told = (*_verdict(asked, both.found.going_concern, both), Finding("counted_otherwise", {}))
    return _number(both, gained, told, ("owners_ahead", "run_off_profit"), (one, other))


def _run_off(asked: Asked, both: BothRuns) -> Number:
    one, other = both.worths(worth_wound_down, asked.lab)
    told = (*_verdict(asked, both.found.run_off, both), Finding("not_of_today", {}))
    return _number(both, one.total - other.total, told, ("owners_run_off", "run_off_profit"), (one, other))


def _verdict(asked: Asked, value: Value, both: BothRuns) -> tuple[Finding, ...]:
    """Say what a value is over all futures: the verdict, the mean with its error, the count."""
    error, is_sure = value.standard_error, isfinite(value.standard_error)
    parts = {
        **asked.parts,
        "verdict": Word(f"as_{key_of(value.verdict)}"),
        "mean": Figure(value.mean, "money_told", error if is_sure else None),
        "futures": Figure(both.found.futures, "count"),
        "sure": (Finding("sure", {"error": Figure(error, "money_told")}),) if is_sure else (),
        "positive": of_100(value.positive_of_100, both.found.futures),
        "horizon": Figure(both.found.horizon, "month"),
    }
    stop = {"lab": Figure(asked.lab, "text"), "model": Figure(both.model, "count")}
    return (
        Finding(asked.word.key, parts, ("owners_worth", "last_model")),
        *([Finding("on_the_edge", {})] if value.is_on_the_edge else []),
        Finding("if_it_stops", stop),
    )


def _by_stop(asked: Asked, both: BothRuns) -> Number:
    """Tell what going on is worth in those futures in which progress does one thing."""
    one, other = both.worths(worth_as_concern, asked.lab)
    gained, found = one.total - other.total, both.found
    among = next(own for name, own in futures_by_stop(both.goes_on).items() if key_of(name) == asked.word.key)
    parts = {**asked.parts, "all": Figure(found.futures, "count")}
    part = next((each for each in found.by_stop if key_of(each.name) == asked.word.key), None)
    told = Finding("in_no_future", parts)
    if part is not None:
        value, share = part.value, 100 * part.futures / found.futures
        is_sure = isfinite(value.standard_error)
        figures = {
            "of": of_100(share, found.futures),
            "mean": Figure(value.mean, "money_told", value.standard_error if is_sure else None),
            "futures": Figure(part.futures, "count"),
            "sure": (Finding("sure", {"error": Figure(value.standard_error, "money_told")}),) if is_sure else (),
            "positive": of_100(value.positive_of_100, part.futures),
        }
        told = Finding("by_stop", {**parts, **figures}, ("owners_worth", "months_of_progress"))
    number = _number(both, gained, (told,), ("owners_ahead", "run_off_profit"), (one, other))

    def own(draw: int) -> tuple[Finding, ...]:
        return number.own(draw) if among[draw] else (Finding("in_it_otherwise", {}),)

    return replace(number, own=own, among=among)


def _later(asked: Asked, both: BothRuns) -> Number:
    """Tell which part of it comes after the run."""
    one, other = both.worths(worth_as_concern, asked.lab)
    gained, ahead = one.total - other.total, one.terminal - other.terminal
    value, share = both.found.going_concern, both.found.going_concern.share_after_run
    parts = {
        **asked.parts,
        "horizon": Figure(both.found.horizon, "month"),
        "mean": Figure(value.mean, "money_told", value.standard_error),
        "futures": Figure(both.found.futures, "count"),
    }
    told = Finding("no_later", parts) if share is None else Finding("later", {**parts, "share": Figure(share, "share")})
    number = _number(both, ahead, (told,), ("owners_ahead", "run_off_profit"), (one, other))

    def own(draw: int) -> tuple[Finding, ...]:
        amounts = {"value": whole(float(ahead[draw]), "USD"), "gained": whole(float(gained[draw]), "USD")}
        return (Finding("in_it_later", amounts), *_ended(both, draw))

    return replace(number, own=own)


def _number(
    both: BothRuns, gained: Any, told: tuple[Finding, ...], ahead: tuple[str, str], worths: tuple[Worth, Worth]
) -> Number:
    """Return a number that is what a lab is worth in one world less what it is worth in the other."""

    def pieces(draw: int) -> tuple[Piece, ...]:
        def piece(key: str, name: str, of: Callable[[Worth], Any]) -> Piece:
            return Piece(key, name, "USD", tuple(float(of(worth)[draw]) for worth in worths))

        return (
            piece("owners_paid", "payouts", lambda worth: worth.received),
            piece("owners_cash", "next_cash", lambda worth: worth.total - worth.received - worth.terminal),
            piece(*ahead, lambda worth: worth.terminal),
            piece("owners_in_all", "next_owners_worth", lambda worth: worth.total),
        )

    def own(draw: int) -> tuple[Finding, ...]:
        return (*in_it(float(gained[draw]), "USD", MEAN), *_ended(both, draw))

    return Number(both.goes_on, gained, told, own, columns=WORLDS, pieces=pieces)


def _ended(both: BothRuns, draw: int) -> tuple[Finding, ...]:
    """Say that a future ends in a catastrophe, after which nothing counts, though the books below run on."""
    month = int(month_of_catastrophe(both.goes_on)[draw])
    if month >= both.goes_on.recipe["months"]:
        return ()
    return (Finding("in_it_ended", {"month": Figure(str(both.goes_on.months[month]), "month")}),)


def _judged(asked: Asked, both: BothRuns) -> Number:
    """Tell which part of its spread rests on judgement, and open the judgement that most of it moves with."""
    gained = gained_by_going_on(both.goes_on, both.stops, asked.lab)
    job = prepare_answers(asked.scenario, {**asked.given, "draws": both.goes_on.draws})
    movers = what_moves(job, asked.scenario, gained)
    part, futures = movers.judgement, {"futures": Figure(both.found.futures, "count")}
    told = Finding("too_few_to_judge", {**asked.parts, **futures})
    if part.is_known:
        shares = {"share": share_figure(part), "error": error_figure(part)}
        told = Finding("judged", {**asked.parts, **futures, **shares})
    judged = [mover for mover in movers.inputs if mover.kind == "judgement"]
    name, labels = _opened(asked, judged[0]) if judged else (None, {})
    clear = any(mover.is_clear for mover in movers.inputs)
    tables: tuple[Table, ...] = (movers_table(movers, MOVERS),) if clear else ()
    values = np.nan_to_num(gained, nan=0.0)
    own: Callable[[int], tuple[Finding, ...]] = lambda draw: (  # noqa: E731
        Finding("in_it_gained", {"value": whole(float(values[draw]), "USD")}),
    )
    by = Word("the_value_of_going_on")
    return Number(both.goes_on, values, (told,), own, by, month=0, name=name, labels=labels, tables=tables)


def _opened(asked: Asked, mover: Mover) -> tuple[str, Mapping[str, str]]:
    """Return the name of an input, and those of its labels that its axes have."""
    declared, known = asked.scenario.world.declared, asked.scenario.settings.labels
    axes = [axis_name(axis) for axis in declared[mover.name].kind.axes] if mover.name in declared else []
    found = {axis: label for axis in axes for each in mover.labels for label in each.split("/") if label in known[axis]}
    return (mover.name, found) if mover.name in declared else (asked.word.name, {})


FIGURES: Mapping[str, Callable[[Asked, BothRuns], Number]] = {
    **{key_of(name): _by_stop for name in STOPS},
    "going_on": _going_on,
    "later": _later,
    "run_off": _run_off,
    "judged": _judged,
}
