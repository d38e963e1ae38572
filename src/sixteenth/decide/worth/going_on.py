"""The value of going on: what a lab is worth to its owners by its rule, less what it is worth if it alone stops.

Both worlds have the same luck, so that the two differ by the stop and by nothing else. A lab that stops after its n-th
model has `last_model` = n: it orders no research compute and launches nothing more, those in research leave with
severance, what it has for sale sells on by the same rule of prices, and its contracts run. Rivals keep their rules.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.difference import Measure, plan_of
from sixteenth.decide.worth.continuation import CATASTROPHE_ODDS, concern, run_off_less_owed
from sixteenth.decide.worth.continuation import NEEDED as AHEAD
from sixteenth.decide.worth.headline import (
    HOLE_TO,
    INVESTMENT_FROM,
    futures_by_stop,
    in_catastrophe,
    month_of_catastrophe,
)
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import Fault, Place, UnknownLabel, WrongOption, nearest, refuse
from sixteenth.measures.arrivals import of_100
from sixteenth.measures.middle import number_of
from sixteenth.measures.over_futures import last_of_lab, of_lab
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

Verdict = Literal["investment", "hole", "a bet: few win, by enough", "either way"]
Run = Callable[[Scenario], Result]
OWN_SET = "going_on"
STOP = "last_model"
EDGE = 2.0  # standard errors
MONTHLY = (
    *AHEAD,
    *("payouts", "owners_share", "cash_flow_for_owners", "discount_factor", "launch_number"),
)
CLOSING = ("cash", "debt", "discount_factor", "owners_share", "months_of_progress")


@dataclass(frozen=True)
class Worth:
    """What a lab is worth to today's owners, in USD of the start, one number a future [draws]."""

    total: Any
    terminal: Any  # the part of it that its business after the last month brings or costs
    received: Any = 0.0  # the part that they are paid, or pay, on the way


@dataclass(frozen=True)
class Value:
    """The value of going on under one rule of what comes after the run; money is USD of the start."""

    mean: float
    standard_error: float
    positive_of_100: float  # futures in which it is above nothing: ties are not
    verdict: Verdict
    is_on_the_edge: bool  # two standard errors would change the verdict
    goes_on: float  # mean worth to owners if the lab goes on by its rule
    stops: float  # and if it stops
    terminal_share: float  # part of the mean that lies after the run; not a number where there is no mean above nothing

    @property
    def share_after_run(self) -> float | None:
        """Return which part of it comes after the run; none where it is not told from nothing."""
        is_clear = self.mean > EDGE * self.standard_error and math.isfinite(self.terminal_share)
        return self.terminal_share if is_clear else None


@dataclass(frozen=True)
class PartGoingOn:
    """The futures in which progress does one thing: how many they are, and what going on is worth in them."""

    name: str
    futures: int
    value: Value


@dataclass(frozen=True)
class GoingOn:
    """What going on is worth to one lab's owners, against a stop after a model."""

    lab: str
    stops_after: int  # models launched, as counted in the books
    futures: int
    horizon: str  # the last month
    going_concern: Value  # in either world the lab is worth its business after the run as well
    run_off: Value  # in either world it is wound down when the run ends
    by_stop: tuple[PartGoingOn, ...]  # as a going concern, by what progress does; what it does in no future is left out


def can_go_on(world: World) -> bool:
    """Say whether a world has what the value of going on is read from."""
    names = (*MONTHLY, *CLOSING, STOP)
    return all(name in world.kinds for name in names) and STOP in world.names_read


def cannot_stop(scenario: Scenario, lab: str) -> list[Fault]:
    """Find why nothing can be said of one lab's stop: its world has no such labs, or the lab is none of them."""
    here = Place(said("the value of going on"))
    if not can_go_on(scenario.world):
        got, cure = (
            said("a world without what a stop needs"),
            said("ask a scenario of the whole world, such as central"),
        )
        return [WrongOption(f"'{scenario.name}'", here, got, said("labs that launch models and have owners"), cure)]
    labs = scenario.settings.labels["lab"]
    if lab in labs:
        return []
    return [
        UnknownLabel(said("the lab"), here, f"'{lab}'", ", ".join(labs), nearest(lab, labs, said("name one of them")))
    ]


def outputs_of_going_on(world: World) -> OutputSet:
    """Return the outputs of a world that the value of going on is read from."""
    odds = (CATASTROPHE_ODDS,) if CATASTROPHE_ODDS in world.kinds else ()
    return OutputSet((*MONTHLY, *odds), CLOSING)


