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

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.engine.draws.draw import Row
from sixteenth.engine.job import Job
from sixteenth.measures.shares import BY_CHANCE, FEWEST, Fitted, fit_curves, interplay
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.files.schema import Entry

MONTHLY_LUCK = "monthly luck and interplay of inputs"
NEARLY = 1e-3  # of correlations of fitted inputs, taken off
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
    outcome = np.asarray(outcome, np.float64)
    kept = np.isfinite(outcome)
    sampled = inputs_of(job, len(outcome)) if inputs is None else inputs[:, : len(outcome)]
    uncertain = {row.own_key: number for number, row in enumerate(job.table.rows) if row.distribution.shape != "point"}
    rows = [job.table.rows[number] for number in uncertain.values()]
    ranks = _ranks_of(sampled[list(uncertain.values())][:, kept])
    ranked = ranks_of_numbers(outcome[kept])
    correlations = ranks @ ranked / max(len(ranked), 1)
    apart = _apart(ranks, rows, job)
    found = fit_curves(ranks, ranked, job.options.sampling)
    leading = [number for number in np.argsort(-found.shares) if _is_clear(found, number)]
    pairs = interplay(found, leading)
    found = found if apart is None else replace(found, shares=apart**2 @ found.shares)
    kinds = np.array([_kind(scenario, row.name, row.labels) for row in rows])
    parts = {str(kind): part_of(found, kinds == kind) for kind in np.unique(kinds)}
    every = part_of(found, np.ones(len(rows), bool))
    luck = (MONTHLY_LUCK, PartOfSpread(1 - every.share, every.standard_error))
    told = (*sorted(parts.items(), key=lambda each: -each[1].share), luck)
    movers = _movers(rows, kinds, found, correlations, pairs)
    return Movers(tuple(sorted(movers, key=lambda mover: -mover.share)), told, sum(pairs.values()))


def _apart(ranks: Any, rows: Sequence[Row], job: Job) -> Any:
    """Turn the ranks of correlated inputs, in place, into ones that are drawn apart; return what each has of these.

    They are correlated as normal scores, by a Gaussian copula, so that scores drawn apart are independent. What is
    fitted moves together as the rows of its fit do, which their scores say for the most part.
    """
    keys = [row.own_key for row in rows]
    groups = [(group.keys, group.scores) for group in job.table.joined]
    groups += [fitted] if (fitted := scores_of_fit(rows)) else []
    if not groups or not ranks.size:
        return None
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that who asks nothing of the spread need not pay

    apart = _roots(keys, groups)
    own = np.flatnonzero((apart != np.eye(len(apart))).any(axis=0))  # all others are drawn apart as they are
    below = (np.argsort(np.argsort(ranks[own], axis=1), axis=1) + 0.5) / ranks.shape[1]
    scores = np.linalg.solve(apart[np.ix_(own, own)], ndtri(below))
    ranks[own] = _ranks_of(scores)
    return apart


def _movers(
    rows: Sequence[Row], kinds: Any, found: Fitted, correlations: Any, pairs: Mapping[tuple[int, int], float]
) -> list[Mover]:
    with_others = found.shares.copy()
    for (one, other), share in pairs.items():
        with_others[[one, other]] += share
    least = _least_clear(len(found.outcome), len(rows))
    movers = []
    for number, row in enumerate(rows):
        error = part_of(found, np.arange(len(rows)) == number).standard_error
        is_bent, correlation = bool(found.is_bent[number]), float(correlations[number])
        is_clear = abs(correlation) > least or is_bent
        numbers = (correlation, float(found.shares[number]), is_clear, is_bent, error, float(with_others[number]))
        movers.append(Mover(row.name, row.luck, str(kinds[number]), *numbers))
    return movers


def _is_clear(found: Fitted, number: int) -> bool:
    least = _least_clear(len(found.outcome), len(found.shares))
    return bool(found.is_bent[number] or abs(found.weights[number]) > least)


def scores_of_fit(rows: Sequence[Row]) -> tuple[tuple[int, ...], Any] | None:
    """Return the fitted inputs, by key, and how their normal scores are correlated in the rows of the fit.

    Columns that say the same, or nearly, count as correlated by a little less, so that all can be told apart.
    """
    joint = [row for row in rows if row.is_joint and len({*row.distribution.numbers}) > 1]
    if len(joint) < 2:  # noqa: PLR2004 - nothing to be correlated with
        return None
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    numbers = np.array([row.distribution.numbers for row in joint])
    below = (np.argsort(np.argsort(numbers, axis=1, kind="stable"), axis=1) + 0.5) / numbers.shape[1]
    scores = (1 - NEARLY) * np.corrcoef(ndtri(below)) + NEARLY * np.eye(len(joint))
    return tuple(row.own_key for row in joint), scores


def _roots(keys: Sequence[int], groups: Iterable[tuple[tuple[int, ...], Any]]) -> Any:
    """Return what each input's scores have of scores drawn apart: the symmetric root of their correlations."""
    found, places = np.eye(len(keys)), {key: place for place, key in enumerate(keys)}
    for keys_of_group, scores in groups:
        own = [number for number, key in enumerate(keys_of_group) if key in places]
        values, vectors = np.linalg.eigh(scores[np.ix_(own, own)])
        at = [places[keys_of_group[number]] for number in own]
        found[np.ix_(at, at)] = (vectors * np.sqrt(values)) @ vectors.T
    return found


def _ranks_of(inputs: Any) -> Any:
    return np.array([ranks_of_numbers(row) for row in inputs]).reshape(inputs.shape)


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


def ranks_of_numbers(values: Any) -> Any:
    """Return the rank of each number, with mean 0 and variance 1; equal numbers share the mean of their ranks.

    All are 0 where the numbers are all the same.
    """
    _, group, count = np.unique(values, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count + 1) / 2)[group] - (len(values) - 1) / 2
    return ranks / max(float(np.std(ranks)), np.finfo(np.float64).tiny) if len(count) > 1 else 0.0 * ranks
