"""From futures as they come to futures that end so: batch by batch, each drawn where those before it ended so.

A batch is drawn from a mixture that earlier batches decide and it does not, so that it is right on average, and all of
them are counted: the k-th with a share as the root of k, which loses at most a ninth against shares nobody can know
before (Owen and Zhou 2020).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

import numpy as np

from sixteenth.decide.rare.chance import Batch, Chance, chance_of, equal, plain_error
from sixteenth.decide.rare.fitted import fitted
from sixteenth.decide.rare.tilted import NOTHING, Mixed, Space, Tilt, log_ratio
from sixteenth.errors import Interrupted

LOOK = 208  # plain futures that say whether an end is common, and are not counted
COMMON = 0.1  # a chance from which nothing is tilted
AT_ONCE = 1040  # futures of a batch: five chunks
NEAREST = 60.0  # futures, in equal ones, of which a tilt is made where fewer end so
EDGE = 2.0**-24  # by which single numbers keep away from 1
ENOUGH = 1500.0  # futures that end so, in equal ones, from which the tilt stays as it is


@dataclass(frozen=True)
class Ends:
    """How futures end: how likely so, where what was drawn is averaged over; and how near they come."""

    values: Any  # 0 to 1 [futures]
    nearness: Any  # larger is nearer, and the end is nearer than all else [futures]


Run: TypeAlias = Callable[[Mixed], Ends]
Kind: TypeAlias = Literal["tilted", "common", "never", "impossible"]


@dataclass(frozen=True)
class Sizes:
    """How much is run: futures in all; and the part of a mixture that is drawn as it is."""

    futures: int = 20_800
    seed: int = 7
    plain: float = 0.2

    @property
    def batches(self) -> tuple[int, ...]:
        """Return the futures of each batch."""
        count = max(round(self.futures / AT_ONCE), 1)
        return tuple(len(each) for each in np.array_split(np.empty(self.futures), count))


@dataclass(frozen=True)
class Seen:
    """Futures of a batch, as later tilts are made of them."""

    tilt: Tilt
    luck: Any  # uniforms, as single numbers [dimensions, futures]
    batch: Batch
    nearness: Any  # [futures]


@dataclass(frozen=True)
class Found:
    """A chance and how it was found; and the futures that it was found in."""

    kind: Kind
    chance: Chance
    seen: tuple[Seen, ...]
    shares: Any  # of each batch in the chance [batches]
    run: int  # futures, those of the first look among them
    is_stopped: bool = False  # on request, before all of it had run

    @property
    def tilt(self) -> Tilt:
        """Return what the last futures were drawn by."""
        return self.seen[-1].tilt

    @property
    def plain_error(self) -> float:
        """Return the standard error of a count among as many plain futures as were run in all."""
        return plain_error(self.chance.value, self.run)

    @property
    def gain(self) -> float:
        """Return how many times as many plain futures would be as certain: variances' ratio, all futures counted."""
        return (self.plain_error / self.chance.error) ** 2 if self.chance.error > 0 else float("nan")

    @property
    def draws(self) -> Any:
        """Return whose monthly luck each future has that is counted [futures]."""
        return LOOK + np.arange(self.run - LOOK)

    @property
    def endings(self) -> Any:
        """Return the share of each batch's futures that end so as they are drawn [batches]."""
        return np.array([float(each.batch.values.mean()) for each in self.seen])

    @property
    def counted(self) -> Any:
        """Return what each future counts for among all [futures]: its weight, and its batch's share."""
        parts = zip(self.shares, self.seen, strict=True)
        return np.concatenate([share / len(each.nearness) * each.batch.weights for share, each in parts])


def find(space: Space, sizes: Sizes, run: Run) -> Found:
    """Look for futures that end so, batch by batch, and estimate the chance of the end.

    Args:
        space: the luck of the inputs.
        sizes: how much is run.
        run: says of a design how its futures end. That nothing comes of any future, and none is nearer than another,
            means that the end cannot be.

    Raises:
        Interrupted: when stopped before a batch was there; later, what was found by then is returned.

    """
    look = run(Mixed(space, LOOK, (sizes.seed, 0), 0, NOTHING, sizes.plain))
    is_common = float(look.values.mean()) >= COMMON
    seen, first, is_stopped = list[Seen](), LOOK, False
    try:
        for number, count in enumerate(sizes.batches, start=1):
            tilt = NOTHING if is_common else _tilt(space, seen, sizes.plain)
            design = Mixed(space, count, (sizes.seed, number), first, tilt, sizes.plain)
            ends, first = run(design), first + count
            batch = Batch(ends.values, design.weights, design.is_plain)
            seen.append(Seen(tilt, np.clip(design.uniforms, EDGE, 1 - EDGE).astype(np.float32), batch, ends.nearness))
    except Interrupted:
        if not seen:
            raise
        is_stopped = True
    return _found(seen, first, is_common=is_common, is_stopped=is_stopped)


def _found(seen: Sequence[Seen], run: int, *, is_common: bool, is_stopped: bool) -> Found:
    shares = np.ones(len(seen)) if is_common else np.sqrt(np.arange(1, len(seen) + 1))
    shares = shares / shares.sum()
    chance = chance_of([each.batch for each in seen], shares)
    never: Kind = "never" if any(np.ptp(each.nearness) for each in seen) else "impossible"
    kind: Kind = never if chance.value <= 0 else "common" if is_common else "tilted"
    return Found(kind, chance, tuple(seen), shares, run, is_stopped)


def _tilt(space: Space, seen: Sequence[Seen], plain: float) -> Tilt:
    """Return the tilt that futures call for which ended so, or where these are few came nearest; as it is at first.

    All are weighed as futures of one mixture of all batches, which is more even than batch by batch.
    """
    if not seen:
        return NOTHING
    weights, values, nearness = _pooled(space, seen, plain), _joined(seen, "values"), _joined(seen, "nearness")
    if all(not each.any() for each in (values, nearness)):
        return NOTHING
    parts = weights * values
    if equal(parts) >= ENOUGH and not seen[-1].tilt.is_nothing:
        return seen[-1].tilt
    if equal(parts) < NEAREST:
        order = np.argsort(-nearness, kind="stable")
        carried = np.cumsum(weights[order]) ** 2 / np.cumsum(weights[order] ** 2)
        far = order[int(np.searchsorted(carried, NEAREST)) + 1 :]
        parts = weights.copy()
        parts[far] = 0
    own = np.flatnonzero(parts)
    luck = np.concatenate([each.luck for each in seen], axis=1)[:, own].astype(np.float64)
    return fitted(space, luck, parts[own])


def _joined(seen: Sequence[Seen], name: str) -> Any:
    parts = [each.nearness if name == "nearness" else each.batch.values for each in seen]
    return np.concatenate(parts)


def _pooled(space: Space, seen: Sequence[Seen], plain: float) -> Any:
    """Return the density as it is over that of all batches together, of each future [futures]."""
    luck = np.concatenate([each.luck for each in seen], axis=1)
    total = np.zeros(luck.shape[1])
    for tilt in dict.fromkeys(each.tilt for each in seen):
        count = sum(len(each.nearness) for each in seen if each.tilt is tilt)
        own = 1.0 if tilt.is_nothing else plain + (1 - plain) * np.exp(log_ratio(tilt, space, luck))
        total += count / luck.shape[1] * own
    return 1 / total
