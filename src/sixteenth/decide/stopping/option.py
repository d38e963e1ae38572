"""What the right to stop after each model is worth: stopping by a rule that is learnt, against the better fixed plan.

What stopping brings is not known when it is decided on, only what it brings on average given what is known. So what
going on brings beyond stopping is regressed on the state, and one stops where that is below nothing by two of its
standard errors: worth is made up by few large futures, which a regression on fewer easily misses. The rule is learnt
on one half of the futures and settled on the other with what really came of it, and the reverse: it has not seen those
that it is judged by, so that the worth of the right is on average too low, never too high.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from sixteenth.decide.stopping.known import MOST_MONTHS, Known
from sixteenth.measures.arrivals import error_of_100, of_100
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.measures.optimal_stopping import Futures, Learning, fit_policy, follow

HALVES = 2
CAUTION = 2.0  # standard errors
LEARNING: Learning = "unseen"
LEAST_GROWTH = -0.99  # a year: a lab that has lost all of its sales
SLOW = 0.4  # growth of the logarithm of revenue in a year below which less weighs otherwise: half as much again
REVENUE_SCALE = 10.0  # of the logarithm
Rule = Callable[[Any, Any], Any]  # learns on some futures, says for others after which date each stops


@dataclass(frozen=True)
class Choices:
    """All that stopping or going on leads to, in futures that stayed numbers in every run; USD of the start."""

    known: Known
    stops: Any  # worth to owners if the lab stops after each model [date, draw]
    goes_on: Any  # and if it never does [draw]

    @property
    def never(self) -> int:
        """Return the date that stands for going on always: the one after the last."""
        return len(self.stops)

    def worth_of(self, dates: Any) -> Any:
        """Return what stopping on a date is really worth, future by future [draws]."""
        every = np.concatenate([self.stops, self.goes_on[None]])
        return every[dates, np.arange(len(dates))]


@dataclass(frozen=True)
class AfterModel:
    """The futures in which a rule stops after one model."""

    model: int
    launched_of_100: float  # in which the lab could: it has launched this model
    stops_of_100: float
    stops_error: float
    gained: Estimate  # worth of stopping less that of going on always, mean over those futures
    stops_all: Estimate  # worth if the lab stops after this model in every future that has it


@dataclass(frozen=True)
class Option:
    """What the right to stop is worth."""

    futures: int
    goes_on: Estimate  # worth to owners if the lab never stops
    stops_today: Estimate
    by_rule: Estimate
    right: Estimate  # by the rule, less the better of going on always and stopping today
    is_going_on_better: bool  # than stopping today
    stops_of_100: float  # futures in which the rule stops at all
    after: tuple[AfterModel, ...]


def by_regression(choices: Choices) -> Any:
    """Return the date on which each future stops, by regressions that were learnt on the other half."""
    return crossed(choices, partial(_regressed, choices))


def crossed(choices: Choices, rule: Rule) -> Any:
    """Return the date on which each future stops, by a rule that was learnt on the other half of futures [draws]."""
    half = np.arange(len(choices.goes_on)) % HALVES
    dates = np.full(len(half), choices.never)
    for own in range(HALVES):
        dates[half == own] = rule(np.flatnonzero(half != own), np.flatnonzero(half == own))
    return dates


def option_of(choices: Choices, dates: Any) -> Option:
    """Return what stopping on these dates is worth, against going on always and stopping today."""
    worth, today = choices.worth_of(dates), choices.stops[0]
    is_going_on_better = bool(choices.goes_on.mean() >= today.mean())
    better = choices.goes_on if is_going_on_better else today
    return Option(
        futures=len(dates),
        goes_on=mean_of(choices.goes_on),
        stops_today=mean_of(today),
        by_rule=mean_of(worth),
        right=mean_of(worth - better),
        is_going_on_better=is_going_on_better,
        stops_of_100=of_100(dates < choices.never),
        after=tuple(_after(choices, dates, date) for date in range(choices.never)),
    )


def _after(choices: Choices, dates: Any, date: int) -> AfterModel:
    own = dates == date
    stops = of_100(own)
    return AfterModel(
        model=choices.known.models[date],
        launched_of_100=of_100(choices.known.reached[date]),
        stops_of_100=stops,
        stops_error=error_of_100(stops, len(own)),
        gained=mean_of((choices.stops[date] - choices.goes_on)[own]),
        stops_all=mean_of(choices.stops[date]),
    )


def functions(states: Mapping[str, Any]) -> Any:
    """Return the functions of what is known in which the worth of going on is written, [date, draw, function]."""
    growth = np.log1p(np.maximum(states["growth"], LEAST_GROWTH))
    has_stopped = (states["months_stopped"] > 0).astype(np.float64)
    told = (
        np.ones_like(growth),
        growth,
        np.minimum(growth - SLOW, 0),
        has_stopped,
        growth * has_stopped,
        states["lead"],
        np.minimum(states["lead"], 0),
        np.log1p(states["owed"]),
        states["cash_months"] / MOST_MONTHS,
        states["revenue"] / REVENUE_SCALE,
    )
    return np.stack(told, axis=-1)


def _regressed(choices: Choices, learn: Any, settle: Any) -> Any:
    """Learn by regression on some futures, and return the dates on which others stop."""
    known = functions(choices.known.states)

    def futures(own: Any) -> Futures:
        states = np.concatenate([known[:, own], np.zeros((1, len(own), known.shape[2]))])
        payoffs = np.concatenate([choices.stops[:, own], choices.goes_on[None, own]])
        has_choice = np.concatenate([choices.known.reached[:, own], np.ones((1, len(own)), bool)])
        return Futures(states, payoffs, np.ones(len(payoffs)), has_choice)

    policy = fit_policy(futures(learn), lambda each: each, LEARNING, CAUTION)
    return follow(policy, futures(settle)).dates
