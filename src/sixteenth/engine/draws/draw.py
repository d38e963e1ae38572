"""Values of a scenario as numbers: one row for each entry of each declared name, one column for each draw.

Rows are drawn on the host in float64 for a whole chunk, vectorised by shape of distribution, and cut at the bounds of
their card (engine/draws/shapes.py).
"""

from collections import Counter, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Any

import numpy as np
import numpy.typing as npt

from sixteenth.engine.declared import Correlation, Distribution, Event, LuckOf
from sixteenth.engine.draws.chance import stream_key
from sixteenth.engine.draws.copula import Group, groups_of
from sixteenth.engine.draws.sampling import Plan, uniforms
from sixteenth.engine.draws.shapes import Cut, Floats, middle_of_choice

POSTERIOR = "posterior"  # the stream that chooses a row of a fit for each draw
ROW_OF_THE_FIT = stream_key(POSTERIOR, "row", ())
CERTAIN = ("point", "given")  # shapes that need no luck
CHUNKS_KNOWN, MOST_KNOWN = 16, 1_000_000  # chunks that were drawn last, and numbers of the largest that is kept

# A scenario that differs in a certain number draws what its neighbour drew, chunk by chunk.
_known: deque[tuple[tuple[Any, ...], Floats]] = deque(maxlen=CHUNKS_KNOWN)
_lock = Lock()


@dataclass(frozen=True)
class Row:
    """One entry to draw: its stream, its distribution and the bounds it must keep."""

    name: str
    labels: tuple[str, ...]
    distribution: Distribution
    bounds: tuple[float, float]

    @property
    def key(self) -> int:
        """Return the stream of this entry, or of the whole name when all labels share their luck.

        All entries of a fit take the same row of it, by one stream.
        """
        return ROW_OF_THE_FIT if self.is_joint else self.own_key

    @property
    def own_key(self) -> int:
        """Return the hash of what is drawn, that of no other entry, whichever stream it is drawn with."""
        return stream_key("value", self.name, self.luck)

    @property
    def is_joint(self) -> bool:
        """Say whether the entry is drawn together with others, as a row of a fit."""
        return self.distribution.shape == "joint"

    @property
    def luck(self) -> tuple[str, ...]:
        """Return the labels that have a piece of luck of their own: none where all labels share it."""
        return () if self.distribution.shared else self.labels

    @property
    def title(self) -> str:
        """Return the name of the stream as people write it: rent/Ben."""
        return POSTERIOR if self.is_joint else "/".join((self.name, *self.luck))


