"""The exponential clock: when something that doubles arrives, and how much of it is visible before.

Asked in closed form, it is the world's own `share_visible`. Asked of a variable, it is read off a run: the month in
which each future first reaches a destination, how long one doubling took on the way there, and what was visible so
many months before, beside what a steady clock would have shown: one that takes the same time for the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result, Spread, spread_among
from sixteenth.errors import require_domain
from sixteenth.measures.arrivals import first_month, months_by, of_100
from sixteenth.said import said

YEAR = 12
COUNTS_DOUBLINGS = ("Doublings",)  # units of which 2 to that power is what doubles


@dataclass(frozen=True)
class Destination:
    """How much of something is to be there: an amount in its unit, or so many times what there is at the start."""

    amount: float
    is_multiple: bool = False


@dataclass(frozen=True)
class SteadyClock:
    """What a steady doubling shows of its destination beforehand."""

    doubling_time: float  # months
    visible: tuple[tuple[float, float], ...]  # months before arrival, share that is there


@dataclass(frozen=True)
class Clock:
    """One variable on its way to a destination, over all futures."""

    variable: str
    labels: tuple[str, ...]
    unit: str
    futures: int
    destination: Destination
    ahead: float  # months to look back from the arrival
    start: Spread  # the variable in the first month, in its unit
    already_of_100: float  # futures that begin at the destination, or beyond; of the spreads below, only in `reached`
    never_of_100: float  # futures that do not reach it in the run
    reached: tuple[str | None, str | None, str | None]  # months by which 5, 50 and 95 of 100 are there; None: not yet
    doubling_time: Spread  # months, from the start to the arrival or the end of the run; infinite where nothing grows
    visible_at_start: Spread
    looked_back_of_100: float  # futures whose arrival lies so many months after the start
    visible_before: Spread  # so many months before arrival, in those
    steady: Spread  # and what a steady clock of the same length would have shown in each of them


def growth_needed(start: float, destination: float, years: float) -> float:
    """Return how many times as much each year takes a quantity from one size to another in so many years.

    Raises:
        OutsideDomain: unless both sizes and the years are above zero.

    """
    is_sound = start > 0 and destination > 0 and years > 0
    require_domain(
        {
            said(
                "sizes and years must be above zero: got {start:g}, {destination:g} and {years:g}",
                start=start,
                destination=destination,
                years=years,
            ): not is_sound
        }
    )
    return float((destination / start) ** (1 / years))


def doubling_time_of(growth: float) -> float:
    """Return the months in which something doubles that becomes so many times as much each year.

    Raises:
        OutsideDomain: when it does not grow.

    """
    require_domain({said("a growth of {growth:g} times a year: it must be above 1", growth=growth): not growth > 1})
    return float(YEAR * np.log(2) / np.log(growth))


def steady_clock(world: World, doubling_time: float, ahead: Sequence[float]) -> SteadyClock:
    """Ask the world's own clock what is visible so many months before arrival.

    Raises:
        OutsideDomain: when a number lies outside the bounds of its card.

    """
    visible = evaluate(world, "share_visible", {"months_to_arrival": list(ahead), "clock_doubling_time": doubling_time})
    return SteadyClock(doubling_time, tuple(zip(map(float, ahead), map(float, visible), strict=True)))


def read_clock(
    world: World, result: Result, variable: str, labels: Sequence[str], destination: Destination, ahead: float
) -> Clock:
    """Read off a run when a variable reaches a destination, future by future, and what was visible before.

    Draws that stopped being numbers are left out. `labels` are those of the variable's axes, in the result's order.
    """
    about = result.variables[variable]
    at = tuple(result.labels[axis].index(label) for axis, label in zip(about.axes, labels, strict=True))
    values = result.only_finite(result.monthly[variable][(slice(None), *at)]).astype(np.float64)
    path = _doublings(values, about.unit)
    goal = _goal(path[0], destination, about.unit)
    arrival = first_month(path >= goal)
    months, last = len(path), len(path) - 1
    is_early, is_there = arrival == 0, arrival < months
    on_way = ~is_early & np.isfinite(path[0])
    with np.errstate(divide="ignore", invalid="ignore"):  # a start at nothing is on no way
        way = np.where(is_there, goal, path[-1]) - path[0]
        doubling = np.where(way > 0, np.minimum(arrival, last) / way, np.inf)
    back = is_there & on_way & (arrival >= ahead)
    seen = path[(arrival[back] - round(ahead)).astype(int), np.flatnonzero(back)]
    known = np.clip(doubling[back], *world.declared["clock_doubling_time"].bounds)  # next to no way takes for ever
    steady = evaluate(world, "share_visible", {"months_to_arrival": ahead, "clock_doubling_time": known})
    return Clock(
        variable=variable,
        labels=tuple(labels),
        unit=about.unit,
        futures=values.shape[-1],
        destination=destination,
        ahead=ahead,
        start=spread_among(values[0]),
        already_of_100=of_100(is_early),
        never_of_100=of_100(~is_there),
        reached=months_by(result, arrival),
        doubling_time=spread_among(doubling[on_way]),
        visible_at_start=spread_among(2 ** (path[0][on_way] - goal[on_way])),
        looked_back_of_100=of_100(back),
        visible_before=spread_among(2 ** (seen - goal[back])),
        steady=spread_among(steady),
    )


def _doublings(values: Any, unit: str) -> Any:
    """Return the power of two that a variable is; what is not positive has none."""
    if unit in COUNTS_DOUBLINGS:
        return values
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(np.log2(values), nan=-np.inf, posinf=np.inf, neginf=-np.inf)


def _goal(start: Any, destination: Destination, unit: str) -> Any:
    """Return the power of two that is to be reached in each future: of nothing, no multiple is ever reached."""
    if destination.is_multiple:
        return np.where(np.isfinite(start), start + np.log2(destination.amount), np.inf)
    return np.full_like(start, _doublings(np.float64(destination.amount), unit))
