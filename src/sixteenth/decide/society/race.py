"""What turns a race to the bottom into one to the top: a norm, customers who pay for trust, shared research.

Each cell is the same world and the same luck, with three levers moved: what the others' example is worth to a lab, how
much customers pay for trust, and how much of the work on control is shared. Labs choose effort by best reply and
policies by imitation; nobody types the outcome. Beside them stands the same world by today's rules, in which nobody
races: labs hold their effort and their policies, and share as much of the work on control as they do today.

A race is to the top where effort rises and the odds of a catastrophe fall, to the bottom where effort falls and they
rise, each by more than two standard errors of the difference on the same luck; otherwise it is neither.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.evaluate import evaluate
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import mean_of
from sixteenth.measures.middle import middle, number_of
from sixteenth.scenarios.assemble import Scenario

NORMS = (0.0, 0.02, 0.15)  # in appeal, where all others have a policy
TRUSTS = (0.0, 1.0, 2.0)  # times the scenario's
OPENNESSES = (0.0, 0.6, 1.0)
TODAYS_RULES = {"safety_effort": "held", "scaling_policy": "adopted", "word": "graded"}
KEPT = ("safety_effort", "policy_held", "probability_without_catastrophe", "is_alive")
DAYS_A_MONTH = 365.25 / 12
EDGE = 2.0  # standard errors
Levers = tuple[float, float, float]  # norm, trust, openness


@dataclass(frozen=True)
class Cell:
    """How a race ends under three levers: means over futures, and over the labs still in business."""

    norm: float
    trust: float
    openness: float
    effort: float  # part of research, at the end
    adopters: float  # part of labs with a scaling policy, at the end
    catastrophe: float  # odds within the run (judgement)
    effort_at_start: float
    catastrophe_as_today: float  # odds within the run where nobody races
    effort_error: float = float("nan")  # standard errors of the four means
    adopters_error: float = float("nan")
    catastrophe_error: float = float("nan")
    catastrophe_as_today_error: float = float("nan")
    catastrophe_change_error: float = float("nan")  # of the difference to today's rules, on the same luck

    @property
    def catastrophe_change(self) -> float:
        """Return the odds of a catastrophe less those by today's rules."""
        return self.catastrophe - self.catastrophe_as_today

    @property
    def is_to_the_top(self) -> bool:
        """Say whether effort rises from the start, and the odds fall below those by today's rules, beyond doubt."""
        return self._effort_moves(1) and self._odds_move(-1)

    @property
    def is_to_the_bottom(self) -> bool:
        """Say whether effort falls from the start, and the odds rise above those by today's rules, beyond doubt."""
        return self._effort_moves(-1) and self._odds_move(1)

    def _effort_moves(self, sign: int) -> bool:
        return sign * (self.effort - self.effort_at_start) > EDGE * self.effort_error

    def _odds_move(self, sign: int) -> bool:
        return sign * self.catastrophe_change > EDGE * self.catastrophe_change_error


@dataclass(frozen=True)
class Wait:
    """When so many labs have a policy, counted in days from the first, if labs think again as the world says."""

    adopters: int
    days: float
    spread: float  # standard deviation, days


def is_race(scenario: Scenario) -> bool:
    """Say whether a scenario's labs choose their effort and their policies in a race."""
    return {"cost_of_lost_pace", "imitation_probability"} <= scenario.world.equations.keys() and any(
        "imitation_probability" in equation.inputs for equation in scenario.world.equations.values()
    )


def sweep_races(
    scenario: Scenario,
    run: Callable[[Scenario], Result],
    norms: Sequence[float] = NORMS,
    trusts: Sequence[float] = TRUSTS,
    opennesses: Sequence[float] = OPENNESSES,
) -> tuple[Cell, ...]:
    """Run today's rules once, then every cell; in cells only values change, so that they are compiled once."""
    today = run(by_todays_rules(scenario))
    levers = [(norm, trust, openness) for openness in opennesses for norm in norms for trust in trusts]
    return tuple(_cell(scenario, run, each, today) for each in levers)