@dataclass(frozen=True)
class Table:
    """All rows of a run, ready to be drawn for any draws."""

    rows: tuple[Row, ...]
    correlations: tuple[Correlation, ...] = ()

    @cached_property
    def groups(self) -> Mapping[str, npt.NDArray[np.intp]]:
        """Return the row numbers of each shape of distribution."""
        found: dict[str, list[int]] = {}
        for number, row in enumerate(self.rows):
            found.setdefault(row.distribution.shape, []).append(number)
        return {shape: np.array(at, np.intp) for shape, at in sorted(found.items())}

    @property
    def is_certain(self) -> bool:
        """Say whether every row is one number in all draws."""
        return set(self.groups) <= {"point"}

    def sample(self, seed: int, draws: Any, plan: Plan = "counter", dtype: Any = np.float64) -> Any:
        """Return the rows for these draw numbers [rows, draws]; by the plan, all shapes at once.

        They are drawn in float64, and rounded where another type is asked for.
        """
        return self._filled(draws, lambda: self._drawn(seed, draws, plan), dtype)

    def _filled(self, draws: Any, drawn: Callable[[], Floats], dtype: Any = np.float64) -> Any:
        """Return all rows: those that are certain, and those that need luck as they are drawn."""
        out = np.empty((len(self.rows), len(draws)), dtype)
        out[:] = self._points[:, None]  # most rows; the others are written over
        if self.uncertain.size:
            out[self.uncertain] = drawn()
        if "given" in self.groups:
            out[self.groups["given"]] = self._given(draws)
        return out

    def _drawn(self, seed: int, draws: Any, plan: Plan) -> Floats:
        """Return the rows that need luck; those of another table that draws them alike are taken as they are."""
        rows = tuple(self.rows[number] for number in self.uncertain)
        key = (rows, self.correlations, seed, plan, np.asarray(draws, np.int64).tobytes())
        with _lock:
            known = next((each for each in _known if each[0] == key), None)
        if known is not None:
            return known[1]
        found = self._turned(uniforms(plan, seed, (*self.streams, *self._unseen), draws))
        if found.size <= MOST_KNOWN:
            with _lock:
                _known.append((key, found))
        return found

    def of_luck(self, luck: Floats, draws: Any) -> Floats:
        """Return the rows, float64 [rows, draws], of luck that somebody chose: a uniform for each of `dimensions`."""
        keys = (*self.streams, *self._unseen)
        places = {key: place for place, key in enumerate(dict.fromkeys(keys))}
        return self._filled(draws, lambda: self._turned(luck[[places[key] for key in keys]]))

    def _turned(self, luck: Floats) -> Floats:
        """Return the rows that need luck, of a uniform for each of their streams and of those not seen."""
        luck = self._together(luck)
        found = np.empty((len(self.uncertain), luck.shape[1]))
        for shape, at in self.groups.items():
            if shape not in CERTAIN:
                own = np.searchsorted(self.uncertain, at)
                is_joint = shape == "joint"
                found[own] = self._row_of_the_fit(luck[own]) if is_joint else self.cuts[shape].quantiles(luck[own])
        return found

    @cached_property
    def blocks(self) -> tuple[tuple[int, ...], ...]:
        """Return the places among `dimensions` of luck that is drawn together, block by block, in order."""
        keys = [*dict.fromkeys((*self.streams, *self._unseen))]
        together = {key: min(keys.index(each) for each in group.keys) for group in self.joined for key in group.keys}
        found: dict[int, list[int]] = {}
        for place, key in enumerate(keys):
            found.setdefault(together.get(key, place), []).append(place)
        return tuple(tuple(places) for places in found.values())

    @cached_property
    def numbers(self) -> Mapping[str, Floats]:
        """Return, by shape that needs luck, the numbers of its rows; short ones end in zeros."""
        found = {}
        for shape, at in self.groups.items():
            lists = [self.rows[i].distribution.numbers for i in at] if shape not in CERTAIN else []
            table = np.zeros((len(lists), max(map(len, lists), default=0)))
            for row, numbers in zip(table, lists, strict=True):
                row[: len(numbers)] = numbers
            found[shape] = table
        return found

    @cached_property
    def _points(self) -> Floats:
        """Return the number of each row that is one number in all draws, and zero for the others."""
        found = np.zeros(len(self.rows))
        if "point" in self.groups:
            found[self.groups["point"]] = [self.rows[i].distribution.numbers[0] for i in self.groups["point"]]
        return found

    @cached_property
    def uncertain(self) -> npt.NDArray[np.intp]:
        """Return the numbers of the rows that need luck, in order."""
        needing = [at for shape, at in self.groups.items() if shape not in CERTAIN]
        return np.sort(np.concatenate([np.empty(0, np.intp), *needing]))

    @cached_property
    def streams(self) -> tuple[int, ...]:
        """Return the stream of each row that needs luck."""
        return tuple(self.rows[i].key for i in self.uncertain)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """Return the name of each stream, once: the dimensions of a Sobol sequence, in order."""
        own = {self.rows[i].key: self.rows[i].title for i in self.uncertain}
        return (*own.values(), *("/".join((name, *labels)) for name, labels in self._unseen.values()))

    @cached_property
    def joined(self) -> tuple[Group, ...]:
        """Return the groups of correlated luck that any row has a part in."""
        own = set(self.streams)
        return tuple(group for group in groups_of(self.correlations) if own.intersection(group.keys))

    @cached_property
    def _unseen(self) -> Mapping[int, LuckOf]:
        """Return the streams that only others are correlated with, so that rows drawn apart stay the same."""
        own = set(self.streams)
        pairs = (pair for group in self.joined for pair in zip(group.keys, group.streams, strict=True))
        return {key: stream for key, stream in pairs if key not in own}

    def _together(self, luck: Floats) -> Floats:
        """Return the uniforms of the rows' streams, those that are correlated mixed with each other."""
        places: dict[int, list[int]] = {}
        for place, key in enumerate((*self.streams, *self._unseen)):
            places.setdefault(key, []).append(place)  # labels that share their luck have several
        for group in self.joined:
            own = [places[key] for key in group.keys]
            for at, mixed in zip(own, group.mixed(luck[[each[0] for each in own]]), strict=True):
                luck[at] = mixed
        return luck

    @cached_property
    def cuts(self) -> Mapping[str, Cut]:
        """Return, by shape, the rows that need luck, each cut at its bounds."""
        needing = {shape: at for shape, at in self.groups.items() if shape not in CERTAIN}
        bounds = {shape: np.array([self.rows[i].bounds for i in at], np.float64) for shape, at in needing.items()}
        return {shape: Cut(shape, self.numbers[shape], bounds[shape]) for shape in needing}

    def _row_of_the_fit(self, luck: Floats) -> Floats:
        """Return the number of each joint row in the row of the fit that a draw takes: all rows are as likely."""
        numbers = self.numbers["joint"]
        lengths = np.array([len(self.rows[i].distribution.numbers) for i in self.groups["joint"]])
        return np.take_along_axis(numbers, (luck * lengths[:, None]).astype(np.intp), axis=1)

    @cached_property
    def _given_by_length(self) -> Mapping[int, tuple[npt.NDArray[np.intp], Floats]]:
        """Return the rows whose numbers are given, by how many there are, each with all its numbers side by side."""
        at = self.groups["given"]
        lengths = np.array([len(self.rows[i].distribution.numbers) for i in at])
        found = {}
        for length in np.unique(lengths):
            own = np.flatnonzero(lengths == length)
            found[int(length)] = (own, np.array([self.rows[i].distribution.numbers for i in at[own]], np.float64))
        return found

    def _given(self, draws: Any) -> Floats:
        out = np.empty((len(self.groups["given"]), len(draws)))
        for length, (own, numbers) in self._given_by_length.items():
            out[own] = numbers[:, np.asarray(draws) % length]
        return out


