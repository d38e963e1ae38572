"""One future as numbers of every month, in float64: the central one, all inputs at their middle, or that of a draw.

The central future has even luck: what chance decides comes as often as its odds say, and as evenly. A luck that is a
uniform number takes the next of an evenly spread sequence each month (the golden ratio's, a month later for each next
label), a normal one its mean. So rounds of money that close with odds of a third close every third month, and what
happens once, at small odds a month, happens about when half of all futures have seen it, or not at all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any

import numpy as np

from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.draw import median_of
from sixteenth.engine.equation import STOCK
from sixteenth.engine.history import axes_of
from sixteenth.engine.job import Job, back_end, make_inputs
from sixteenth.engine.programs.program import Program
from sixteenth.engine.programs.simulate import Chunk, Inputs

GOLDEN = (sqrt(5) - 1) / 2


@dataclass(frozen=True)
class Watched:
    """What trials beside a future are looked at for: names, and the labels of entries of them, such as of one lab."""

    trials: tuple["Trial", ...] = ()
    names: frozenset[str] = frozenset()
    labels: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Trial:
    """A given number that is tried at another value: of a name, of one entry where that has labels."""

    name: str
    labels: tuple[str, ...] | None  # None: of all entries
    value: float


NOTHING = Watched()


class EvenChunk(Chunk):
    """One future, perhaps with trials beside it, whose luck is as even as it can be."""

    def shocks(self) -> dict[str, Any]:
        """Return every shock of every month, [months, *axes, trials]."""
        program, found = self.program, dict[str, Any]()
        for name, (_, count) in program.shock_streams.items():
            places = np.arange(program.months)[:, None] + np.arange(count)[None, :]
            even = (places + 1) * GOLDEN % 1
            own = np.zeros_like(even) if program.world.declared[name].shock == "normal" else even
            shape = self.frame.shape(self.axes(name))
            alike = np.broadcast_to(own[..., None], (*own.shape, shape[-1]))
            found[name] = alike.reshape(program.months, *shape)
        return found


@dataclass(frozen=True)
class OnePath:
    """The numbers of one future: `numbers[name]` is [months, *axes]; balances are those that open a month."""

    numbers: Mapping[str, Any]
    axes: Mapping[str, tuple[str, ...]]  # of each name, in the order of its array
    labels: Mapping[str, tuple[str, ...]]
    start: str
    months: int
    moved: Mapping[str, Any] = field(default_factory=dict[str, Any])  # by name, how far each trial moves it at most

    def series(self, name: str, **labels: str) -> Any:
        """Return a name's numbers by month, of one label of each axis that is named; other axes stay."""
        return _entries(self.numbers[name], self.axes[name], self.labels, labels)


def central_path(job: Job, names: Iterable[str], watched: Watched = NOTHING) -> OnePath:
    """Run the future in which every input is at its middle and luck is even, and keep some names of it.

    Beside it run trials, each with one number changed: of every name that is watched it is kept how far each trial
    moves it at most, as a part of its largest number.
    """
    program = _program(job, names)
    table = program.table(job.settings)
    rows = np.array([[median_of(row.distribution)] for row in table.rows])
    return _run(EvenChunk(program, back_end("numpy"), _inputs(job, program, 0, rows, watched)), names, watched)


def path_of_draw(job: Job, draw: int, names: Iterable[str], watched: Watched = NOTHING) -> OnePath:
    """Run one draw of a job again, with trials beside it, and keep some names of it."""
    program = _program(job, names)
    rows = program.table(job.settings).sample(job.options.seed, np.array([draw], np.uint32), job.options.sampling)
    return _run(Chunk(program, back_end("numpy"), _inputs(job, program, draw, rows, watched)), names, watched)


def _inputs(job: Job, program: Program, draw: int, rows: Any, watched: Watched) -> Inputs:
    """Return the numbers of one future and of each trial."""
    trials = watched.trials
    beside = np.repeat(rows, 1 + len(trials), axis=1)
    places = {(row.name, row.labels): at for at, row in enumerate(program.table(job.settings).rows)}
    begin = {name: slot for name, slot in program.slots.items() if not name.startswith("event ")}
    for at, trial in enumerate(trials, start=1):
        if trial.name not in begin:
            continue
        own = slice(*begin[trial.name]) if trial.labels is None else places[trial.name, trial.labels]
        beside[own, at] = trial.value
    draws = np.full(beside.shape[1], draw, np.uint32)
    return make_inputs(program, job.settings, job.options.seed, draws, beside)


def _program(job: Job, names: Iterable[str]) -> Program:
    """Return the program that computes some names of a world, and no more than they need."""
    world: World = job.program.world
    asked = {name.removeprefix(STOCK) if name.removeprefix(STOCK) in world.stocks else name for name in names}
    monthly = tuple(sorted(name for name in asked if name in world.equations or name in world.stocks))
    closing = tuple(name for name in monthly if name in world.stocks)
    return replace(job.program, kept=OutputSet(monthly, closing))


def _run(chunk: Chunk, names: Iterable[str], watched: Watched) -> OnePath:
    program, wanted = chunk.program, tuple(names)
    axes = {name: axes_of(program, name) for name in wanted}
    kept: dict[str, list[Any]] = {name: [] for name in wanted}
    looked_at = {*wanted} & watched.names if watched.trials else set[str]()
    size, moved = dict.fromkeys(looked_at, 0.0), dict[str, Any](dict.fromkeys(looked_at, 0.0))
    with np.errstate(all="ignore"):  # what is not a number is told as such
        constants, shocks = chunk.constants(), chunk.shocks()
        balances = {stock: chunk.opening(stock, constants) for stock in program.stocks}
        for month in range(program.months):
            now = {name: shock[month] for name, shock in shocks.items()}
            environment = chunk.month(constants, balances, np.int32(month), now)
            for name in wanted:
                whole = chunk.full(environment, name)
                kept[name].append(whole[..., 0])
                if name in looked_at:
                    own = _entries(whole[None], axes[name], program.settings.labels, watched.labels)[0]
                    by_trial = np.abs(own[..., 1:] - own[..., :1]).reshape(-1, own.shape[-1] - 1)
                    size[name] = max(size[name], float(np.abs(own[..., 0]).max(initial=0)))
                    moved[name] = np.maximum(moved[name], by_trial.max(axis=0, initial=0))
            balances = {stock: chunk.full(environment, STOCK + stock) for stock in balances}
    numbers = {name: np.stack(each) for name, each in kept.items()}
    parts = {name: each / size[name] if size[name] else each for name, each in moved.items()}
    return OnePath(numbers, axes, program.settings.labels, program.settings.start, program.months, parts)


def _entries(array: Any, axes: Sequence[str], known: Mapping[str, Sequence[str]], labels: Mapping[str, str]) -> Any:
    """Return the entries [months, ...] of labels that are named."""
    places = tuple(known[axis].index(labels[axis]) if axis in labels else slice(None) for axis in axes)
    return array[(slice(None), *places)]
