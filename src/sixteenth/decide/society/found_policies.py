"""Policies found by search: the frontier of life-years against catastrophe, and what each view of welfare would choose.

Points of the levers are scored on the futures of one seed. The finalists, those of the frontier and the best by each
view, are then run on other futures, which the search never saw, so that what it owed to its luck is gone.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from sixteenth.decide.choosing.frontier import Brings, Found, Point, Search, Tried, aim_at, search_frontier
from sixteenth.decide.society.levers import LEVERS, NEEDED, Policy, applied, policy_at
from sixteenth.decide.society.third_way import LIVES, RISK
from sixteenth.engine.history import Result
from sixteenth.errors import Interrupted
from sixteenth.measures.over_futures import refuse_missing
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario

Run = Callable[[Scenario], Result]
NAME = "F{number}"
MOST_SHOWN = 8  # of the frontier, evenly by risk
AT_REST = (0.5, 0.6, 0.5, 0.0, 0.0, 0.0, 1.0)  # pace as it is, no pause and no line; effort and openness between
LINES = (-3.0, 0.0, 2.0, 4.0, 6.0, 8.0, 12.0)  # doublings beyond control; the last is no line
BOLD: Mapping[str, float] = {"effort": 1.0, "openness": 1.0}
SAME = 1e-3  # of a dimension: points that are no two policies


@dataclass(frozen=True)
class FoundPolicies:
    """What the search found."""

    policies: Mapping[str, Policy]  # finalists, from the least risk to the most
    runs: Mapping[str, Result]  # of each finalist, in its last month
    tried: int
    is_stopped: bool  # on request: then the finalists are those found by then
    is_rescored: bool  # on futures that the search never saw
    base: Result | None  # the scenario itself in its last month, on the futures of the search


def first_points() -> tuple[Point, ...]:
    """Return the plain policies that the search tries first: as much effort and openness as there may be, by line."""
    places = dict(zip((lever.name for lever in LEVERS), AT_REST, strict=True))
    line = next(lever for lever in LEVERS if lever.name == "line")
    lines = ((number - line.low) / (line.high - line.low) for number in LINES)
    return tuple(tuple({**places, **BOLD, "line": place}.values()) for place in lines)


def find_policies(
    scenario: Scenario, search_run: Run, told_run: Run, views: int, search: Search, shown: int = MOST_SHOWN
) -> FoundPolicies:
    """Search the levers of a scenario that is ready, then run the finalists on the futures that are told.

    Args:
        scenario: Made by `levers.ready`.
        search_run: Runs a scenario on the futures of the search, keeping what the third way needs.
        told_run: Runs it on those that are told.
        views: How many views of welfare there are.
        search: How much is searched.
        shown: How many policies of the frontier are finalists.

    A request to stop ends it with what was found by then, which may be nothing.
    """
    refuse_missing(scenario.world, NEEDED, said("policies"))
    seen: dict[Point, Result] = {}

    def payoff(point: Point) -> Brings:
        seen[point] = last_month(search_run(applied(scenario, policy_at(point))))
        return brings(seen[point], views)

    try:
        base = last_month(search_run(scenario))
        found = search_frontier(payoff, len(LEVERS), search, first_points())
    except Interrupted:
        return FoundPolicies({}, {}, 0, is_stopped=True, is_rescored=False, base=None)
    finalists = _finalists(found, views, shown)
    policies = [policy_at(each.point) for each in finalists]
    kept = FoundPolicies({}, {}, len(found.tried), found.is_stopped, is_rescored=False, base=base)
    kept = _named(kept, policies, [seen[each.point] for each in finalists])
    if found.is_stopped:
        return kept
    try:
        told = [last_month(told_run(applied(scenario, policy))) for policy in policies]
    except Interrupted:
        return replace(kept, is_stopped=True)
    return replace(_named(kept, policies, told), is_rescored=True)


def _named(found: FoundPolicies, policies: Sequence[Policy], runs: Sequence[Result]) -> FoundPolicies:
    """Return what was found with policies by number, from the least risk to the most of their runs."""
    by_risk = sorted(range(len(runs)), key=lambda at: RISK.over_futures(runs[at]))
    names = {NAME.format(number=number): at for number, at in enumerate(by_risk, 1)}
    return replace(
        found,
        policies={name: policies[at] for name, at in names.items()},
        runs={name: runs[at] for name, at in names.items()},
    )


def brings(result: Result, views: int) -> Brings:
    """Return what a run brings: expected life-years, the probability of a catastrophe, and welfare by each view."""
    welfare = (np.asarray(result["welfare_gain"][-1][view], np.float64)[result.finite] for view in range(views))
    lives, risk = (measure.over_futures(result) for measure in (LIVES, RISK))
    return Brings(lives, risk, tuple(float(each.mean()) for each in welfare))


def last_month(result: Result) -> Result:
    """Return a run of which only the last month is held, so that many fit beside each other."""
    return replace(result, monthly={name: values[-1:].copy() for name, values in result.monthly.items()})


def _finalists(found: Found, views: int, shown: int) -> Sequence[Tried]:
    """Return some of the frontier, evenly by risk, and the best by each view, from the least risk to the most."""
    frontier = found.frontier
    risks = np.array([each.brings.risk for each in frontier])
    wanted = np.linspace(risks[0], risks[-1], shown)
    chosen = [frontier[int(np.argmin(abs(risks - risk)))] for risk in wanted]
    chosen += [found.best(aim_at(view)) for view in range(views)]
    alone: list[Tried] = []
    for each in sorted(chosen, key=lambda each: each.brings.risk):
        if all(_differ(each.point, other.point) for other in alone):
            alone.append(each)
    return alone


def _differ(one: Point, other: Point) -> bool:
    return any(abs(a - b) > SAME for a, b in zip(one, other, strict=True))