def drawn_by_name(table: Table, seed: int, draws: int, plan: Plan = "counter") -> dict[str, Floats]:
    """Return what is drawn of each uncertain entry, [draws], by `name/label`, or by the name where it has no axis."""
    sampled = table.sample(seed, np.arange(draws), plan)
    rows = {"/".join((row.name, *row.labels)): number for number, row in enumerate(table.rows)}
    return {name: sampled[at] for name, at in rows.items() if table.rows[at].distribution.shape != "point"}


def rows_for(
    name: str,
    labels: Sequence[tuple[str, ...]],
    values: Mapping[tuple[str, ...], Distribution],
    bounds: tuple[float, float],
) -> list[Row]:
    """Return one row for each entry of a name; the value for `()` serves the entries that have none of their own."""
    return [Row(name, entry, values[entry] if entry in values else values[()], bounds) for entry in labels]


def event_streams(events: Iterable[Event]) -> list[str]:
    """Return the stream of each event: by its order among those of its name, so that moving one keeps its luck."""
    counts = Counter[str]()
    found: list[str] = []
    for event in events:
        counts[event.name] += 1
        found.append(f"{event.name}/event {counts[event.name]}")
    return found


def median_of(distribution: Distribution) -> float:
    """Return the number in the middle of a distribution as it is drawn; of one that is certain, the number itself.

    Of a choice it is the least value that half of all draws do not exceed: one of the values, never one between them.
    """
    if distribution.shape in ("given", "joint"):
        return float(np.median(distribution.numbers))
    if distribution.shape == "choice":
        return middle_of_choice(distribution.numbers)
    return quantile_of(distribution, 0.5)


def quantile_of(distribution: Distribution, share: float) -> float:
    """Return the number that a share of all draws of a distribution do not exceed; one that is certain has one."""
    if distribution.shape in ("given", "joint"):
        return float(np.quantile(distribution.numbers, share))
    if distribution.shape == "point":
        return float(distribution.numbers[0])
    cut = Cut(distribution.shape, np.array([distribution.numbers]), np.array([distribution.bounds]))
    return float(cut.quantiles(np.array([[share]]))[0, 0])
