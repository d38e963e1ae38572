"""What moves an answer: rank correlation of a result with every uncertain input, over the draws already made.

Inputs are drawn apart from each other, so that squared rank correlations are shares of the spread of ranks that add up.
Chance alone gives each of them something. That is taken off, also where it leaves less than nothing, since only then
is the sum over many inputs right on average: of pure noise, nothing is explained. One input is named only where it
stands out from what chance gives the strongest of so many.

Inputs that a scenario correlates move the same part of the spread, which squared correlations would count several
times. Their ranks are first turned into the nearest ones that are drawn apart, and each input has of the shares of
these what it has of them (relative weights, Johnson 2000): shares add up again, to what the inputs explain together.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.engine.copula import Group
from sixteenth.engine.draw import Row
from sixteenth.engine.job import Job
from sixteenth.engine.sampling import Plan
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.schema import Entry

MONTHLY_LUCK = "monthly luck and interplay of inputs"
FEWEST = 4  # draws: fewer have no correlation to speak of
BY_CHANCE = 0.05  # of runs in which nothing moves with any input, those in which one stands out all the same
MOST_ERROR = 0.10  # a share known no better is not told


@dataclass(frozen=True)
class PartOfSpread:
    """A share of a spread, right on average and therefore at times below nothing, and its standard error."""

    share: float
    standard_error: float  # not a number where there are too few draws

    @property
    def is_known(self) -> bool:
        """Say whether there were enough draws to tell it."""
        return self.standard_error <= MOST_ERROR


@dataclass(frozen=True)
class Mover:
    """One uncertain input and the share of the spread that moves with it."""

    name: str
    labels: tuple[str, ...]
    kind: str
    correlation: float
    share: float  # of the spread of ranks: squared rank correlation, less what chance alone gives
    is_clear: bool  # whether it stands out from chance, as many inputs as there are


@dataclass(frozen=True)
class Movers:
    """All uncertain inputs, the strongest first, and the spread they explain by kind of knowledge."""

    inputs: tuple[Mover, ...]
    by_kind: tuple[tuple[str, PartOfSpread], ...]  # shares of the spread; the rest is monthly luck and interplay

    @property
    def judgement(self) -> PartOfSpread:
        """Return the part of the spread that moves with inputs resting on judgement."""
        return dict(self.by_kind).get("judgement", PartOfSpread(0.0, 0.0))


@dataclass(frozen=True)
class _Correlated:
    """Inputs, drawn apart from each other, and the outcome as standardised ranks, and their correlations."""

    inputs: Any  # [inputs, draws]
    outcome: Any  # [draws]
    correlations: Any  # [inputs]
    shares: Any  # [inputs]

    def part(self, chosen: Any) -> PartOfSpread:
        """Return the share of some of the inputs together, and its standard error.

        The error is that of a sum of squared correlations, by how much each draw moves them. Where an input counts
        for nothing this takes its noise twice over, which is put right.
        """
        draws, count = len(self.outcome), int(np.sum(chosen))
        if draws < FEWEST:
            return PartOfSpread(0.0, float("nan"))
        ranks, own = self.inputs[chosen], self.correlations[chosen]
        moved = 2 * (own @ ranks) * self.outcome - (own**2) @ ranks**2 - (own**2).sum() * self.outcome**2
        noise = 2 * count / draws**2
        error = np.sqrt(max(float((moved**2).mean()) / draws - noise, noise))
        return PartOfSpread(float(self.shares[chosen].sum()), float(error))


def inputs_of(job: Job, draws: int) -> Any:
    """Return the inputs of the first draws of a job [rows, draws], for who asks more than once what they move."""
    return job.table.sample(job.options.seed, np.arange(draws), job.options.sampling)


def what_moves(job: Job, scenario: Scenario, outcome: Any, inputs: Any = None) -> Movers:
    """Correlate an outcome, one number a draw, with the inputs of the same draws: `inputs_of`, or drawn again.

    Labels that share their luck are one input. Draws whose outcome is not a number are left out.
    """
    outcome = np.asarray(outcome, np.float64)
    kept = np.isfinite(outcome)
    sampled = inputs_of(job, len(outcome)) if inputs is None else inputs[:, : len(outcome)]
    uncertain = {row.own_key: number for number, row in enumerate(job.table.rows) if row.distribution.shape != "point"}
    rows = [job.table.rows[number] for number in uncertain.values()]
    ranks = _ranks_of(sampled[list(uncertain.values())][:, kept])
    found = _correlate(ranks, outcome[kept], job.options.sampling)
    correlations = found.correlations
    if job.table.joined:
        apart = _roots(list(uncertain), job.table.joined)
        own = np.flatnonzero((apart != np.eye(len(apart))).any(axis=0))  # all others are drawn apart as they are
        ranks[own] = np.linalg.solve(apart[np.ix_(own, own)], ranks[own])
        found = _correlate(ranks, outcome[kept], job.options.sampling)
        found = replace(found, shares=apart**2 @ found.shares)
    kinds = np.array([_kind(scenario, row.name, row.labels) for row in rows])
    parts = {str(kind): found.part(kinds == kind) for kind in np.unique(kinds)}
    every = found.part(np.ones(len(rows), bool))
    luck = (MONTHLY_LUCK, PartOfSpread(1 - every.share, every.standard_error))
    told = (*sorted(parts.items(), key=lambda each: -each[1].share), luck)
    return Movers(tuple(sorted(_movers(rows, kinds, found, correlations), key=lambda mover: -mover.share)), told)


def _movers(rows: Sequence[Row], kinds: Any, found: _Correlated, correlations: Any) -> list[Mover]:
    least = _least_clear(len(found.outcome), len(rows))
    return [
        Mover(row.name, row.luck, str(kind), float(correlation), float(share), bool(abs(correlation) > least))
        for row, kind, correlation, share in zip(rows, kinds, correlations, found.shares, strict=True)
    ]


def _roots(keys: Sequence[int], groups: Iterable[Group]) -> Any:
    """Return what each input's ranks have of ranks drawn apart: the symmetric root of their correlations."""
    found, places = np.eye(len(keys)), {key: place for place, key in enumerate(keys)}
    for group in groups:
        own = [number for number, key in enumerate(group.keys) if key in places]
        values, vectors = np.linalg.eigh(group.ranks[np.ix_(own, own)])
        at = [places[group.keys[number]] for number in own]
        found[np.ix_(at, at)] = (vectors * np.sqrt(values)) @ vectors.T
    return found