def world_of_going_on(world: World) -> World:
    """Return a world with the set of outputs that the value of going on is read from, under the name `going_on`."""
    return world.keeping(OWN_SET, outputs_of_going_on(world))


def models_today(scenario: Scenario, lab: str) -> int:
    """Return how many models a lab has launched at the start, as the books count them."""
    return round(number_of(scenario, "launch_number", lab))


def stopping_after(scenario: Scenario, lab: str, model: int) -> Scenario:
    """Return a scenario in which one lab's last model is the n-th; a value only, so that nothing is compiled anew."""
    return scenario.with_(**{STOP: {lab: float(model)}})


def stopped_now(scenario: Scenario, lab: str) -> Scenario:
    """Return a scenario in which one lab stops with the models that it has at the start."""
    return stopping_after(scenario, lab, models_today(scenario, lab))


def value_of_going_on(
    scenario: Scenario, lab: str, run: Run, *, stop_after: int | None = None, goes_on: Result | None = None
) -> GoingOn:
    """Run a scenario as it is and with one lab stopped, and compare what the lab is worth to its owners.

    Args:
        scenario: What is assumed.
        lab: The lab that may stop.
        run: Runs a scenario, keeping the outputs of `world_of_going_on`, always on the same luck.
        stop_after: The last model of the lab that stops, as the books count; today's by default, so that it stops now.
        goes_on: The scenario's own run, where it has been made; its first futures are compared where the other has
            fewer.

    Raises:
        Refused: when the scenario has no such lab, or its world no labs that could stop.

    """
    refuse(cannot_stop(scenario, lab))
    model = models_today(scenario, lab) if stop_after is None else stop_after
    goes_on = run(scenario) if goes_on is None else goes_on
    return going_on_of(goes_on, run(stopping_after(scenario, lab, model)), lab, model)


def going_on_of(goes_on: Result, stops: Result, lab: str, model: int) -> GoingOn:
    """Compare a lab that goes on with itself stopped after a model, in the futures that both runs have."""
    at = goes_on.labels["lab"].index(lab)
    kept, plan = stops.finite & goes_on.finite[: stops.draws], plan_of(stops)
    both = tuple((each, owners_books(each, at)) for each in (goes_on, stops))
    concerns, wound_down = (
        tuple(books.worth(ahead(result, at)) for result, books in both) for ahead in (concern, run_off_less_owed)
    )
    parts = {name: own[: kept.size] & kept for name, own in futures_by_stop(goes_on).items()}
    return GoingOn(
        lab=lab,
        stops_after=model,
        futures=int(kept.sum()),
        horizon=str(goes_on.months[-1]),
        going_concern=value_of(concerns[0], concerns[1], kept, plan),
        run_off=value_of(wound_down[0], wound_down[1], kept, plan),
        by_stop=tuple(
            PartGoingOn(name, int(own.sum()), value_of(concerns[0], concerns[1], own, plan))
            for name, own in parts.items()
            if own.any()
        ),
    )


def gained_by_going_on(goes_on: Result, stops: Result, lab: str) -> Any:
    """Return what going on is worth to a lab as a going concern, future by future [draws], in USD of the start.

    Not a number in a future that did not stay one in both runs.
    """
    at, count = goes_on.labels["lab"].index(lab), stops.draws
    kept = stops.finite & goes_on.finite[:count]
    gained = worth_as_concern(goes_on, at).total[:count] - worth_as_concern(stops, at).total
    return np.where(kept, gained, np.nan)


def value_of(goes_on: Worth, stops: Worth, kept: Any, plan: str) -> Value:
    """Compare two worths of a lab, future by future: those of the second run, as far as they are `kept` [draws]."""
    count = kept.size
    one, other = goes_on.total[:count], stops.total
    gained = (one - other)[kept]
    measure = Measure(OWN_SET, "value of going on", "USD", lambda _: gained, is_mean=True)
    error = measure.error_of([(1.0, one), (-1.0, other)], kept, plan)
    positive, mean = of_100(gained > 0), measure.take(gained)
    error_of_count = measure.error_of([(100.0, np.asarray(one > other, np.float64))], kept, plan)
    terminal = measure.take((goes_on.terminal[:count] - stops.terminal)[kept])
    return Value(
        mean=mean,
        standard_error=error,
        positive_of_100=positive,
        verdict=verdict_of(positive, mean),
        is_on_the_edge=is_on_the_edge(positive, error_of_count, mean, error),
        goes_on=measure.take(one[kept]),
        stops=measure.take(other[kept]),
        terminal_share=terminal / mean if mean > 0 else float("nan"),
    )


