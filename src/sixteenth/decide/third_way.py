"""The third way: lives against the odds of a catastrophe, over policies; which are beaten, where it bends, who chooses.

Each policy is a run of its own, all on the same futures. What it is worth is expected: life-years gained count by the
odds that there is anybody to live them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from sixteenth.engine.history import Result

NEEDED = ("life_months_gained", "probability_without_catastrophe", "welfare_gain")
MONTHS_OF_A_YEAR = 12
FEWEST_FOR_A_KNEE = 3


@dataclass(frozen=True)
class PolicyOutcome:
    """What a policy is expected to bring by the end of the run."""

    policy: str
    life_years_gained: float
    catastrophe_odds: float
    welfare_gain: tuple[float, ...]  # expected, for each view of what is good
    is_beaten_by: str | None  # a policy that is as good in both and better in one; None on the frontier


@dataclass(frozen=True)
class ThirdWay:
    """All policies, by their risk; the one at which more lives begin to cost most risk; and who would choose which."""

    outcomes: tuple[PolicyOutcome, ...]
    frontier: tuple[str, ...]  # from the least risk to the most
    knee: str | None  # none where the frontier has no bend
    choices: Mapping[str, str]  # view of what is good -> policy of the largest expected welfare


def third_way(runs: Sequence[tuple[str, Result]]) -> ThirdWay:
    """Put policies beside each other: each is a name and a run that kept the output set `society`."""
    points = {name: _expected(result) for name, result in runs}
    outcomes = tuple(
        PolicyOutcome(name, lives, risk, gains, _beaten_by(name, points))
        for name, (lives, risk, gains) in sorted(points.items(), key=lambda each: each[1][1])
    )
    frontier = tuple(each for each in outcomes if each.is_beaten_by is None)
    views = runs[0][1].labels["curvature"]
    choices = {view: _best(outcomes, at).policy for at, view in enumerate(views)}
    return ThirdWay(outcomes, tuple(each.policy for each in frontier), _knee(frontier), choices)


def _best(outcomes: Sequence[PolicyOutcome], view: int) -> PolicyOutcome:
    return max(outcomes, key=lambda each: each.welfare_gain[view])


def _expected(result: Result) -> tuple[float, float, tuple[float, ...]]:
    """Return life-years gained, odds of a catastrophe and welfare, each expected over the draws that stayed numbers."""
    odds = result.only_finite(result["probability_without_catastrophe"][-1])
    lives = result.only_finite(result["life_months_gained"][-1]) / MONTHS_OF_A_YEAR
    gains = result.only_finite(result["welfare_gain"][-1])
    return float(np.mean(lives * odds)), 1 - float(np.mean(odds)), tuple(float(each) for each in gains.mean(axis=-1))


def _beaten_by(name: str, points: Mapping[str, tuple[float, float, tuple[float, ...]]]) -> str | None:
    lives, risk, _ = points[name]
    better = (
        other
        for other, (its_lives, its_risk, _) in points.items()
        if its_lives >= lives and its_risk <= risk and (its_lives > lives or its_risk < risk)
    )
    return next(better, None)


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
