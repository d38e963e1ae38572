"""Everything that can be moved, by how much it moves the value of going on: measured, in one measure for all kinds.

A belief has the share of the spread, by ranks, that moves with it over the futures of a run. A choice or a rule is
tried at both of its ends on the same futures: its influence is the share of the spread, by ranks, over both that goes
with which end it is at. So it is what a belief has that lies at either end with even odds.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.decide.glance.choices import Decided, Kind, decided_in
from sixteenth.decide.worth.first_question import FEW, Run
from sixteenth.decide.worth.going_on import gained_by_going_on, stopped_now
from sixteenth.decide.worth.headline import WORTH
from sixteenth.engine.draws.draw import quantile_of
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Refused
from sixteenth.measures.ranked import ranks_of_numbers
from sixteenth.measures.spread import Mover, what_moves
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.believed import Belief, Scale, find_belief

UNFINISHED = "unfinished"  # the rule for models that are still for sale at the end
EVIDENCE = (0.1, 0.9)  # of what is drawn
REACH = 2.5  # times as far as the evidence, from the middle: how far a belief can be moved
FIRST = 8  # levers that come first
OF_KIND: dict[Kind, int] = {"choice": 2, "belief": 3, "rule": 1}  # of which each kind has so many at least


@dataclass(frozen=True)
class Lever:
    """One thing that can be moved; numbers are in the unit itself."""

    name: str
    label: str
    kind: Kind
    influence: float | None  # share of the spread, by ranks; none where it could not be tried
    moves: (
        float | None
    )  # of a choice or a rule: what the mean value of going on gains from its low to its high end, USD
    middle: float | None
    low: float | None  # evidence: one in ten draws lies below
    high: float | None
    least: float | None  # as far as it can be moved
    most: float | None
    scale: Scale
    is_whole: bool
    known: str
    unit: str
    is_first: bool = False

    @property
    def title(self) -> str:
        """Return `name` or `name/label`."""
        return f"{self.name}/{self.label}" if self.label else self.name


@dataclass(frozen=True)
class Measured:
    """All levers of a scenario for one lab, the strongest first, and the futures over which they were measured."""

    lab: str
    levers: tuple[Lever, ...]
    draws: int
    few: int


def measure_levers(scenario: Scenario, job: Job, lab: str, run: Run) -> Measured:
    """Measure everything that can be moved by what it does to the value of going on for a lab.

    Args:
        scenario: What is assumed.
        job: Of the run in which all go on.
        lab: The lab.
        run: Runs a scenario over so many futures, on the same luck.

    """
    draws = job.options.draws
    goes_on = run(scenario, draws)
    gained = gained_by_going_on(goes_on, run(stopped_now(scenario, lab), draws), lab)
    few = min(FEW, draws)
    decided = tuple(decided_in(scenario, lab))
    taken = {each.title for each in decided} | {each.ends.name for each in decided if not each.label}
    levers = [
        *(_tried(scenario, each, lab, run, gained[:few]) for each in decided),
        *_beliefs(scenario, what_moves(job, scenario, gained).inputs, taken),
        _unfinished(goes_on, lab),
    ]
    levers.sort(key=lambda each: -(each.influence or 0.0))
    return Measured(lab, tuple(_with_first(levers)), draws, few)


def runs_of(scenario: Scenario, lab: str) -> int:
    """Return how many runs a measurement takes at most."""
    return 2 + 4 * len(tuple(decided_in(scenario, lab)))


def share_by_end(low: Any, high: Any) -> float:
    """Return the share of the spread of ranks that goes with which of two outcomes [futures] a number is of."""
    kept = np.isfinite(low) & np.isfinite(high)
    if not kept.any():
        return 0.0
    ranks = ranks_of_numbers(np.concatenate((low[kept], high[kept])))
    half = int(kept.sum())
    return float(np.mean(np.concatenate((-ranks[:half], ranks[half:]))) ** 2)


def _tried(scenario: Scenario, decided: Decided, lab: str, run: Run, gained: Any) -> Lever:
    """Return a choice or a rule, tried at both of its ends; without influence where one of them cannot be."""
    outcomes = []
    try:
        for end in (decided.least, decided.most):
            is_now = math.isclose(end, decided.now)
            outcomes.append(gained if is_now else _gained_at(decided.at(scenario, end), lab, run, len(gained)))
    except Refused:
        return _lever_of(scenario, decided, None, None)
    low, high = outcomes
    return _lever_of(scenario, decided, share_by_end(low, high), float(np.nanmean(high) - np.nanmean(low)))


def _gained_at(scenario: Scenario, lab: str, run: Run, draws: int) -> Any:
    return gained_by_going_on(run(scenario, draws), run(stopped_now(scenario, lab), draws), lab)


def _lever_of(scenario: Scenario, decided: Decided, influence: float | None, moves: float | None) -> Lever:
    ends, belief = decided.ends, find_belief(scenario.settings, scenario.world.declared, decided.title)
    low, high = _evidence(belief)
    return Lever(
        name=ends.name,
        label=decided.label,
        kind=ends.kind,
        influence=influence,
        moves=moves,
        middle=min(max(decided.now, decided.least), decided.most),
        low=low,
        high=high,
        least=decided.least,
        most=decided.most,
        scale=ends.scale,
        is_whole=ends.is_whole,
        known=known_of(scenario, belief),
        unit=belief.declared.kind.unit.__name__,
    )


def _evidence(belief: Belief) -> tuple[float | None, float | None]:
    """Return between which numbers eight in ten draws lie; nothing of a number that is certain."""
    if belief.distribution.shape == "point":
        return None, None
    low, high = (quantile_of(belief.distribution, share) for share in EVIDENCE)
    return low, high


def _beliefs(scenario: Scenario, movers: Iterable[Mover], taken: set[str]) -> Iterator[Lever]:
    """Return the uncertain inputs as levers; what is decided is none of them."""
    for mover in movers:
        title = "/".join((mover.name, *mover.labels))
        if mover.name in scenario.settings.values and mover.name not in taken and title not in taken:
            belief = find_belief(scenario.settings, scenario.world.declared, title)
            yield _lever_of_belief(belief, mover)


def _lever_of_belief(belief: Belief, mover: Mover) -> Lever:
    low, high = (quantile_of(belief.distribution, share) for share in EVIDENCE)
    least, most = reach_of(belief)
    return Lever(
        name=belief.name,
        label=belief.label,
        kind="belief",
        influence=max(mover.share, 0.0),
        moves=None,
        middle=belief.middle,
        low=low,
        high=high,
        least=least,
        most=most,
        scale=belief.scale,
        is_whole=False,
        known=mover.kind,
        unit=belief.declared.kind.unit.__name__,
    )


def reach_of(belief: Belief) -> tuple[float, float]:
    """Return how far the middle of a belief can be moved: a few times as far as the evidence, within its bounds."""
    go, back = belief.ways
    middle = belief.middle
    low, high = (quantile_of(belief.distribution, share) for share in EVIDENCE)
    if not low < middle < high or (belief.scale == "log" and low <= 0):
        return low, high
    least, most = back(go(middle) - REACH * (go(middle) - go(low))), back(go(middle) + REACH * (go(high) - go(middle)))
    if belief.scale == "odds":
        return least, most
    first, last = belief.declared.bounds  # beyond which no decile may come
    if belief.scale == "log":
        return max(least, first * middle / low if first > 0 else least), min(most, last * middle / high)
    return max(least, first + middle - low), min(most, last + middle - high)


def known_of(scenario: Scenario, belief: Belief) -> str:
    """Return how a value is known."""
    card = scenario.values[belief.name].card
    return getattr(card.by.get(belief.label), "kind", None) or card.kind or "scenario"


def _unfinished(result: Result, lab: str) -> Lever:
    """Return the rule for unfinished models, by what it does to a lab's worth at the end."""
    at = result.labels["lab"].index(lab)
    spent, run_off = (
        np.where(result.finite, np.asarray(result.closing[WORTH[rule]][at], np.float64), np.nan)
        for rule in ("spent", "run_off")
    )
    influence, moves = share_by_end(spent, run_off), float(np.nanmean(run_off) - np.nanmean(spent))
    nothing = {"middle": None, "low": None, "high": None, "least": None, "most": None}
    about: dict[str, Any] = {**nothing, "scale": "linear", "is_whole": False, "known": "scenario", "unit": ""}
    return Lever(UNFINISHED, "", "rule", influence, moves, **about)


def _with_first(levers: Sequence[Lever]) -> Iterator[Lever]:
    """Mark those that come first: the strongest, of each kind a few at least; what moves nothing never does."""
    counting = [each for each in levers if (each.influence or 0.0) > 0]
    first = [each for kind, count in OF_KIND.items() for each in [e for e in counting if e.kind == kind][:count]]
    first += [each for each in counting if each not in first][: FIRST - len(first)]
    return (replace(each, is_first=each in first) for each in levers)
