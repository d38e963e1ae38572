"""From futures as they come to futures that end so: batch by batch, each drawn where those before it ended so.

A batch is drawn from a mixture that earlier batches decide and it does not, so that it is right on average. Batches
count from the first on before which enough futures ended so, or half of all batches had run: what is decided before a
batch is drawn cannot bend it. Earlier ones would add a rare future of great weight, which most samples lack and whose
error they do not know. The k-th that counts has a share as the root of k, which loses at most a ninth against shares
that nobody can know before (Owen and Zhou 2020).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
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
COUNTS = 20.0  # futures that end so, in equal ones, from which on batches count
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
    known: dict[Tilt, Any] = field(default_factory=dict[Tilt, Any], compare=False)  # density ratios by tilt [futures]

    def ratio(self, space: Space, tilt: Tilt) -> Any:
        """Return the density under a tilt over that as it is [futures]; each is worked out once."""
        if tilt not in self.known:
            self.known[tilt] = np.exp(log_ratio(tilt, space, self.luck))
        return self.known[tilt]


@dataclass(frozen=True)
class Found:
    """A chance and how it was found; and the futures that it was found in."""

    kind: Kind
    chance: Chance
    seen: tuple[Seen, ...]
    shares: Any  # of each batch in the chance; nothing of those that lead there [batches]
    run: int  # futures, those of the first look among them
    is_stopped: bool = False  # on request, before all of it had run

    @property
    def tilt(self) -> Tilt:
        """Return what the last futures were drawn by."""
        return self.seen[-1].tilt

    @property
    def without_luck(self) -> "Found":
        """Return the same without the luck of its futures, which takes nearly all of its memory."""
        nothing = np.empty((0, 0), np.float32)
        return replace(self, seen=tuple(replace(each, luck=nothing, known={}) for each in self.seen))

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
    counts_from = 0 if is_common else len(sizes.batches) // 2
    try:
        for number, count in enumerate(sizes.batches):
            tilt = NOTHING
            if not is_common and seen:
                weights = _pooled(space, seen, sizes.plain)
                counts_from = min(counts_from, number if _ending(seen, weights) >= COUNTS else counts_from)
                tilt = _tilt(space, seen, weights)
            design = Mixed(space, count, (sizes.seed, number + 1), first, tilt, sizes.plain)
            ends, first = run(design), first + count
            batch = Batch(ends.values, design.weights, design.is_plain)
            luck = np.clip(design.uniforms, EDGE, 1 - EDGE).astype(np.float32)
            seen.append(Seen(tilt, luck, batch, ends.nearness))
    except Interrupted:
        if not seen:
            raise
        is_stopped = True
    shares = _shares(seen, counts_from, is_common=is_common)
    chance = chance_of([each.batch for each in seen], shares)
    return Found(_kind(seen, chance, is_common=is_common), chance, tuple(seen), shares, first, is_stopped)


def _shares(seen: Sequence[Seen], counts_from: int, *, is_common: bool) -> Any:
    """Return the share of each batch [batches]; of all, where none that counts has a future that ends so."""
    is_counted = np.arange(len(seen)) >= counts_from
    if not any(each.batch.values.any() for each in seen[counts_from:]):
        is_counted[:] = True
    shares = np.cumsum(is_counted).astype(np.float64) * is_counted
    shares = is_counted.astype(np.float64) if is_common else np.sqrt(shares)
    return shares / shares.sum()


def _kind(seen: Sequence[Seen], chance: Chance, *, is_common: bool) -> Kind:
    if chance.value > 0:
        return "common" if is_common else "tilted"
    return "never" if any(np.ptp(each.nearness) for each in seen) else "impossible"


def _tilt(space: Space, seen: Sequence[Seen], weights: Any) -> Tilt:
    """Return the tilt that futures call for which ended so, or where these are few came nearest.

    All are weighed as futures of one mixture of all batches, which is more even than batch by batch.
    """
    parts, nearness = weights * _values(seen), np.concatenate([each.nearness for each in seen])
    if not nearness.any():
        return NOTHING
    if equal(parts) >= ENOUGH and not seen[-1].tilt.is_nothing:
        return seen[-1].tilt
    if equal(parts) < NEAREST:
        order = np.argsort(-nearness, kind="stable")
        carried = np.cumsum(weights[order]) ** 2 / np.cumsum(weights[order] ** 2)
        parts = weights.copy()
        parts[order[int(np.searchsorted(carried, NEAREST)) + 1 :]] = 0
    own = np.flatnonzero(parts)
    return fitted(space, _luck(seen, own), parts[own])


def _ending(seen: Sequence[Seen], weights: Any) -> float:
    """Return how many futures ended so, in equal ones."""
    return equal(weights * _values(seen))


def _values(seen: Sequence[Seen]) -> Any:
    return np.concatenate([each.batch.values for each in seen])


def _luck(seen: Sequence[Seen], own: Any) -> Any:
    """Return the luck of some futures, by their numbers in order [dimensions, futures]; no more is copied."""
    parts, first = list[Any](), 0
    for each in seen:
        last = first + len(each.nearness)
        parts.append(each.luck[:, own[(own >= first) & (own < last)] - first])
        first = last
    return np.concatenate(parts, axis=1).astype(np.float64)


def _pooled(space: Space, seen: Sequence[Seen], plain: float) -> Any:
    """Return the density as it is over that of all batches together, of each future [futures]."""
    futures = sum(len(each.nearness) for each in seen)
    total = np.zeros(futures)
    for tilt in dict.fromkeys(each.tilt for each in seen):
        count = sum(len(each.nearness) for each in seen if each.tilt is tilt)
        if tilt.is_nothing:
            total += count / futures
            continue
        ratios = np.concatenate([each.ratio(space, tilt) for each in seen])
        total += count / futures * (plain + (1 - plain) * ratios)
    return 1 / total
