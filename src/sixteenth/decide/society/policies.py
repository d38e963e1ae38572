"""Policies beside each other on the same futures: risk, race, jobs, lives, money and concentration, by date.

The first scenario is what the others are measured against. Each number is read future by future, the first scenario's
beside the policy's, so that luck cancels. Dates are the policy's own: before it begins, as it ends, a year later and in
the end; where it has none, each second year.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.difference import Difference, Measure, plan_of
from sixteenth.decide.society.policy_years import Phase, phase_of, policy_spans
from sixteenth.decide.society.third_way import catastrophe_probability, life_years
from sixteenth.decide.worth.going_on import outputs_of_going_on, worth_as_concern
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.errors import Interrupted
from sixteenth.measures.over_futures import kept_of
from sixteenth.scenarios.assemble import Scenario

EDGE = 2.0  # standard errors
YEAR = 12
Spans = Sequence[tuple[int, int]]
Of = Callable[[Result, int], Any]  # in a month, counted from the start: [draws]


@dataclass(frozen=True)
class Told:
    """A number that is told of policies: the part of the page it belongs to, and which way is for the better."""

    name: str
    part: str
    of: Of
    better: int = 0  # 1 where more is better, -1 where less is, 0 where that is anybody's judgement


def _plain(name: str, part: str, better: int = 0) -> Told:
    return Told(name, part, lambda result, month: result[name][month], better)


def _catastrophe_in_the_year(result: Result, month: int) -> Any:
    """Return the probability of a catastrophe in the twelve months to a month."""
    before = catastrophe_probability(result, month - YEAR) if month >= YEAR else 0
    return catastrophe_probability(result, month) - before


def _effort(result: Result, month: int) -> Any:
    """Return safety effort, the mean of the labs still in business."""
    alive = np.asarray(result["is_alive"][month], np.float64)
    return (result["safety_effort"][month] * alive).sum(axis=0) / np.maximum(alive.sum(axis=0), 1)


def _ranked(result: Result, month: int) -> Any:
    return np.sort(np.asarray(result["lab_horizon"][month] * result["is_alive"][month], np.float64), axis=0)


def _lead(result: Result, month: int) -> Any:
    """Return how far the best lab's research is ahead of the second best, in doublings."""
    ranked = _ranked(result, month)
    return ranked[-1] - ranked[-2] if len(ranked) > 1 else np.zeros(ranked.shape[1])


def _revenues(result: Result, month: int) -> Any:
    """Return what each lab sold in the twelve months to a month [lab, draws], in USD a year."""
    sold = np.asarray(result["company_revenue"][max(month + 1 - YEAR, 0) : month + 1], np.float64)
    return sold.mean(axis=0) * YEAR


def _shares(result: Result, month: int) -> Any:
    sold = _revenues(result, month)
    return sold / np.maximum(sold.sum(axis=0), 1)


NUMBERS = (
    Told("catastrophe_probability", "risk", catastrophe_probability, -1),
    Told("catastrophe_in_the_year", "risk", _catastrophe_in_the_year, -1),
    Told("frontier", "race", lambda result, month: _ranked(result, month)[-1]),
    Told("lead", "race", _lead),
    Told("effort", "race", _effort),
    _plain("jobs_displaced", "jobs", -1),
    _plain("entry_level_office_employment", "jobs", 1),
    _plain("unemployment", "jobs", -1),
    _plain("wage", "jobs", 1),
    _plain("added_output", "jobs", 1),
    _plain("lives_saved_in_all", "lives", 1),
    Told("life_years", "lives", life_years, 1),
    Told("revenue_of_all", "money", lambda result, month: _revenues(result, month).sum(axis=0), 1),
    Told("largest_share", "concentration", lambda result, month: _shares(result, month).max(axis=0)),
    Told("concentration", "concentration", lambda result, month: (_shares(result, month) ** 2).sum(axis=0)),
)
REVENUE, WORTH, WORTH_OF_ALL = "revenue", "worth", "worth_of_all"
BETTER: Mapping[str, int] = {**{each.name: each.better for each in NUMBERS}, WORTH_OF_ALL: 1}
SUMMED_UP = ("catastrophe_probability", "life_years", "jobs_displaced", "added_output", WORTH_OF_ALL)  # in a sentence
NEEDED = (
    *("probability_without_catastrophe", "lab_horizon", "is_alive", "safety_effort"),
    *("jobs_displaced", "entry_level_office_employment", "unemployment", "wage", "added_output"),
    *("lives_saved_in_all", "life_months_gained", "company_revenue"),
)


@dataclass(frozen=True)
class Change:
    """What a policy makes of one number in one month, against the first scenario: means over the same futures."""

    policy: str
    number: str
    part: str
    lab: str  # of whom; none where it is of all
    month: str
    phase: Phase
    difference: Difference

    @property
    def low(self) -> float:
        """Return the difference less two standard errors."""
        return self.difference.difference - EDGE * self.difference.standard_error

    @property
    def high(self) -> float:
        """Return the difference and two standard errors more."""
        return self.difference.difference + EDGE * self.difference.standard_error

    @property
    def is_told(self) -> bool:
        """Say whether two standard errors tell it from nothing."""
        return self.difference.difference != 0 and not self.low <= 0 <= self.high

    @property
    def is_for_the_better(self) -> bool | None:
        """Say whether it is a gain or a cost; None where it is not told from nothing, or anybody's judgement."""
        way = BETTER.get(self.number, 0) * self.difference.difference
        return way > 0 if self.is_told and way and math.isfinite(way) else None


