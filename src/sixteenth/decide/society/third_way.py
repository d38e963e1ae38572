"""The third way: lives against the odds of a catastrophe, over policies; which are beaten, where it bends, who chooses.

Each policy is a run of its own, all on the same futures. What it is worth is expected: life-years gained count by the
odds that there is anybody to live them. Policies are told apart by the differences on the same futures, against the
first of them, and by their standard errors.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.difference import Difference, Measure
from sixteenth.decide.expected import Expected, expected
from sixteenth.engine.history import Result

NEEDED = (
    "life_months_gained",
    "probability_without_catastrophe",
    "probability_without_catastrophe_ahead",
    "welfare_gain",
)
EDGE = 2.0  # standard errors
MONTHS_OF_A_YEAR = 12
FEWEST_FOR_A_KNEE = 3


@dataclass(frozen=True)
class PolicyOutcome:
    """What a policy is expected to bring by the end of the run."""

    policy: str
    life_years_gained: float
    catastrophe_odds: float  # by the end of the run
    catastrophe_odds_in_all: float  # with the years after it in which the hazard goes on
    welfare_gain: tuple[float, ...]  # expected, against no models, for each view of what is good
    against_the_first: tuple[Difference, ...]  # of welfare gained, for each view
    is_beaten_by: str | None  # a policy that is as good in both and better in one; None on the frontier
    errors: tuple[float, float, float]  # standard errors of life-years, and of odds in the run and in all
    is_surely_beaten_by: str | None = None  # one that is better in both by more than two standard errors
    welfare_error: tuple[float, ...] = ()  # standard errors of the welfare gained


@dataclass(frozen=True)
class ThirdWay:
    """All policies, by their risk; the one at which more lives begin to cost most risk; and who would choose which."""

    outcomes: tuple[PolicyOutcome, ...]
    frontier: tuple[str, ...]  # from the least risk to the most
    knee: str | None  # none where the frontier has no bend
    choices: Mapping[str, str]  # view of what is good -> policy of the largest expected welfare
    as_good: Mapping[str, tuple[str, ...]]  # view -> policies that two standard errors do not tell from that one


def third_way(runs: Sequence[tuple[str, Result]]) -> ThirdWay:
    """Put policies beside each other: each is a name and a run that kept the output set `society`."""
    means = {name: _expected(result) for name, result in runs}
    points = {name: (lives.mean, risk.mean) for name, (lives, risk, _) in means.items()}
    views, by_name = runs[0][1].labels["curvature"], dict(runs)
    measures = [_welfare_gained(at) for at in range(len(views))]
    outcomes = tuple(
        PolicyOutcome(
            name,
            lives,
            risk,
            means[name][2].mean,
            tuple(measure.over_futures(by_name[name]) for measure in measures),
            tuple(measure.compare(runs[0][1], by_name[name]) for measure in measures),
            _beaten_by(name, points),
            (means[name][0].standard_error, means[name][1].standard_error, means[name][2].standard_error),
            _surely_beaten_by(name, by_name),
            tuple(expected(by_name[name], measure.draws(by_name[name])).standard_error for measure in measures),
        )
        for name, (lives, risk) in sorted(points.items(), key=lambda each: each[1][1])
    )
    frontier = tuple(each for each in outcomes if each.is_beaten_by is None)
    choices = {view: _best(outcomes, at).policy for at, view in enumerate(views)}
    as_good = {view: _as_good(choices[view], by_name, measures[at]) for at, view in enumerate(views)}
    return ThirdWay(outcomes, tuple(each.policy for each in frontier), _knee(frontier), choices, as_good)


def _best(outcomes: Sequence[PolicyOutcome], view: int) -> PolicyOutcome:
    return max(outcomes, key=lambda each: each.welfare_gain[view])


def _as_good(best: str, runs: Mapping[str, Result], measure: Measure) -> tuple[str, ...]:
    """Return the other policies whose welfare is within two standard errors of the best one's."""
    others = {name: measure.compare(runs[best], result) for name, result in runs.items() if name != best}
    return tuple(name for name, found in others.items() if -found.difference <= EDGE * found.standard_error)


def _welfare_gained(view: int) -> Measure:
    def of(result: Result) -> Any:
        return np.where(result.finite, result["welfare_gain"][-1][view], np.nan)

    return Measure("welfare_gain", "welfare gained", "Share", of, is_mean=True)


def _expected(result: Result) -> tuple[Expected, Expected, Expected]:
    """Return life-years gained, and odds of a catastrophe in the run and in all, over the draws that stayed numbers."""
    ahead = np.asarray(result["probability_without_catastrophe_ahead"][-1], np.float64)
    return expected(result, LIVES.draws(result)), expected(result, RISK.draws(result)), expected(result, 1 - ahead)


def _beaten_by(name: str, points: Mapping[str, tuple[float, float]]) -> str | None:
    lives, risk = points[name]
    better = (
        other
        for other, (its_lives, its_risk) in points.items()
        if its_lives >= lives and its_risk <= risk and (its_lives > lives or its_risk < risk)
    )
    return next(better, None)


def _surely_beaten_by(name: str, runs: Mapping[str, Result]) -> str | None:
    """Return the policy with the least risk of those that save more at less risk, each beyond its error."""
    surely = (other for other, result in runs.items() if other != name and _is_surely_better(result, runs[name]))
    return min(surely, key=lambda other: RISK.over_futures(runs[other]), default=None)


def _is_surely_better(one: Result, other: Result) -> bool:
    lives, risk = LIVES.compare(other, one), RISK.compare(other, one)
    return (
        lives.difference > EDGE * lives.standard_error
        and -risk.difference > EDGE * risk.standard_error
        and lives.difference > 0 > risk.difference
    )


def life_years(result: Result, month: int = -1) -> Any:
    """Return life-years gained by a month, by the probability that there is anybody to live them [draws]."""
    gained = np.asarray(result["life_months_gained"][month], np.float64)
    return gained / MONTHS_OF_A_YEAR * np.asarray(result["probability_without_catastrophe"][month], np.float64)


def catastrophe_probability(result: Result, month: int = -1) -> Any:
    """Return the probability of a catastrophe by a month [draws]."""
    return 1 - np.asarray(result["probability_without_catastrophe"][month], np.float64)


def _of_numbers(of: Callable[[Result], Any]) -> Callable[[Result], Any]:
    """Return what is read of a run, not a number in a future that did not stay one."""
    return lambda result: np.where(result.finite, of(result), np.nan)


LIVES = Measure("life_years", "life-years gained", "", _of_numbers(life_years), is_mean=True)
RISK = Measure("catastrophe", "catastrophe in the run", "Share", _of_numbers(catastrophe_probability), is_mean=True)


def _knee(frontier: Sequence[PolicyOutcome]) -> str | None:
    """Return the policy furthest above the line between the ends of the frontier, both measured from 0 to 1."""
    if len(frontier) < FEWEST_FOR_A_KNEE:
        return None
    first, last = frontier[0], frontier[-1]
    risk, lives = last.catastrophe_odds - first.catastrophe_odds, last.life_years_gained - first.life_years_gained
    if risk <= 0 or lives <= 0:
        return None
    above = [
        (each.life_years_gained - first.life_years_gained) / lives
        - (each.catastrophe_odds - first.catastrophe_odds) / risk
        for each in frontier
    ]
    highest = int(np.argmax(above))
    return frontier[highest].policy if above[highest] > 0 else None
