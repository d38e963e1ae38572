"""The difference of two runs on common draws: each future of one beside the same future of the other.

Scenarios share their luck, so that most of it cancels. The standard error of a difference of means is that of the
differences future by future; that of a difference of medians, and any under a Sobol plan, is taken from eight groups
of futures, paired likewise.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.worth.headline import WORTH, Unfinished, is_ruined, money_back
from sixteenth.engine.draws.chance import entries
from sixteenth.engine.draws.sampling import SCRAMBLES
from sixteenth.engine.history import Result

GAINED = "value_of_going_on"  # of the lab in focus [draws], in a run that was put beside itself with that lab stopped


@dataclass(frozen=True)
class Difference:
    """One number in two scenarios, and how sure their difference is."""

    before: float
    after: float
    difference: float
    standard_error: float  # not a number where there are too few futures


@dataclass(frozen=True)
class Measure:
    """What is read off a run: one number a future, and what is taken of them all."""

    name: str
    title: str
    unit: str  # "of 100", or that of the world
    of: Callable[[Result], Any]  # [draws]; not a number in a future that is left out
    is_mean: bool

    @property
    def statistic(self) -> Literal["mean", "median"]:
        """Return what is taken of all futures."""
        return "mean" if self.is_mean else "median"

    def draws(self, result: Result) -> Any:
        """Return the number of each future, in double precision."""
        return np.asarray(self.of(result), np.float64)

    def take(self, values: Any) -> float:
        """Return the mean or the median of numbers; not a number where there are none."""
        if not np.size(values):
            return float("nan")
        return float(np.mean(values) if self.is_mean else np.median(values))

    def over_futures(self, result: Result) -> float:
        """Return the mean or the median over the futures of a run that stayed numbers."""
        values = self.draws(result)
        return self.take(values[np.isfinite(values)])

    def compare(self, one: Result, other: Result) -> Difference:
        """Return the difference of the second run to the first, over the futures that both have."""
        before, after = self.draws(one), self.draws(other)
        kept = np.isfinite(before) & np.isfinite(after)
        return self.difference_of(before, after, kept, plan_of(one))

    def difference_of(self, before: Any, after: Any, kept: Any, plan: str) -> Difference:
        """Return the difference of numbers paired by future."""
        first, second = self.take(before[kept]), self.take(after[kept])
        error = self.error_of([(1.0, after), (-1.0, before)], kept, plan)
        return Difference(first, second, second - first, error)

    def error_of(self, terms: list[tuple[float, Any]], kept: Any, plan: str) -> float:
        """Return the standard error of a sum of statistics, each times a factor, of numbers paired by future."""
        if self.is_mean and plan == "counter":
            paired = np.sum([factor * values for factor, values in terms], axis=0)[kept]
            return float(np.std(paired, ddof=1) / np.sqrt(paired.size)) if paired.size > 1 else float("nan")
        groups = [kept & (np.arange(kept.size) % SCRAMBLES == group) for group in range(SCRAMBLES)]
        if not all(group.any() for group in groups):
            return float("nan")
        each = [sum(factor * self.take(values[group]) for factor, values in terms) for group in groups]
        return float(np.std(each, ddof=1) / np.sqrt(SCRAMBLES))


def plan_of(result: Result) -> str:
    """Return how the inputs of a run got their luck."""
    return str(result.recipe["sampling"])


def money_back_measure(lab: str, unfinished: Unfinished) -> Measure:
    """Count the futures in which a lab's money is back, by the rule of the headline."""

    def of(result: Result) -> Any:
        return 100.0 * money_back(result, _at(result, lab), unfinished)

    return Measure("back_of_100", f"{lab}: money back", "of 100", of, is_mean=True)


def headline_measures(lab: str, unfinished: Unfinished, *, is_valued: bool = False) -> tuple[Measure, ...]:
    """Return what the headline says of a lab, as measures; what going on is worth to it first, where runs have that."""

    def ruined(result: Result) -> Any:
        return 100.0 * is_ruined(result, _at(result, lab))

    def last_call(result: Result) -> Any:
        months = np.minimum(result.closing["months_to_last_call"][_at(result, lab)], result.recipe["months"])
        return _finite(result, months)

    def too_late(result: Result) -> Any:
        months = result.closing["months_to_last_call"][_at(result, lab)]
        return 100.0 * ((months >= result.recipe["months"]) & result.finite)

    worth, hole = _closing(WORTH[unfinished], lab), _closing("lowest_present_value", lab)
    return (
        *(_going_on(lab) if is_valued else ()),
        money_back_measure(lab, unfinished),
        Measure("ruined_of_100", f"{lab}: ruined", "of 100", ruined, is_mean=True),
        Measure("median_worth", f"{lab}: worth today, median", "USD", worth, is_mean=False),
        Measure("mean_worth", f"{lab}: worth today, mean", "USD", worth, is_mean=True),
        Measure("median_hole", f"{lab}: deepest hole, median", "USD", hole, is_mean=False),
        Measure("never_too_late_of_100", f"{lab}: never too late to stop", "of 100", too_late, is_mean=True),
        Measure("last_call", f"{lab}: until it is too late to stop, mean", "Months", last_call, is_mean=True),
    )


def _going_on(lab: str) -> tuple[Measure, Measure]:
    def gained(result: Result) -> Any:
        return result.closing[GAINED]

    def gains(result: Result) -> Any:
        return np.where(np.isfinite(gained(result)), 100.0 * (gained(result) > 0), np.nan)

    return (
        Measure("going_on", f"{lab}: value of going on, mean", "USD", gained, is_mean=True),
        Measure("gains_of_100", f"{lab}: going on is worth more than nothing", "of 100", gains, is_mean=True),
    )


def output_measures(
    result: Result, name: str, title: str, *, is_mean: bool = False
) -> tuple[tuple[tuple[str, ...], Measure], ...]:
    """Return a measure for each entry of a kept output: its last balance, or its last month.

    It is the median, the mean where that is asked for (`World.means`), or of a flag the count of 100.
    """
    about = result.variables[name]
    is_flag = about.unit == "Flag"
    unit = "of 100" if is_flag else about.unit
    return tuple(
        (labels, Measure(name, title, unit, _last(name, labels), is_mean=is_flag or is_mean))
        for labels in entries(about.axes, result.labels)
    )


def _last(name: str, labels: tuple[str, ...]) -> Callable[[Result], Any]:
    def of(result: Result) -> Any:
        about = result.variables[name]
        at = tuple(result.labels[axis].index(label) for axis, label in zip(about.axes, labels, strict=True))
        values = result.closing[name][at] if name in result.closing else result.monthly[name][-1][at]
        return _finite(result, 100.0 * values if about.unit == "Flag" else values)

    return of


def _closing(name: str, lab: str) -> Callable[[Result], Any]:
    return lambda result: _finite(result, result.closing[name][_at(result, lab)])


def _finite(result: Result, values: Any) -> Any:
    return np.where(result.finite, values, np.nan)


def _at(result: Result, lab: str) -> int:
    return result.labels["lab"].index(lab)
