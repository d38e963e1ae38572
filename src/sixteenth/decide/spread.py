"""What moves an answer: rank correlation of a result with every uncertain input, over the draws already made."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.job import Job
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.schema import Entry

MONTHLY_LUCK = "monthly luck and interplay of inputs"


@dataclass(frozen=True)
class Mover:
    """One uncertain input and the share of the spread that moves with it."""

    name: str
    labels: tuple[str, ...]
    kind: str
    correlation: float
    share: float  # of the spread of ranks: squared rank correlation, less what chance alone gives


@dataclass(frozen=True)
class Movers:
    """All uncertain inputs, the strongest first, and the spread they explain by kind of knowledge."""

    inputs: tuple[Mover, ...]
    by_kind: tuple[tuple[str, float], ...]  # shares of the spread; the rest is monthly luck and interplay

    @property
    def judgement_share(self) -> float:
        """Return the part of the spread that moves with inputs resting on judgement."""
        return dict(self.by_kind).get("judgement", 0.0)


def what_moves(job: Job, scenario: Scenario, outcome: Any) -> Movers:
    """Correlate an outcome, one number a draw, with the inputs of the same draws, drawn again.

    Labels that share their luck are one input. Draws whose outcome is not a number are left out.
    """
    outcome = np.asarray(outcome, np.float64)
    kept = np.isfinite(outcome)
    draws = len(outcome)
    rows = job.table.sample(job.options.seed, np.arange(draws), job.options.sampling)
    ranked = _ranks(outcome[kept])
    uncertain = {row.key: number for number, row in enumerate(job.table.rows) if row.distribution.shape != "point"}
    correlations = {number: _correlation(_ranks(rows[number][kept]), ranked) for number in uncertain.values()}
    chance = 1 / max(len(ranked), 1)  # what luck alone gives a squared correlation
    beyond = {number: max(each**2 - chance, 0.0) for number, each in correlations.items()}
    whole = max(sum(beyond.values()), 1.0)  # few draws can explain more than there is
    found = []
    for number, correlation in correlations.items():
        row = job.table.rows[number]
        labels = () if row.distribution.shared else row.labels
        kind = _kind(scenario, row.name, row.labels)
        found.append(Mover(row.name, labels, kind, correlation, beyond[number] / whole))
    shares: dict[str, float] = {}
    for mover in found:
        shares[mover.kind] = shares.get(mover.kind, 0.0) + mover.share
    luck = (MONTHLY_LUCK, max(1 - sum(shares.values()), 0.0))
    told = (*sorted(shares.items(), key=lambda each: -each[1]), luck)
    return Movers(tuple(sorted(found, key=lambda mover: -abs(mover.correlation))), told)


def _kind(scenario: Scenario, name: str, labels: tuple[str, ...]) -> str:
    if name not in scenario.values:
        return "scenario"  # an event's value
    card = scenario.values[name].card
    entry = card.by.get("/".join(labels))
    own = entry.kind if isinstance(entry, Entry) else None
    return own or card.kind or "scenario"


def _ranks(values: Any) -> Any:
    """Return the rank of each number; equal numbers share the mean of their ranks."""
    _, group, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count + 1) / 2)[group]


def _correlation(one: Any, other: Any) -> float:
    """Return the correlation of two rows of ranks; none where one of them never moves."""
    if not one.size or np.ptp(one) == 0 or np.ptp(other) == 0:
        return 0.0
    return float(np.corrcoef(one, other)[0, 1])
