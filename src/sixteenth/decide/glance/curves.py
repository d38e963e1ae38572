"""What the first screen draws of one lab: its running total, its cash, when money is back, when a stop is in time.

All of it is read from futures, each with a weight: all weigh alike where they were run for what is asked, and not where
stored futures are weighed anew for a belief that has moved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.worth.headline import WORTH, Unfinished, money_back
from sixteenth.engine.history import Result, exact_quantiles
from sixteenth.measures.over_futures import of_lab

LEVELS = (0.05, 0.25, 0.5, 0.75, 0.95)  # of a fan
PATHS = 7  # futures that are drawn as they are
OUTCOMES = 50  # equally likely futures of a dot plot
QUARTER = 3  # months
YEAR = 12
NEEDED = ("present_value", "cash_flow_before_financing")  # kept monthly
CLOSING = (*WORTH.values(), "months_to_last_call")


@dataclass(frozen=True)
class Futures:
    """One lab in each of many futures, as far as the first screen draws it; those that stayed numbers only."""

    lab: str
    months: tuple[str, ...]  # of the points: the last of each quarter, the horizon among them
    start: str  # the first month of the run
    length: int  # months of the run
    running: Any  # [points, futures] USD of the start: all cash before financing so far
    flow: Any  # [points, futures] USD a month, before financing, mean of the quarter
    back_since: Any  # [futures] months after the start since which money is back for good; `length` where it is not
    last_call: Any  # [futures] months after the start in which a stop still pays all that is owed


@dataclass(frozen=True)
class Fan:
    """Quantiles of a number by month over all futures, and the same number in a few of them."""

    months: tuple[str, ...]
    levels: Any  # [LEVELS, points]
    paths: Any  # [points, PATHS]


@dataclass(frozen=True)
class Curves:
    """What is drawn of one lab on the first screen; money is in USD, or USD a month."""

    running_total: Fan
    cash_flow: Fan
    back_in: tuple[str | None, ...]  # of so many equally likely futures, the month in which money is back for good
    stop_in_time: tuple[tuple[str, float], ...]  # by month: futures of 100 in which a stop then would be in time


def can_draw(result: Result) -> bool:
    """Say whether a run kept what is drawn."""
    return all(name in result.monthly for name in NEEDED) and all(name in result.closing for name in CLOSING)


def futures_of(result: Result, lab: str, unfinished: Unfinished) -> Futures:
    """Return what is drawn of a lab in each future of a run that stayed a number."""
    at, kept = result.labels["lab"].index(lab), result.finite
    running, flow = (of_lab(result, name, at)[:, kept] for name in NEEDED)
    length = len(running)
    points = points_of(length)
    is_back = money_back(result, at, unfinished)[kept]
    return Futures(
        lab=lab,
        months=tuple(str(result.months[point]) for point in points),
        start=str(result.months[0]),
        length=length,
        running=running[points],
        flow=_by_quarter(flow, points),
        back_since=np.where(is_back, np.minimum(_since(running >= 0), length - 1), length),
        last_call=np.asarray(result.closing["months_to_last_call"][at], np.float64)[kept],
    )


def points_of(months: int) -> list[int]:
    """Return every third month of a run, of which the last is one."""
    return list(range((months - 1) % QUARTER, months, QUARTER))


def draw_curves(futures: Futures, weights: Any = None) -> Curves:
    """Read what is drawn from futures that all weigh alike, or by weights that sum to one [futures]."""
    chosen = _chosen(futures.running.shape[1], weights)
    months = np.datetime64(futures.start, "M") + np.arange(futures.length)
    back = (int(month) for month in _ordered(futures.back_since, weights))
    points = [int(number) for number in months_between(futures.start, futures.months)]
    in_time = [_of_100(futures.last_call > point, weights) for point in points]
    return Curves(
        running_total=_fan(futures.months, futures.running, chosen, weights),
        cash_flow=_fan(futures.months, futures.flow, chosen, weights),
        back_in=tuple(str(months[month]) if month < futures.length else None for month in back),
        stop_in_time=tuple(zip(futures.months, in_time, strict=True)),
    )


def months_between(start: str, months: Sequence[str]) -> Any:
    """Return how many months after the start some months are."""
    return (np.array(months, "datetime64[M]") - np.datetime64(start, "M")).astype(int)


def quantiles(values: Any, levels: Sequence[float], weights: Any = None) -> Any:
    """Return quantiles along the last axis [levels, ...], of futures that weigh alike or by weights that sum to one.

    By weights, a future stands for the middle of its own weight, and numbers lie on straight lines between neighbours.
    """
    if weights is None:
        return exact_quantiles(values, levels)
    rows = np.atleast_2d(values)
    order = np.argsort(rows, axis=-1)
    ordered, own = np.take_along_axis(rows, order, axis=-1), np.asarray(weights)[order]
    middles = np.cumsum(own, axis=-1) - own / 2
    found = np.array([np.interp(levels, middle, row) for middle, row in zip(middles, ordered, strict=True)])
    return found.T.reshape(len(levels), *np.shape(values)[:-1])


def _since(holds: Any) -> Any:
    """Return the first month from which something holds to the end [futures]; the number of months where it does not.

    `holds` is [months, futures].
    """
    months = len(holds)
    broken = np.where(holds, -1, np.arange(months)[:, None])
    return broken.max(axis=0) + 1


def _by_quarter(flow: Any, points: Sequence[int]) -> Any:
    """Return the mean flow of the months since the point before [points, futures]."""
    sums = np.vstack((np.zeros((1, flow.shape[1])), np.cumsum(flow, axis=0)))
    ends = np.array([0, *(point + 1 for point in points)])
    return (sums[ends[1:]] - sums[ends[:-1]]) / np.diff(ends)[:, None]


def _fan(months: tuple[str, ...], values: Any, chosen: Any, weights: Any) -> Fan:
    return Fan(months, quantiles(values, LEVELS, weights), values[:, chosen])


def _chosen(futures: int, weights: Any) -> Any:
    """Return the futures that are drawn as they are: the first, or as many at equal steps of the weights."""
    if weights is None:
        return np.arange(min(PATHS, futures))
    return _places(PATHS, weights)


def _ordered(months: Any, weights: Any) -> Any:
    """Return the months of so many equally likely futures, the earliest first."""
    order = np.argsort(months, kind="stable")
    if weights is None:
        places = ((np.arange(OUTCOMES) + 0.5) / OUTCOMES * len(order)).astype(int)
        return months[order][places]
    return months[order][_places(OUTCOMES, np.asarray(weights)[order])]


def _places(count: int, weights: Any) -> Any:
    """Return the futures in which so many equal steps of the weights end in their middles."""
    sums = np.cumsum(weights)
    return np.minimum(np.searchsorted(sums, (np.arange(count) + 0.5) / count * sums[-1]), len(sums) - 1)


def _of_100(holds: Any, weights: Any) -> float:
    return 100 * float(np.mean(holds) if weights is None else holds @ weights)
