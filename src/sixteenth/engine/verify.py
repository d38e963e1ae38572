"""Does a result come out again? One chunk is run anew and compared bit for bit, and the recipes line by line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import NumberOutsideDomain, OutsideDomain, Place

TOLERANCE = 1e-5  # of a variable's scale: what is promised between machines and versions


@dataclass(frozen=True)
class Verification:
    """How a chunk run anew compares with the result that was kept."""

    chunk: int
    draws: int
    values: int  # how many numbers were compared
    differing: int  # how many of them differ in any bit
    worst: str | None  # the variable that differs most, relative to its scale
    largest: float  # that difference
    recipe: Mapping[str, tuple[Any, Any]]  # what differs between then and now

    @property
    def is_equal(self) -> bool:
        """Say whether every bit is equal."""
        return self.differing == 0

    @property
    def is_close(self) -> bool:
        """Say whether every number agrees as far as another machine can promise."""
        return self.largest <= TOLERANCE


def verify_chunk(job: Job, result: Result, chunk: int | None = None) -> Verification:
    """Run one chunk of a result anew, the middle one unless told otherwise, and compare.

    Raises:
        OutsideDomain: when the result has no such chunk.

    """
    number = job.chunks // 2 if chunk is None else chunk
    if not 0 <= number < job.chunks:
        message = f"chunk {number} does not exist: the result has chunks 0 to {job.chunks - 1}"
        where, chunks = Place("what is to be verified"), f"a chunk from 0 to {job.chunks - 1}"
        fault = NumberOutsideDomain(f"chunk {number} does not exist", where, str(number), chunks, "use one of these")
        raise OutsideDomain(message, [fault])
    first = number * job.options.chunk
    anew = job.run_chunk(number)
    values, differing, worst, largest = 0, 0, None, 0.0
    for part, arrays in anew.items():
        present = getattr(result, part)  # of a result with fewer variables, those are compared
        for name, data in ((name, data) for name, data in arrays.items() if name in present):
            kept = present[name][..., first : first + data.shape[-1]]
            unequal = ~((kept == data) | (np.isnan(kept) & np.isnan(data)))
            values, differing = values + data.size, differing + int(unequal.sum())
            distance = relative_difference(kept, data)
            if distance > largest:
                worst, largest = name, distance
    draws = next(iter(anew["ended"].values())).shape[-1]
    return Verification(
        chunk=number,
        draws=draws,
        values=values,
        differing=differing,
        worst=worst,
        largest=largest,
        recipe=_changes(result.recipe, job.recipe),
    )


def relative_difference(first: Any, second: Any) -> float:
    """Return the largest difference relative to the scale of the first; infinite where only one is a number."""
    first, second = np.asarray(first, np.float64), np.asarray(second, np.float64)
    if (np.isfinite(first) != np.isfinite(second)).any():
        return float("inf")
    finite = np.isfinite(first)
    scale = np.abs(first[finite]).max(initial=0.0) or 1.0
    return float(np.abs(first[finite] - second[finite]).max(initial=0.0) / scale)


def _changes(then: Mapping[str, Any], now: Mapping[str, Any]) -> Mapping[str, tuple[Any, Any]]:
    return {key: (then.get(key), now.get(key)) for key in sorted({*then, *now}) if then.get(key) != now.get(key)}