def by_todays_rules(scenario: Scenario) -> Scenario:
    """Return the scenario in which nobody races: effort, policies and shared work stay as they are at the start."""
    openness = number_of(scenario, "safety_openness_today")
    return scenario.choosing(**TODAYS_RULES).with_(safety_openness=openness)


def _odds(result: Result) -> Any:
    """Return the odds of a catastrophe within the run, one number a future."""
    return 1 - np.asarray(result.closing["probability_without_catastrophe"], float)


def _cell(
    scenario: Scenario,
    run: Callable[[Scenario], Result],
    levers: tuple[float, float, float],
    today: Result,
) -> Cell:
    norm, trust, openness = levers
    result = run(scenario.times(trust_weight=trust).with_(norm=norm, safety_openness=openness))
    alive = np.asarray(result.closing["is_alive"], float)
    labs = np.maximum(alive.sum(axis=0), 1)
    effort, adopters = (
        _mean(result, (result.closing[name] * alive).sum(axis=0) / labs) for name in ("safety_effort", "policy_held")
    )
    catastrophe, as_today = _mean(result, _odds(result)), _mean(today, _odds(today))
    both = result.finite & today.finite
    _, change_error = _mean_of((_odds(result) - _odds(today))[both])
    return Cell(
        norm=norm,
        trust=trust,
        openness=openness,
        effort=effort[0],
        adopters=adopters[0],
        catastrophe=catastrophe[0],
        effort_at_start=float(middle(scenario, "safety_effort_today").mean()),
        catastrophe_as_today=as_today[0],
        effort_error=effort[1],
        adopters_error=adopters[1],
        catastrophe_error=catastrophe[1],
        catastrophe_as_today_error=as_today[1],
        catastrophe_change_error=change_error,
    )


def _mean(result: Result, values: Any) -> tuple[float, float]:
    """Return the mean of one number a future, and its standard error; no error of a single future."""
    return _mean_of(np.asarray(result.only_finite(values), float))


def _mean_of(kept: Any) -> tuple[float, float]:
    found = mean_of(kept)
    return found.value, found.error


def expected_waits(scenario: Scenario, labs: int) -> tuple[Wait, ...]:
    """Say when the second lab and those after it would adopt a policy, once one has: the world's own Fermi rule.

    Each lab without one thinks again at a steady rate and then adopts with the odds of what it gains, while no policy
    binds yet. Waits are exponential, so that means and variances of what lies between two adoptions add up.
    """
    odds = _adoption_odds(scenario, labs)
    rethinking = number_of(scenario, "rethinking")
    months = np.array([1 / ((labs - had) * rethinking * odds[had - 1]) for had in range(1, labs)])
    days, spreads = np.cumsum(months), np.sqrt(np.cumsum(months**2))
    return tuple(
        Wait(had + 2, float(day * DAYS_A_MONTH), float(spread * DAYS_A_MONTH))
        for had, (day, spread) in enumerate(zip(days, spreads, strict=True))
    )


def _adoption_odds(scenario: Scenario, labs: int) -> Any:
    """Return the odds that a lab which thinks again adopts, where 1, 2, ... labs already have a policy."""
    weights, spent = middle(scenario, "trust_weight"), middle(scenario, "lab_sales_today").sum(axis=0)
    given = {
        "worth_of_trust": evaluate(scenario.world, "worth_of_trust", {"trust_weight": weights, "segment_spend": spent}),
        "pull_of_the_norm": [number_of(scenario, "norm") * had / labs for had in range(1, labs)],
        "standing_of_policy": number_of(scenario, "standing_of_policy"),
        "cost_of_a_policy": [number_of(scenario, "cost_of_testing")],
    }
    gains = evaluate(scenario.world, "gain_from_a_policy", given)
    slope = number_of(scenario, "intensity_of_choice")
    found = evaluate(
        scenario.world, "imitation_probability", {"gain_from_a_policy": gains, "intensity_of_choice": slope}
    )
    return np.ravel(found)
