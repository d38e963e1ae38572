"""A study of what an answer for one lab hangs on: screened, shared out, and the box in which it ends badly."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Literal, TypeAlias

import numpy as np

from sixteenth.decide.sensitivity.boxes import Box, Side, find_box
from sixteenth.decide.sensitivity.designed import Design, designed
from sixteenth.decide.sensitivity.indices import Index, Places, Saltelli, indices
from sixteenth.decide.sensitivity.screen import Effect, Ways, effects
from sixteenth.decide.worth.headline import NEEDED, WORTH, Unfinished, is_ruined, money_back
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.draws.draw import POSTERIOR, Table
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.ranked import middle_ranks

Of: TypeAlias = Literal["worth", "money_back", "ruin"]
End: TypeAlias = Literal["ruined", "not_ruined", "not_back", "back"]
Run: TypeAlias = Callable[[Job, OutputSet], Result]
KEPT = OutputSet((), NEEDED)
HALF = 0.5
MOST_WITHIN = 0.2  # of a share: half of a 95 % range, above which it is not told


@dataclass(frozen=True)
class Sizes:
    """How much is run: ways of the screen, points of the indices and their inputs, and futures of the box."""

    ways: int = 10
    points: int = 512
    first: int = 10
    futures: int = 4000
    seed: int = 7


@dataclass(frozen=True)
class Block:
    """What is moved together: the names of its inputs, the monthly luck, or all inputs that nothing stood out of."""

    kind: Literal["inputs", "fitted", "luck", "rest"]
    names: tuple[str, ...] = ()

    @property
    def is_input(self) -> bool:
        """Say whether it is one of the inputs, or some that are drawn together."""
        return self.kind in ("inputs", "fitted")


@dataclass(frozen=True)
class Limit:
    """Between which numbers an input lies in a box; none where it has no limit on a side."""

    name: str
    unit: str
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Study:
    """What was found: effects of every block, indices of the strongest, luck and the rest, and the box."""

    screened: tuple[tuple[Block, Effect], ...]  # the strongest first
    shared: tuple[tuple[Block, Index], ...]  # as in the sample: inputs, the rest, luck
    end: End  # that the box was looked for
    box: Box | None
    limits: tuple[Limit, ...]
    futures: int  # that were run

    @property
    def by_total(self) -> tuple[tuple[Block, Index], ...]:
        """Return what was shared out, the strongest first."""
        return tuple(sorted(self.shared, key=lambda each: -each[1].total))

    @property
    def is_rare(self) -> bool:
        """Say whether so few futures end differently from the others that nothing can be shared out among inputs."""
        inputs = [index for block, index in self.shared if block.is_input]
        return max(inputs, key=lambda index: index.total).total_within > MOST_WITHIN

    @property
    def alone(self) -> float:
        """Return the share of the spread that blocks have by themselves, one added to the other."""
        return sum(index.first for _, index in self.shared)


def study(job: Job, lab: str, of: Of, unfinished: Unfinished, sizes: Sizes, run: Run) -> Study:
    """Screen all inputs of a job, share the spread out among the strongest, and find the box in which it ends badly."""
    at = job.settings.labels["lab"].index(lab)
    table = job.table
    dimensions = len(table.dimensions)

    def outcome(design: Design) -> Any:
        return outcome_of(run(designed(job, design), KEPT), at, of, unfinished)

    ways = Ways(dimensions, table.blocks, sizes.ways, sizes.seed)
    found = effects(ways, outcome(ways))
    order = sorted(range(len(found)), key=lambda number: -found[number].size)
    first = [table.blocks[number] for number in order[: sizes.first]]
    rest = tuple(place for number in order[sizes.first :] for place in table.blocks[number])
    blocks: list[Places] = [*first, *([rest] if rest else []), ()]
    sample = Saltelli(dimensions, tuple(blocks), sizes.points, sizes.seed)
    shares = indices(sample, outcome(sample))
    told = [block_of(table, places) for places in first]
    named = [*told, *([Block("rest")] if rest else []), Block("luck")]
    end, box, limits = _box(job, at, of, unfinished, sizes, run)
    return Study(
        tuple((block_of(table, table.blocks[number]), found[number]) for number in order),
        tuple(zip(named, shares, strict=True)),
        end,
        box,
        limits,
        ways.futures + sample.futures + sizes.futures,
    )


def outcome_of(result: Result, lab: int, of: Of, unfinished: Unfinished) -> Any:
    """Return the outcome of each future as a number; of worth its rank, for a few futures have most of its spread.

    A future that did not stay a number counts as the one in the middle.
    """
    if of == "money_back":
        return money_back(result, lab, unfinished).astype(float)
    if of == "ruin":
        return is_ruined(result, lab).astype(float)
    worth = np.where(result.finite, result.closing[WORTH[unfinished]][lab], np.nan)
    worth = np.where(np.isfinite(worth), worth, np.nanmedian(worth))
    return (middle_ranks(worth) + HALF) / len(worth)


def block_of(table: Table, places: Places) -> Block:
    """Return what a block is called."""
    names = tuple(table.dimensions[place] for place in places)
    return Block("fitted") if names == (POSTERIOR,) else Block("inputs", names)


def _box(
    job: Job, lab: int, of: Of, unfinished: Unfinished, sizes: Sizes, run: Run
) -> tuple[End, Box | None, tuple[Limit, ...]]:
    """Find the box of inputs for the rarer of two ends, ruin and none, or money back and not; its limits as numbers."""
    own = replace(job, options=replace(job.options, draws=sizes.futures))
    result = run(own, KEPT)
    ends = np.asarray(is_ruined(result, lab) if of == "ruin" else money_back(result, lab, unfinished), bool)
    names: tuple[End, End] = ("ruined", "not_ruined") if of == "ruin" else ("back", "not_back")
    is_often = bool(ends.mean() > HALF)
    rows = [*{own.table.rows[number].own_key: int(number) for number in own.table.uncertain}.values()]
    numbers = own.table.sample(own.options.seed, np.arange(sizes.futures), own.options.sampling)[rows]
    places = (np.argsort(np.argsort(numbers, axis=1), axis=1) + 0.5) / sizes.futures
    box = find_box(places, ends != is_often, range(len(places)))
    if box is None:
        return names[is_often], None, ()
    return names[is_often], box, tuple(_limit(own, rows[side.place], side, numbers[side.place]) for side in box.sides)


def _limit(job: Job, number: int, side: Side, drawn: Any) -> Limit:
    """Return the limits of an input in its own unit."""
    row = job.table.rows[number]
    low = float(np.quantile(drawn, side.low)) if side.low > 0 else None
    high = float(np.quantile(drawn, side.high)) if side.high < 1 else None
    return Limit(" ".join((row.name, *row.luck)), job.program.world.declared[row.name].kind.unit.__name__, low, high)
