"""A stall as it would be observed, and what of its odds is left for a stop once ceilings have had theirs.

What somebody says of models that stop improving is about what one sees. Paradigms that run out stall progress too, so a
hazard of stopping that had the whole of those odds would count them twice.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.scenarios.assemble import Scenario

WINDOW = 24  # months, of the odds and of what one looks ahead
LEAST = 1.0  # doublings of the frontier: less than one in the window is a stall
KEPT = "stall"
SEED = 7


@dataclass(frozen=True)
class StallOdds:
    """Odds that a stall begins within two years: by ceilings alone, by a stop alone, and by either."""

    ceilings: float
    stops: float
    either: float
    futures: int


def stalls(frontier: Any) -> Any:
    """Say of each draw whether somewhere in the first two years less than one doubling follows in the next two.

    `frontier` is [months, draws] in doublings, over twice the window and one month more.
    """
    path = np.asarray(frontier, np.float64)[: 2 * WINDOW + 1]
    return (path[WINDOW:] - path[: len(path) - WINDOW] < LEAST).any(axis=0)


def measure_stall(scenario: Scenario, draws: int = 2000, seed: int = SEED) -> StallOdds:
    """Run a scenario for four years, with its stops and without on the same luck, and count stalls that begin early."""
    options: dict[str, Any] = {"draws": draws, "seed": seed, "months": 2 * WINDOW + 1, "output_set": KEPT}
    with_stops = sixteenth.run(scenario, **options)
    without = sixteenth.run(scenario.with_(stop_probability=0.0), **options)
    by_ceilings = stalls(without["research_frontier"])
    by_stop = has_stopped(with_stops)
    return StallOdds(
        float(by_ceilings.mean()), float(by_stop.mean()), float((by_ceilings | by_stop).mean()), len(by_stop)
    )


def has_stopped(result: Result) -> Any:
    """Say of each draw whether progress stopped within the first two years."""
    return (np.asarray(result["progress_runs"])[: WINDOW + 1] < 1).any(axis=0)


def stop_odds_beside(stall_odds: float, ceilings: float) -> float:
    """Return the odds of a stop that leave the odds of a stall as stated, beside ceilings that stall by themselves.

    A stop and a ceiling are independent: 1 - (1 - ceilings)(1 - stop) = stall.

    Raises:
        ValueError: when ceilings alone stall more often than stated.

    """
    if ceilings > stall_odds:
        message = f"ceilings alone stall in {ceilings:.1%}, more often than the {stall_odds:.1%} stated"
        raise ValueError(message)
    return 1 - (1 - stall_odds) / (1 - ceilings)


def horizon_per_compute_for(
    doubling_time: float, compute_growth: float, algorithmic_growth: float, paradigms_in_force: float = 1.0
) -> float:
    """Return the doublings of the horizon for one of effective compute that a measured doubling time implies.

    The growths are how many times as much a year, the doubling time is in months.
    """
    effective = (np.log2(compute_growth) + np.log2(algorithmic_growth)) / 12
    return float(1 / (doubling_time * effective * paradigms_in_force))