def verdict_of(positive_of_100: float, mean: float) -> Verdict:
    """Name what going on is, by whole futures of 100 in which it is worth more than nothing, and by its mean worth."""
    count = round(positive_of_100)
    if count >= INVESTMENT_FROM and mean > 0:
        return "investment"
    if count <= HOLE_TO:
        return "hole" if mean <= 0 else "a bet: few win, by enough"
    return "either way"


def is_on_the_edge(positive_of_100: float, error_of_count: float, mean: float, error_of_mean: float) -> bool:
    """Say whether two standard errors of the count or of the mean lie between a verdict and another one."""
    counts = [positive_of_100 + side * EDGE * error_of_count for side in (-1, 0, 1)]
    means = [mean + side * EDGE * error_of_mean for side in (-1, 0, 1)]
    if not np.isfinite([*counts, *means]).all():
        return True
    return len({verdict_of(count, each) for count in counts for each in means}) > 1


def worth_as_concern(result: Result, lab: int) -> Worth:
    """Return what a lab is worth whose business lasts beyond the run; it fades where the lab has stopped."""
    return worth_to_owners(result, lab, concern(result, lab))


def worth_wound_down(result: Result, lab: int) -> Worth:
    """Return what a lab is worth that is wound down when the run ends, as the world's `owners_worth` has it."""
    return worth_to_owners(result, lab, run_off_less_owed(result, lab))


def worth_to_owners(result: Result, lab: int, ahead: Any) -> Worth:
    """Return what a lab is worth to today's owners, in money of the start.

    It is what they are paid on the way, and their share of what is left in the end: cash and what lies ahead, less
    debt, never below nothing. A parent gets all that its lab earns and pays all that it burns, to the end and after it.
    From the month of a catastrophe on there is nothing for anybody.

    Args:
        result: A run that kept the outputs of `world_of_going_on`.
        lab: The number of the lab.
        ahead: What its business is worth after the run, less what it owes, in USD of the end [draws].

    """
    return owners_books(result, lab).worth(ahead)


@dataclass(frozen=True)
class OwnersBooks:
    """What decides what a lab is worth to today's owners beside what lies ahead, one number a future [draws]."""

    received: Any  # USD of the start, paid on the way
    cash: Any  # USD of the end, as debt is
    debt: Any
    own: Any  # their share of what is left, in money of the start
    at_the_end: Any  # the discount factor of the end
    is_parents: Any
    lives: Any
    spared: Any  # by a catastrophe

    def worth(self, ahead: Any) -> Worth:
        """Return what the lab is worth to owners with so much ahead, less what it owes, in USD of the end [draws]."""
        left = np.where(self.lives, np.maximum(self.cash + ahead - self.debt, 0), 0)
        left_alone = np.where(self.lives, np.maximum(self.cash - self.debt, 0), 0)
        at_last = np.where(self.is_parents, ahead * self.at_the_end, self.own * (left - left_alone)) * self.spared
        alone = np.where(self.is_parents, 0, self.own * left_alone) * self.spared
        return Worth(self.received + alone + at_last, at_last, self.received)


def owners_books(result: Result, lab: int) -> OwnersBooks:
    """Read the books of a lab's owners from a run that kept the outputs of `world_of_going_on`."""
    discount = of_lab(result, "discount_factor", lab)
    cash, debt, share = (np.asarray(result.closing[name][lab], np.float64) for name in ("cash", "debt", "owners_share"))
    at_the_end = np.asarray(result.closing["discount_factor"], np.float64)
    own = share * at_the_end
    is_parents = last_of_lab(result, "has_parent", lab) > 0
    lives = last_of_lab(result, "is_alive", lab) > 0
    spared = ~in_catastrophe(result)
    months = np.arange(len(discount))[:, None]
    before = months < month_of_catastrophe(result)
    received = (paid_to_owners(result, lab) * discount * before).sum(axis=0)
    return OwnersBooks(received, cash, debt, own, at_the_end, is_parents, lives, spared)


def paid_to_owners(result: Result, lab: int) -> Any:
    """Return what today's owners are paid each month; a parent gets all that its lab earns and pays what it burns.

    USD of each month [months, draws].
    """
    paid, share, flow = (of_lab(result, name, lab) for name in ("payouts", "owners_share", "cash_flow_for_owners"))
    is_parents = last_of_lab(result, "has_parent", lab) > 0
    return np.where(is_parents, flow, paid * share)