@dataclass(frozen=True)
class Policies:
    """Policies against the first scenario: by the dates of each, at the end of each year, and in the end."""

    first: str
    names: tuple[str, ...]  # of the policies that were run
    futures: int
    dated: tuple[Change, ...]
    yearly: tuple[Change, ...]  # at the end of each year, and of the run
    is_stopped: bool  # on request, before all of them were run

    def at_the_end(self, policy: str) -> Mapping[str, Change]:
        """Return what a policy makes of each number of all labs together by the end of the run."""
        own = [each for each in self.dated if each.policy == policy and not each.lab]
        last = max(each.month for each in own)
        return {each.number: each for each in own if each.month == last}


def outputs_of_policies(world: World) -> OutputSet:
    """Return what policies are read from, of a world that has labs and people."""
    return kept_of(world, OutputSet(monthly=NEEDED), outputs_of_going_on(world))


def compare_policies(
    scenarios: Sequence[Scenario], run: Callable[[int], Result], names: Sequence[str] | None = None
) -> Policies:
    """Run scenarios and put each beside the first.

    Args:
        scenarios: The first is what the others are measured against; their events say when each policy holds.
        run: Runs the scenario of a place in them, keeping `outputs_of_policies`, all on the same futures.
        names: What they are called, where not by their own names.

    Raises:
        Interrupted: when stopped before one policy was run; later, what was found by then is returned.

    """
    first, *others = names or [each.name for each in scenarios]
    without = run(0)
    found = Policies(first, (), without.draws, (), (), is_stopped=False)
    dated, yearly, done = list[Change](), list[Change](), list[str]()
    is_stopped = False
    try:
        for place, name in enumerate(others, 1):
            under, spans = run(place), policy_spans(scenarios[0].settings, scenarios[place].settings)
            held = () if _rules_differ(scenarios[0], scenarios[place]) else spans
            dated += _changes(name, without, under, held, dates_of(held, without))
            yearly += _changes(name, without, under, held, _years_and_end(without))
            done.append(name)
    except Interrupted:
        if not done:
            raise
        is_stopped = True
    return Policies(found.first, tuple(done), found.futures, tuple(dated), tuple(yearly), is_stopped)


def dates_of(spans: Spans, result: Result) -> tuple[int, ...]:
    """Return the months that are told of a policy: before, as it ends, a year later, and in the end.

    One that does not end is told a year after it began; one without dates at the end of each second year.
    """
    last = len(result.months) - 1
    ends = [(begins, min(ends, last + 1)) for begins, ends in spans]
    told = {month for begins, end in ends for month in (begins - 1, *_within(begins, end, last))}
    chosen = told or set(_ends_of_years(result)[1::2])
    return tuple(sorted({month for month in chosen if 0 <= month <= last} | {last}))


def _within(begins: int, end: int, last: int) -> tuple[int, ...]:
    return (end - 1, end - 1 + YEAR) if end <= last else (begins - 1 + YEAR,)


def _ends_of_years(result: Result) -> tuple[int, ...]:
    return tuple(at for at, month in enumerate(result.months) if str(month).endswith("-12"))


def _years_and_end(result: Result) -> tuple[int, ...]:
    return tuple(sorted({*_ends_of_years(result), len(result.months) - 1}))


def _rules_differ(first: Scenario, policy: Scenario) -> bool:
    """Say whether a policy is a rule from the start, so that its events only change what holds throughout."""
    return first.assumptions.theory != policy.assumptions.theory


def _changes(policy: str, without: Result, under: Result, spans: Spans, months: Iterable[int]) -> Iterable[Change]:
    """Read both runs in some months; what labs are worth only in the last month of the run."""
    last = len(without.months) - 1
    for month in months:
        when = (str(without.months[month]), phase_of(month, month, spans))
        for name, part, lab, one, other in _numbers(without, under, month, is_last=month == last):
            yield Change(policy, name, part, lab, *when, _beside(one, other, without, under))


def _numbers(without: Result, under: Result, month: int, *, is_last: bool) -> Iterable[tuple[str, str, str, Any, Any]]:
    """Yield the name of each number, its part, whose it is, and its futures in both runs."""
    for each in NUMBERS:
        yield each.name, each.part, "", each.of(without, month), each.of(under, month)
    labs = without.labels["lab"]
    shared = [lab for lab in labs if lab in under.labels["lab"]]
    sold = [_revenues(result, month) for result in (without, under)]
    for lab in shared:
        yield REVENUE, "money", lab, sold[0][_at(without, lab)], sold[1][_at(under, lab)]
    if is_last:
        worths = {lab: (_worth(without, lab), _worth(under, lab)) for lab in shared}
        for lab, (one, other) in worths.items():
            yield WORTH, "money", lab, one, other
        before, after = (sum(each[side] for each in worths.values()) for side in (0, 1))
        yield WORTH_OF_ALL, "money", "", before, after


def _worth(result: Result, lab: str) -> Any:
    return worth_as_concern(result, _at(result, lab)).total


def _at(result: Result, lab: str) -> int:
    return result.labels["lab"].index(lab)


def _beside(one: Any, other: Any, without: Result, under: Result) -> Difference:
    """Return the mean difference of two numbers paired by future, over those that stayed numbers in both runs."""
    before, after = np.asarray(one, np.float64), np.asarray(other, np.float64)
    kept = without.finite & under.finite & np.isfinite(before) & np.isfinite(after)
    return _MEAN.difference_of(before, after, kept, plan_of(without))


_MEAN = Measure("policy", "policy", "", lambda result: result, is_mean=True)