def _ranks_of(inputs: Any) -> Any:
    return np.array([_ranks(row) for row in inputs]).reshape(inputs.shape)


def _correlate(ranks: Any, outcome: Any, plan: Plan) -> _Correlated:
    """Correlate ranks, and take off each square what chance gives it on average.

    Points of a Sobol sequence are so even that inputs do not disturb each other: chance is in what none explains.
    """
    ranked = _ranks(outcome)
    draws, count = len(outcome), len(ranks)
    if draws < FEWEST:
        return _Correlated(ranks, ranked, np.zeros(count), np.zeros(count))
    correlations = ranks @ ranked / draws
    squares = correlations**2
    if plan == "sobol" and count < draws - 1 and ranked.any():
        unexplained = (1 - squares.sum()) / (1 - count / (draws - 1))
        shares = squares - np.where(ranks.any(axis=1), unexplained / (draws - 1), 0.0)
    else:
        shares = np.where(ranks.any(axis=1) & ranked.any(), 1 - (1 - squares) * (draws - 1) / (draws - 2), 0.0)
    return _Correlated(ranks, ranked, correlations, shares)


def _least_clear(draws: int, inputs: int) -> float:
    """Return the correlation above which chance alone lifts the strongest of so many inputs in few runs."""
    from scipy.special import stdtrit  # noqa: PLC0415 - half a second that who asks nothing of the spread need not pay

    if draws < FEWEST or not inputs:
        return 1.0
    quantile = float(stdtrit(draws - 2, 1 - BY_CHANCE / (2 * inputs)))
    return quantile / float(np.sqrt(draws - 2 + quantile**2))


def _kind(scenario: Scenario, name: str, labels: tuple[str, ...]) -> str:
    if name not in scenario.values:
        return "scenario"  # an event's value
    card = scenario.values[name].card
    entry = card.by.get("/".join(labels))
    own = entry.kind if isinstance(entry, Entry) else None
    return own or card.kind or "scenario"


def _ranks(values: Any) -> Any:
    """Return the rank of each number, with mean 0 and variance 1; equal numbers share the mean of their ranks.

    All are 0 where the numbers are all the same.
    """
    _, group, count = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count + 1) / 2)[group] - (len(values) - 1) / 2
    return ranks / max(float(np.std(ranks)), np.finfo(np.float64).tiny) if len(count) > 1 else 0.0 * ranks
