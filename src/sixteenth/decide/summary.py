"""What a run says in short: medians with their spread and means at the end, and how the draws ended."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import numpy as np

from sixteenth.engine.history import LEVELS, Result, exact_quantiles


@dataclass(frozen=True)
class Line:
    """One number of a result at the end of the run, for one entry of its axes."""

    name: str
    labels: tuple[str, ...]
    unit: str
    when: str  # the month, or "at the end"
    low: float  # 5 of 100 draws lie below
    middle: float  # median
    high: float  # 5 of 100 draws lie above
    mean: float


@dataclass(frozen=True)
class Endings:
    """How many draws ended in each way; for each entry where the ending is one of an entry's."""

    labels: tuple[str, ...]
    counts: Mapping[str, int]


@dataclass(frozen=True)
class Summary:
    """A result in short."""

    draws: int
    finite: int
    lines: tuple[Line, ...]
    endings: tuple[Endings, ...]


def summarise(result: Result, names: tuple[str, ...] | None = None) -> Summary:
    """Take the last month of what was kept monthly and all closing balances, over the draws that stayed numbers."""
    lines: list[Line] = []
    for part in ("closing", "monthly"):
        for name in getattr(result, part):
            is_told = part == "monthly" and name in result.closing  # the last balance says it better
            if (names is None or name in names) and not is_told:
                lines += _lines(result, part, name)
    return Summary(result.draws, int(result.finite.sum()), tuple(lines), tuple(_endings(result)))


def _lines(result: Result, part: str, name: str) -> list[Line]:
    about = result.variables[name]
    data = getattr(result, part)[name]
    data = result.only_finite(data[-1] if part == "monthly" else data)
    when = str(result.months[-1]) if part == "monthly" else "at the end"
    spread = exact_quantiles(data, LEVELS)
    if not np.any(data):
        return []  # zero in every future: nothing to tell
    draws = data.shape[-1]
    means = np.asarray(np.sum(data, axis=-1, dtype=np.float64) / draws if draws else spread[0])
    entries = product(*(enumerate(result.labels[axis]) for axis in about.axes))
    found = []
    for entry in entries:
        low, middle, high = map(float, spread[(slice(None), *_at(entry))])
        labels, mean = tuple(label for _, label in entry), float(means[_at(entry)])
        found.append(Line(name, labels, about.unit, when, low, middle, high, mean))
    return found


def _at(entry: tuple[tuple[int, str], ...]) -> tuple[int, ...]:
    return tuple(number for number, _ in entry)


def _endings(result: Result) -> list[Endings]:
    found = []
    for axes in sorted({result.variables[name].axes for name in result.ended}):
        counts: Mapping[str, Any] = result.count_endings(axes)
        for entry in product(*(enumerate(result.labels[axis]) for axis in axes)):
            own = {name: int(np.asarray(count)[_at(entry)]) for name, count in counts.items()}
            found.append(Endings(tuple(label for _, label in entry), own))
    return found
