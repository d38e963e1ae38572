"""The ranks of a run's uncertain inputs, made once for all outcomes, and for all scenarios that draw them alike.

Inputs that are drawn together are turned into the nearest that are drawn apart (measures/spread.py says why).
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np

from sixteenth.engine.declared import Correlation
from sixteenth.engine.draws.draw import Row, Table
from sixteenth.engine.draws.sampling import Plan
from sixteenth.engine.job import Job
from sixteenth.measures.shares import Ordered, order_inputs

NEARLY = 1e-3  # of correlations of fitted inputs, taken off
KEPT = 3  # of what was ranked last
_known: deque["Ranked"] = deque(maxlen=KEPT)
_lock = Lock()


@dataclass(frozen=True)
class Luck:
    """All that decides what is drawn of uncertain inputs, and of which draws ranks are taken."""

    rows: tuple[Row, ...]  # of the table, those that are no certain number; the last of those that share their luck
    correlations: tuple[Correlation, ...]
    seed: int
    sampling: Plan
    kept: bytes  # of flags, one a draw


@dataclass(frozen=True)
class Ranked:
    """Inputs as ranks of mean 0 and variance 1 [inputs, draws]."""

    luck: Luck
    ranks: Any  # as they are drawn
    apart: Any  # the nearest that are drawn apart
    roots: Any  # what each has of these [inputs, inputs]; None where all are drawn apart
    ordered: Ordered  # of those drawn apart


def rank_inputs(job: Job, kept: Any, inputs: Any = None) -> Ranked:
    """Return the inputs of the draws of a job that are `kept` [draws] as ranks: `inputs` of those, or drawn again.

    Labels that share their luck are one input.
    """
    table = job.table
    varying = sorted(int(number) for shape, at in table.groups.items() if shape != "point" for number in at)
    uncertain = {table.rows[number].own_key: number for number in varying}
    chosen = [*uncertain.values()]
    rows = tuple(table.rows[number] for number in chosen)
    luck = Luck(rows, table.correlations, job.options.seed, job.options.sampling, np.asarray(kept, bool).tobytes())
    with _lock:
        found = next((each for each in _known if each.luck == luck), None)
    if found is None:
        if inputs is None:
            inputs = table.sample(luck.seed, np.arange(len(kept)), luck.sampling)
        found = _ranked(luck, table, inputs[chosen][:, kept])
        with _lock:
            _known.append(found)
    return found


def _ranked(luck: Luck, table: Table, drawn: Any) -> Ranked:
    ranks = ranks_of_rows(drawn)
    apart = ranks.copy()
    roots = _turn_apart(apart, luck.rows, table)
    return Ranked(luck, ranks, apart, roots, order_inputs(apart))


def _turn_apart(ranks: Any, rows: Sequence[Row], table: Table) -> Any:
    """Turn the ranks of correlated inputs, in place, into ones that are drawn apart; return what each has of these.

    They are correlated as normal scores, by a Gaussian copula, so that scores drawn apart are independent. What is
    fitted moves together as the rows of its fit do, which their scores say for the most part.
    """
    keys = [row.own_key for row in rows]
    groups = [(group.keys, group.scores) for group in table.joined]
    groups += [fitted] if (fitted := scores_of_fit(rows)) else []
    if not groups or not ranks.size:
        return None
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that who asks nothing of the spread need not pay

    roots = _roots(keys, groups)
    own = np.flatnonzero((roots != np.eye(len(roots))).any(axis=0))  # all others are drawn apart as they are
    below = (np.argsort(np.argsort(ranks[own], axis=1), axis=1) + 0.5) / ranks.shape[1]
    scores = np.linalg.solve(roots[np.ix_(own, own)], ndtri(below))
    ranks[own] = ranks_of_rows(scores)
    return roots


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


def ranks_of_rows(inputs: Any) -> Any:
    """Return the ranks of each row of numbers [rows, draws]."""
    return np.array([ranks_of_numbers(row) for row in inputs]).reshape(inputs.shape)


def ranks_of_numbers(values: Any) -> Any:
    """Return the rank of each number, with mean 0 and variance 1; equal numbers share the mean of their ranks.

    All are 0 where the numbers are all the same.
    """
    ranks = middle_ranks(values) - (len(values) - 1) / 2
    return ranks / max(float(np.std(ranks)), np.finfo(np.float64).tiny) if ranks.any() else 0.0 * ranks


def middle_ranks(values: Any) -> Any:
    """Return how many numbers are below each; equal numbers share the mean of their ranks."""
    _, group, count = np.unique(values, return_inverse=True, return_counts=True)
    return (np.cumsum(count) - (count + 1) / 2)[group]
