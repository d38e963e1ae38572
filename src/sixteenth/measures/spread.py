"""What moves an answer: what its ranks have of every uncertain input, over the draws already made.

Inputs are drawn apart from each other, so that what a curve through the ranks of each explains are shares of the spread
that add up (`shares`: straight, and bent where that stands out). Chance alone gives each of them something. That is
taken off, also where it leaves less than nothing, since only then is the sum over many inputs right on average: of
pure noise, nothing is explained. An input is named only where it stands out from what chance gives the strongest of
so many.

Inputs that a scenario correlates, or draws together from the rows of a fit, move the same part of the spread, which
their own shares would count several times. Their luck, as normal scores, is first turned into the nearest that is drawn
apart, and each input has of the shares of this what it has of it (relative weights, Johnson 2000): shares add up again,
to what the inputs explain together.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.engine.draws.draw import Row
from sixteenth.engine.job import Job
from sixteenth.measures.ranked import Ranked, rank_inputs, ranks_of_numbers
from sixteenth.measures.shares import BY_CHANCE, FEWEST, Fitted, fit_curves, interplay
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry

MONTHLY_LUCK = "monthly luck and interplay of inputs"
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
    share: float  # of the spread of ranks: what its curve explains, less what chance alone gives
    is_clear: bool  # whether it stands out from chance, as many inputs as there are
    is_bent: bool = False  # whether more of it than a straight line through ranks stands out
    standard_error: float = 0.0  # of the share
    with_others: float = 0.0  # at least so much moves with it, interplay in pairs of leading inputs included


@dataclass(frozen=True)
class Movers:
    """All uncertain inputs, the strongest first, and the spread they explain by kind of knowledge."""

    inputs: tuple[Mover, ...]
    by_kind: tuple[tuple[str, PartOfSpread], ...]  # shares of the spread; the rest is monthly luck and interplay
    interplay: float = 0.0  # of that rest, what pairs of leading inputs were found to do together

    @property
    def judgement(self) -> PartOfSpread:
        """Return the part of the spread that moves with inputs resting on judgement."""
        return dict(self.by_kind).get("judgement", PartOfSpread(0.0, 0.0))


def part_of(fitted: Fitted, chosen: Any) -> PartOfSpread:
    """Return the share of some of the inputs together, and its standard error.

    The error is that of a sum of squared correlations, by how much each draw moves them. Where an input counts for
    nothing this takes its noise twice over, which is put right.
    """
    draws, own = len(fitted.outcome), np.asarray(chosen)[fitted.owner]
    if draws < FEWEST:
        return PartOfSpread(0.0, float("nan"))
    columns, weights = fitted.columns[own], fitted.weights[own]
    moved = (
        2 * (weights @ columns) * fitted.outcome - (weights**2) @ columns**2 - (weights**2).sum() * fitted.outcome**2
    )
    noise = 2 * int(np.sum(own)) / draws**2
    error = np.sqrt(max(float((moved**2).mean()) / draws - noise, noise))
    return PartOfSpread(float(fitted.shares[chosen].sum()), float(error))


def inputs_of(job: Job, draws: int) -> Any:
    """Return the inputs of the first draws of a job [rows, draws], for who asks more than once what they move."""
    return job.table.sample(job.options.seed, np.arange(draws), job.options.sampling)


def what_moves(job: Job, scenario: Scenario, outcome: Any, inputs: Any = None) -> Movers:
    """Correlate an outcome, one number a draw, with the inputs of the same draws: `inputs_of`, or drawn again.

    Labels that share their luck are one input. Draws whose outcome is not a number are left out.
    """
    moved = _moved(job, outcome, inputs)
    found, rows = moved.found, moved.ranked.luck.rows
    leading = [number for number in np.argsort(-found.shares) if _is_clear(found, number)]
    pairs = interplay(found, leading)
    found = moved.together
    kinds = np.array([_kind(scenario, row.name, row.labels) for row in rows])
    parts = {str(kind): part_of(found, kinds == kind) for kind in np.unique(kinds)}
    every = part_of(found, np.ones(len(rows), bool))
    luck = (MONTHLY_LUCK, PartOfSpread(1 - every.share, every.standard_error))
    told = (*sorted(parts.items(), key=lambda each: -each[1].share), luck)
    movers = _movers(rows, kinds, found, moved.correlations, pairs)
    return Movers(tuple(sorted(movers, key=lambda mover: -mover.share)), told, sum(pairs.values()))


def what_moves_most(job: Job, scenario: Scenario, outcome: Any, inputs: Any = None) -> Mover | None:
    """Return the strongest of the inputs that `what_moves` tells, without what it has of pairs; none of no input."""
    moved = _moved(job, outcome, inputs)
    found, rows = moved.together, moved.ranked.luck.rows
    if not rows:
        return None
    most = int(np.argmax(found.shares))
    kind = _kind(scenario, rows[most].name, rows[most].labels)
    return _mover(rows[most], kind, most, found, float(moved.correlations[most]), float(found.shares[most]))


@dataclass(frozen=True)
class _Moved:
    """An outcome fitted to the inputs of a run."""

    ranked: Ranked
    found: Fitted  # shares of inputs that are drawn apart
    correlations: Any  # of ranks, with inputs as they are drawn

    @property
    def together(self) -> Fitted:
        """Return the shares of inputs as they are drawn."""
        roots = self.ranked.roots
        return self.found if roots is None else replace(self.found, shares=roots**2 @ self.found.shares)


def _moved(job: Job, outcome: Any, inputs: Any) -> _Moved:
    outcome = np.asarray(outcome, np.float64)
    kept = np.isfinite(outcome)
    ranked = rank_inputs(job, kept, None if inputs is None else inputs[:, : len(outcome)])
    ranks = ranks_of_numbers(outcome[kept])
    found = fit_curves(ranked.apart, ranks, job.options.sampling, ranked.ordered)
    return _Moved(ranked, found, ranked.ranks @ ranks / max(len(ranks), 1))


def _movers(
    rows: Sequence[Row], kinds: Any, found: Fitted, correlations: Any, pairs: Mapping[tuple[int, int], float]
) -> list[Mover]:
    with_others = found.shares.copy()
    for (one, other), share in pairs.items():
        with_others[[one, other]] += share
    told = zip(rows, kinds, correlations, with_others, strict=True)
    return [
        _mover(row, str(kind), number, found, float(correlation), float(others))
        for number, (row, kind, correlation, others) in enumerate(told)
    ]


def _mover(row: Row, kind: str, number: int, found: Fitted, correlation: float, with_others: float) -> Mover:
    inputs = len(found.shares)
    error = part_of(found, np.arange(inputs) == number).standard_error
    is_bent = bool(found.is_bent[number])
    is_clear = abs(correlation) > _least_clear(len(found.outcome), inputs) or is_bent
    numbers = (correlation, float(found.shares[number]), is_clear, is_bent, error, with_others)
    return Mover(row.name, row.luck, kind, *numbers)


def _is_clear(found: Fitted, number: int) -> bool:
    least = _least_clear(len(found.outcome), len(found.shares))
    return bool(found.is_bent[number] or abs(found.weights[number]) > least)


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
