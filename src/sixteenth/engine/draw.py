"""Values of a scenario as numbers: one row for each entry of each declared name, one column for each draw.

Rows are drawn on the host in float64 for a whole chunk, vectorised by shape of distribution, and truncated to the
bounds of their card by drawing within the odds of the bounds, so that no mass piles up at a bound.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from sixteenth.engine.chance import stream_key
from sixteenth.engine.declared import Distribution, Event
from sixteenth.engine.sampling import Plan, uniforms

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Row:
    """One entry to draw: its stream, its distribution and the bounds it must keep."""

    name: str
    labels: tuple[str, ...]
    distribution: Distribution
    bounds: tuple[float, float]

    @property
    def key(self) -> int:
        """Return the stream of this entry, or of the whole name when all labels share their luck."""
        return stream_key("value", self.name, self.luck)

    @property
    def luck(self) -> tuple[str, ...]:
        """Return the labels that have a piece of luck of their own: none where all labels share it."""
        return () if self.distribution.shared else self.labels

    @property
    def title(self) -> str:
        """Return the name of the stream as people write it: rent/Ben."""
        return "/".join((self.name, *self.luck))


@dataclass(frozen=True)
class Table:
    """All rows of a run, ready to be drawn for any draws."""

    rows: tuple[Row, ...]

    @cached_property
    def groups(self) -> Mapping[str, npt.NDArray[np.intp]]:
        """Return the row numbers of each shape of distribution."""
        shapes = np.array([row.distribution.shape for row in self.rows])
        return {str(shape): np.flatnonzero(shapes == shape) for shape in np.unique(shapes)}

    @property
    def is_certain(self) -> bool:
        """Say whether every row is one number in all draws."""
        return set(self.groups) <= {"point"}

    def sample(self, seed: int, draws: Any, plan: Plan = "counter") -> Floats:
        """Return the rows for these draw numbers, float64 [rows, draws]; by the plan, all shapes at once."""
        out = np.empty((len(self.rows), len(draws)))
        luck = uniforms(plan, seed, self.streams, draws)
        for shape, at in self.groups.items():
            if shape == "point":
                out[at] = self.numbers[shape][:, :1]
            elif shape == "given":
                out[at] = self._given(draws)
            else:
                own = luck[np.searchsorted(self.uncertain, at)]
                low, high = self.odds_of_bounds[shape]
                out[at] = _QUANTILES[shape](low + (high - low) * own, self.numbers[shape])
        return out

    @cached_property
    def numbers(self) -> Mapping[str, Floats]:
        """Return, by shape, the numbers of its rows; short ones end in zeros."""
        found = {}
        for shape, at in self.groups.items():
            lists = [self.rows[i].distribution.numbers for i in at] if shape != "given" else []
            table = np.zeros((len(lists), max(map(len, lists), default=0)))
            for row, numbers in zip(table, lists, strict=True):
                row[: len(numbers)] = numbers
            found[shape] = table
        return found

    @cached_property
    def uncertain(self) -> npt.NDArray[np.intp]:
        """Return the numbers of the rows that need luck, in order."""
        needs = [row.distribution.shape not in ("point", "given") for row in self.rows]
        return np.flatnonzero(np.array(needs, bool))

    @cached_property
    def streams(self) -> tuple[int, ...]:
        """Return the stream of each row that needs luck."""
        return tuple(self.rows[i].key for i in self.uncertain)

    @cached_property
    def dimensions(self) -> tuple[str, ...]:
        """Return the name of each stream, once: the dimensions of a Sobol sequence, in order."""
        return tuple({self.rows[i].key: self.rows[i].title for i in self.uncertain}.values())

    @cached_property
    def odds_of_bounds(self) -> Mapping[str, tuple[Floats, Floats]]:
        """Return, by shape, the odds of lying below each bound, between which the uniforms are put."""
        found = {}
        for shape, at in self.groups.items():
            if shape in _ODDS:
                bounds, numbers = np.array([self.rows[i].bounds for i in at]), self.numbers[shape]
                found[shape] = (_ODDS[shape](bounds[:, :1], numbers), _ODDS[shape](bounds[:, 1:], numbers))
            else:
                found[shape] = (np.zeros((len(at), 1)), np.ones((len(at), 1)))
        return found

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


def _normal(uniforms: Floats, numbers: Floats) -> Floats:
    from scipy.special import ndtri  # noqa: PLC0415 - half a second that a certain scenario need not pay

    return numbers[:, :1] + numbers[:, 1:2] * ndtri(uniforms)


def _lognormal(uniforms: Floats, numbers: Floats) -> Floats:
    return np.exp(_normal(uniforms, numbers))


def _uniform(uniforms: Floats, numbers: Floats) -> Floats:
    return numbers[:, :1] + (numbers[:, 1:2] - numbers[:, :1]) * uniforms


def _beta(uniforms: Floats, numbers: Floats) -> Floats:
    from scipy.special import betaincinv  # noqa: PLC0415 - as above

    return betaincinv(numbers[:, :1], numbers[:, 1:2], uniforms)


def _choice(uniforms: Floats, numbers: Floats) -> Floats:
    values, odds = numbers[:, 0::2], np.cumsum(numbers[:, 1::2], axis=1)
    chosen = np.minimum(
        (uniforms[:, None, :] >= odds[:, :, None]).sum(axis=1), (numbers[:, 1::2] > 0).sum(axis=1)[:, None] - 1
    )
    return np.take_along_axis(values, chosen, axis=1)


def _odds_normal(bound: Floats, numbers: Floats) -> Floats:
    from scipy.special import ndtr  # noqa: PLC0415 - as above

    return ndtr((bound - numbers[:, :1]) / numbers[:, 1:2])


def _odds_lognormal(bound: Floats, numbers: Floats) -> Floats:
    with np.errstate(divide="ignore"):  # a bound of zero lies below every draw: log gives minus infinity, odds zero
        return _odds_normal(np.log(np.maximum(bound, 0)), numbers)


def _odds_beta(bound: Floats, numbers: Floats) -> Floats:
    from scipy.special import betainc  # noqa: PLC0415 - as above

    return betainc(numbers[:, :1], numbers[:, 1:2], np.clip(bound, 0, 1))


_QUANTILES = {"normal": _normal, "lognormal": _lognormal, "uniform": _uniform, "beta": _beta, "choice": _choice}
_ODDS = {"normal": _odds_normal, "lognormal": _odds_lognormal, "beta": _odds_beta}


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
    """Return the number in the middle of a distribution; of one that is certain, the number itself."""
    if distribution.shape == "given":
        return float(np.median(distribution.numbers))
    if distribution.shape == "point":
        return distribution.numbers[0]
    return float(_QUANTILES[distribution.shape](np.array([[0.5]]), np.array([distribution.numbers]))[0, 0])
