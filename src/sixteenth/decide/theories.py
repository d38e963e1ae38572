"""What moves an answer, rival theories beside inputs: each by how far the mean of an outcome moves.

A theory moves it by the difference of two runs with the same luck, of which one has the theory in place of the other.
An input moves it by what lies between the futures in which it is in its highest fifth and those of its lowest, on
average the nine tenths of what it may be; inputs that are correlated move it together, and each is told all of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import combinations
from statistics import NormalDist
from typing import Any

import numpy as np

from sixteenth.decide.worth.going_on import gained_by_going_on, outputs_of_going_on, stopped_now
from sixteenth.decide.worth.headline import WORTH, is_ruined, money_back
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.estimate import Estimate
from sixteenth.measures.over_futures import kept_of
from sixteenth.measures.shares import BY_CHANCE
from sixteenth.measures.spread import inputs_of
from sixteenth.scenarios.assemble import Scenario

OUTCOMES = ("going_on", "back", "ruin")
FIFTH = 0.2  # of futures, at either end of an input
Numbers = Mapping[str, Any]  # by outcome [draws]: USD, and 100 where it is so; not a number in a future left out
Effects = Mapping[str, Estimate]


@dataclass(frozen=True)
class Apart:
    """Two theories of one seam, the chosen one first where it is of the two, and what the second changes."""

    seam: str
    one: str
    other: str
    effects: Effects


@dataclass(frozen=True)
class Swing:
    """An uncertain input, and how its highest fifth of futures differs from its lowest."""

    name: str
    labels: tuple[str, ...]
    effects: Effects
    is_clear: bool  # the value of going on differs by more than chance gives the widest of so many inputs


def outputs_of(world: World) -> OutputSet:
    """Return what is kept of a run, so that its outcomes can be read."""
    return kept_of(world, outputs_of_going_on(world), OutputSet(closing=(WORTH["run_off"],)))


def outcomes_of(scenario: Scenario, lab: str, run: Callable[[Scenario], Result]) -> Numbers:
    """Run a scenario as it is and with one lab stopped now, and read the lab's outcomes, one number a future."""
    goes_on, stops = run(scenario), run(stopped_now(scenario, lab))
    at = goes_on.labels["lab"].index(lab)
    found = {
        "going_on": gained_by_going_on(goes_on, stops, lab),
        "back": 100.0 * money_back(goes_on, at, "run_off"),
        "ruin": 100.0 * is_ruined(goes_on, at),
    }
    kept = goes_on.finite & stops.finite
    return {name: np.where(kept, values, np.nan) for name, values in found.items()}


def widest_apart(seam: str, theories: Mapping[str, Numbers]) -> Apart:
    """Return the two theories of a seam between which the value of going on differs most; the chosen one is first."""
    pairs = [Apart(seam, *pair, effects_of(*map(theories.__getitem__, pair))) for pair in combinations(theories, 2)]
    return max(pairs, key=size)


def size(each: Apart | Swing) -> float:
    """Return by how much something moves the value of going on, whichever way; nothing where that is not known."""
    moved = abs(each.effects["going_on"].value)
    return moved if np.isfinite(moved) else 0.0


def effects_of(before: Numbers, after: Numbers) -> Effects:
    """Return what a change does to the mean of each outcome, over the futures that both runs have."""
    return {name: _mean(after[name] - before[name]) for name in OUTCOMES}


def swings(job: Job, outcomes: Numbers) -> list[Swing]:
    """Return how outcomes of a job's draws differ between the ends of each uncertain input; the widest first."""
    sampled = inputs_of(job, len(outcomes["going_on"]))
    rows = {
        row.own_key: (row, own)
        for row, own in zip(job.table.rows, sampled, strict=True)
        if row.distribution.shape != "point"
    }
    clear = NormalDist().inv_cdf(1 - BY_CHANCE / (2 * max(len(rows), 1)))
    found = []
    for row, own in rows.values():
        effects = _between_fifths(own, outcomes)
        moved = effects["going_on"]
        found.append(Swing(row.name, row.luck, effects, abs(moved.value) > clear * moved.error))
    return sorted(found, key=size, reverse=True)


def _between_fifths(own: Any, outcomes: Numbers) -> Effects:
    low, high = np.quantile(own, (FIFTH, 1 - FIFTH))
    ends = {name: (_mean(values[own <= low]), _mean(values[own >= high])) for name, values in outcomes.items()}
    return {
        name: Estimate(top.value - bottom.value, float(np.hypot(top.error, bottom.error)))
        for name, (bottom, top) in ends.items()
    }


def _mean(values: Any) -> Estimate:
    """Return a mean over futures that are numbers, and its standard error."""
    kept = values[np.isfinite(values)]
    if kept.size < 2:  # noqa: PLR2004 - one future has no spread
        return Estimate(float("nan"), float("nan"))
    return Estimate(float(kept.mean()), float(kept.std(ddof=1) / np.sqrt(kept.size)))
