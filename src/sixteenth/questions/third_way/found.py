"""What is said of policies that were found by search: the frontier, who would choose which, and what they beat."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from sixteenth.answers.finding import Figure, Finding, Listed, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.society.found_policies import FoundPolicies
from sixteenth.decide.society.levers import LEVERS, Policy
from sixteenth.decide.society.third_way import PolicyOutcome, ThirdWay
from sixteenth.questions.figures import columns_of
from sixteenth.scenarios.assemble import Scenario

RESTS_ON = ("probability_without_catastrophe", "life_months_gained", "welfare_gain")
EDGE = 0.03  # of a lever: this near to its end, more might be better still
FRONTIER = {
    "policy": "text",
    "in_run": "small_share",
    "error_of_run": "more_points_error",
    "life_years": "million_life_years",
    "error_of_life_years": "million_life_years_error",
}
SETS = {
    "policy": "text",
    "pace": "fine_multiple",
    "effort": "small_share",
    "openness": "share",
    "line": "tenths",
    "begins": "month",
    "lasts": "months_counted",
    "until_control": "text",
}
LEVER_NAMES = ("pace", "effort", "line")  # whose ends are ends of the search, and not of the matter


def found_findings(
    scenario: Scenario, found: FoundPolicies, all_of_them: ThirdWay, as_it_is: str, names: Sequence[str]
) -> Iterator[Finding]:
    """Say what was found: first what each view would choose, then the frontier, and which named policies are beaten."""
    if found.is_stopped:
        yield Finding("stopped", {"tried": Figure(found.tried, "count")})
    outcomes = {each.policy: each for each in all_of_them.outcomes}
    chosen = {name: found.policies[name] for name in all_of_them.choices.values() if name in found.policies}
    yield from (Finding("it_sets", _set_by(scenario, name, chosen[name], all_of_them)) for name in chosen)
    yield from _choices(all_of_them, outcomes, outcomes[as_it_is])
    own = [outcomes[name] for name in found.policies if outcomes[name].is_beaten_by is None]
    if own:
        yield _frontier(found, own, outcomes[as_it_is])
    if found.is_rescored:
        yield from _beaten([outcomes[name] for name in names])
    ends = [name for name in LEVER_NAMES if _at_an_end(name, [*chosen.values()])]
    if ends:
        yield Finding("at_an_end", {"levers": tuple(Finding(f"lever_{name}", {}) for name in ends)})


def _choices(told: ThirdWay, outcomes: Mapping[str, PolicyOutcome], base: PolicyOutcome) -> Iterator[Finding]:
    """Say what each view would choose, and what it is then worth against no models and against the world as it is."""
    for at, (view, name) in enumerate(told.choices.items()):
        own = outcomes[name]
        gain = own.against_the_first[at]
        parts: dict[str, Figure | Word | tuple[Finding, ...]] = {
            "view": Figure(view, "text"),
            "policy": name_of(name),
            "gain": Figure(own.welfare_gain[at], "more_percent", own.welfare_error[at]),
            "gain_error": Figure(own.welfare_error[at], "more_points_error"),
            "more": Figure(gain.difference, "more_points", gain.standard_error),
            "more_error": Figure(gain.standard_error, "more_points_error"),
            "risk": Figure(own.catastrophe_odds, "small_share", own.errors[1]),
            "risk_now": Figure(base.catastrophe_odds, "small_share", base.errors[1]),
        }
        others = told.as_good[view]
        if others:
            untold = tuple(Finding("policy", {"policy": name_of(other)}) for other in others)
            yield Finding("best_among", {**parts, "others": untold}, RESTS_ON)
        else:
            yield Finding("best", parts, RESTS_ON)


def _set_by(
    scenario: Scenario, name: str, policy: Policy, told: ThirdWay
) -> dict[str, Figure | Word | tuple[Finding, ...]]:
    """Say what a policy sets, and which views would choose it."""
    line, pause = Finding("no_line", {}), Finding("no_pause", {})
    if policy.line is not None:
        key = "line_below" if policy.line < 0 else "line_at"
        line = Finding(key, {"line": Figure(abs(policy.line), "tenths")})
    if policy.lasts:
        key = "pause_until_control" if policy.until_control else "pause"
        about = {"begins": Figure(_month(scenario, policy), "month"), "lasts": Figure(policy.lasts, "months")}
        pause = Finding(key, about)
    views = (Finding("view", {"view": Figure(view, "text")}) for view, chosen in told.choices.items() if chosen == name)
    return {
        "policy": Figure(name, "text"),
        "views": Listed(views),
        "pace": Figure(policy.pace, "fine_multiple"),
        "effort": Figure(policy.effort, "small_share"),
        "openness": Figure(policy.openness, "share"),
        "line": (line,),
        "pause": (pause,),
    }


def _frontier(found: FoundPolicies, own: Sequence[PolicyOutcome], base: PolicyOutcome) -> Finding:
    """Say where the frontier of found policies begins and ends, beside the world as it is."""
    first, last = own[0], own[-1]
    parts = {
        "tried": Figure(found.tried, "count"),
        "first": Figure(first.policy, "text"),
        "first_risk": Figure(first.catastrophe_odds, "small_share", first.errors[1]),
        "first_lives": Figure(first.life_years_gained, "million_life_years", first.errors[0]),
        "last": Figure(last.policy, "text"),
        "last_risk": Figure(last.catastrophe_odds, "small_share", last.errors[1]),
        "last_lives": Figure(last.life_years_gained, "million_life_years", last.errors[0]),
        "risk_now": Figure(base.catastrophe_odds, "small_share", base.errors[1]),
        "lives_now": Figure(base.life_years_gained, "million_life_years", base.errors[0]),
    }
    return Finding("found_frontier" if len(own) > 1 else "found_alone", parts, RESTS_ON)


def _beaten(named: Sequence[PolicyOutcome]) -> Iterator[Finding]:
    """Say which policies of the list are beaten beyond their errors, and which are beaten but not told apart."""
    groups = {
        "surely_beaten": [each for each in named if each.is_surely_beaten_by],
        "perhaps_beaten": [each for each in named if each.is_beaten_by and not each.is_surely_beaten_by],
        "unbeaten": [each for each in named if not each.is_beaten_by],
    }
    for key, group in groups.items():
        if group:
            listed = tuple(Finding("policy", {"policy": name_of(each.policy)}) for each in group)
            yield Finding(key, {"policies": listed, "count": Figure(len(group), "count")})


def _at_an_end(name: str, policies: Sequence[Policy]) -> bool:
    """Say whether all of some policies lie at an end of what was searched of a lever."""
    lever = next(each for each in LEVERS if each.name == name)
    numbers = [getattr(policy, name) for policy in policies]
    low, high = lever.number(EDGE), lever.number(1 - EDGE)
    return bool(numbers) and all(number is not None and not low < number < high for number in numbers)


def found_tables(scenario: Scenario, found: FoundPolicies, told: ThirdWay, draws: int) -> tuple[Table, ...]:
    """Put the found policies by their risk: what each brings, and what each sets; none where none was found."""
    if not found.policies:
        return ()
    outcomes = {each.policy: each for each in told.outcomes}
    views = [*told.choices]
    welfare = [Column(view, "more_points", is_label=True) for view in views]
    rows = [outcomes[name] for name in found.policies]
    return (
        Table(
            "found" if found.is_rescored else "found_so_far",
            (*columns_of(FRONTIER), *welfare, Column("standing", "text")),
            tuple(
                (
                    *(each.policy, each.catastrophe_odds, each.errors[1], each.life_years_gained, each.errors[0]),
                    *(each.welfare_gain[: len(views)]),
                    Word("on_the_frontier" if each.is_beaten_by is None else "beside_the_frontier"),
                )
                for each in sorted(rows, key=lambda each: each.catastrophe_odds)
            ),
            {"draws": Figure(draws, "count")},
            name="found",
        ),
        Table("sets", columns_of(SETS), tuple(_sets(scenario, *each) for each in found.policies.items())),
    )


def _sets(scenario: Scenario, name: str, policy: Policy) -> tuple[Any, ...]:
    line = policy.line if policy.line is not None else Word("none")
    if not policy.lasts:
        pause: tuple[Any, ...] = (Word("none"), None, None)
    else:
        pause = (_month(scenario, policy), policy.lasts, Word("yes" if policy.until_control else "no"))
    return (name, policy.pace, policy.effort, policy.openness, line, *pause)


def _month(scenario: Scenario, policy: Policy) -> str:
    return str(np.datetime64(scenario.settings.start, "M") + policy.begins)[: len("2026-07")]


def name_of(policy: str) -> Figure | Word:
    """Name a policy: a found one by its number, one of the list by its word."""
    return Figure(policy, "text") if policy[1:].isdigit() else Word(policy)
