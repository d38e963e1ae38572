"""What leads to an end: where inputs and monthly luck lie in the futures that end so, against all futures."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.rare.search import Found
from sixteenth.engine.draws.chance import entries, monthly_words, open_uniform
from sixteenth.engine.equation import axis_name
from sixteenth.engine.job import Job

SAMPLE = 1000  # futures that end so, of which the middle is told, taken by weight
ALL = 4000  # futures as they come, against which these are held
CLEAR = 3.5  # standard errors from which a move stands out: of some 300 numbers, one in seven answers has one by chance
HALF = 0.5


@dataclass(frozen=True)
class Lead:
    """Where an input lies in futures that end so, or a piece of monthly luck all months together.

    A move is that of the mean of its score: in standard deviations of all futures, with its standard error.
    """

    name: str  # with its labels, by strokes
    unit: str  # none of monthly luck
    middle: float  # of all futures; not a number for monthly luck
    there: float  # the middle of those that end so
    move: float
    error: float

    @property
    def is_clear(self) -> bool:
        """Say whether it stands out of chance."""
        return abs(self.move) > CLEAR * self.error


def leads(job: Job, found: Found, months: int) -> tuple[tuple[Lead, ...], tuple[Lead, ...]]:
    """Return the inputs, and the pieces of monthly luck up to a month, the farthest moved first."""
    chosen = _taken(found)
    luck = np.concatenate([each.luck for each in found.seen], axis=1)[:, chosen].astype(np.float64)
    draws = found.draws[chosen]
    error = 1 / float(np.sqrt(min(found.chance.carried_by, len(chosen))))
    return _farthest(_inputs(job, luck, draws, error)), _farthest(_luck(job, draws, months, error))


def _taken(found: Found) -> Any:
    """Return futures that end so, by their weights: each about as often as it counts, at even steps."""
    parts = found.counted * np.concatenate([each.batch.values for each in found.seen])
    ends = np.cumsum(parts) / parts.sum()
    steps = (np.arange(SAMPLE) + HALF) / SAMPLE
    return np.minimum(np.searchsorted(ends, steps), len(parts) - 1)


def _inputs(job: Job, luck: Any, draws: Any, error: float) -> list[Lead]:
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that others need not pay

    table = job.table
    rows = list({table.rows[number].own_key: int(number) for number in table.uncertain}.values())
    own = table.of_luck(luck, draws)[rows]
    everywhere = np.sort(table.sample(job.options.seed, np.arange(ALL))[rows], axis=1)
    found = list[Lead]()
    for number, there, every in zip(rows, own, everywhere, strict=True):
        row = table.rows[number]
        below, up_to = np.searchsorted(every, there, "left"), np.searchsorted(every, there, "right")
        move = float(ndtri(((below + up_to) / 2 + HALF) / (ALL + 1)).mean())
        unit = job.program.world.declared[row.name].kind.unit.__name__
        name = "/".join((row.name, *row.luck))
        found.append(Lead(name, unit, float(np.median(every)), float(np.median(there)), move, error))
    return found


def _luck(job: Job, draws: Any, months: int, error: float) -> list[Lead]:
    """Return each piece of monthly luck, its scores of all months added up."""
    from scipy.special import ndtri  # noqa: PLC0415 - as above

    program, names = job.program, list[str]()
    for name in program.shock_streams:
        axes = [axis_name(axis) for axis in program.sizes if axis in program.world.declared[name].kind.axes]
        names += ["/".join((name, *labels)) for labels in entries(axes, job.settings.labels)]
    unique, back = np.unique(draws, return_inverse=True)
    words = monthly_words(np.uint32(job.options.seed), program.keys, unique.astype(np.uint32), months, np)
    total = ndtri(open_uniform(words, np.float64)).sum(axis=0) / np.sqrt(months)
    nothing = float("nan")
    moves = total[:, back].mean(axis=1)
    return [Lead(name, "", nothing, nothing, float(move), error) for name, move in zip(names, moves, strict=True)]


def _farthest(found: Sequence[Lead]) -> tuple[Lead, ...]:
    return tuple(sorted(found, key=lambda each: -abs(each.move)))
