"""Does a result come out again? One chunk is run anew and compared bit for bit, and the recipes line by line."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sixteenth.engine.history import Result, axes_of
from sixteenth.engine.job import Job
from sixteenth.engine.record import PARTS
from sixteenth.errors import NumberOutsideDomain, OutsideDomain, Place
from sixteenth.said import said

TOLERANCE = 1e-5  # of a variable's scale: what is promised between machines and versions


@dataclass(frozen=True)
class Verification:
    """How a chunk run anew compares with the result that was kept."""

    chunk: int
    draws: int
    values: int  # how many numbers were compared, those that are missing among them
    differing: int  # how many of them differ in any bit, or are missing
    worst: str | None  # the variable that differs most, relative to its scale
    largest: float  # that difference
    recipe: Mapping[str, tuple[Any, Any]]  # what differs between then and now
    missing: tuple[str, ...] = ()  # arrays that the result says it has, and has not, as "monthly cash"
    arrays: tuple[int, int] = (0, 0)  # how many arrays the result keeps, and how many the run makes
    labels: Mapping[str, tuple[str, ...]] = field(default_factory=dict)  # of axes of which the result keeps a part

    @property
    def is_equal(self) -> bool:
        """Say whether every bit is equal, and no array is missing."""
        return self.differing == 0 and not self.missing

    @property
    def is_close(self) -> bool:
        """Say whether every number agrees as far as another machine can promise."""
        return self.largest <= TOLERANCE


@dataclass(frozen=True)
class _Compared:
    """One array beside the same array run anew."""

    part: str
    name: str
    values: int
    differing: int
    distance: float
    is_missing: bool = False


def verify_chunk(job: Job, result: Result, chunk: int | None = None) -> Verification:
    """Run one chunk of a result anew, the middle one unless told otherwise, and compare.

    A result that was narrowed to some variables (`select`) or labels is compared in those. An array that it says it has
    and that is not there differs in every number.

    Raises:
        OutsideDomain: when the result has no such chunk, or labels of another run.

    """
    number = job.chunks // 2 if chunk is None else chunk
    if not 0 <= number < job.chunks:
        message = said(
            "chunk {number} does not exist: the result has chunks 0 to {chunks}", number=number, chunks=job.chunks - 1
        )
        where, chunks = Place(said("what is to be verified")), said("a chunk from 0 to {chunks}", chunks=job.chunks - 1)
        fault = NumberOutsideDomain(
            said("chunk {number} does not exist", number=number), where, str(number), chunks, said("use one of these")
        )
        raise OutsideDomain(message, [fault])
    labels = {axis: own for axis, own in result.labels.items() if own != job.settings.labels.get(axis)}
    unknown = [label for axis, own in labels.items() for label in own if label not in job.settings.labels.get(axis, ())]
    if unknown:
        message = said("the result has labels that its run does not have: {names}", names=", ".join(unknown))
        where, cure = Place(said("what is to be verified")), said("verify the result as it was saved")
        got, known = ", ".join(unknown), said("labels of the scenario in its recipe")
        fault = NumberOutsideDomain(said("labels that its run does not have"), where, got, known, cure)
        raise OutsideDomain(message, [fault])
    anew = job.run_chunk(number)
    compared = list(_compare(job, result, anew, number * job.options.chunk))
    differing = [each for each in compared if each.differing]
    worst = max(differing, key=lambda each: each.distance, default=None)
    return Verification(
        chunk=number,
        draws=next(iter(anew["ended"].values())).shape[-1],
        values=sum(each.values for each in compared),
        differing=sum(each.differing for each in compared),
        worst=worst.name if worst else None,
        largest=worst.distance if worst else 0.0,
        recipe=_changes(result.recipe, job.recipe),
        missing=tuple(f"{each.part} {each.name}" for each in compared if each.is_missing),
        arrays=(len(compared), sum(map(len, anew.values()))),
        labels=labels,
    )


def _compare(job: Job, result: Result, anew: Mapping[str, Mapping[str, Any]], first: int) -> Iterator[_Compared]:
    """Compare each array that the result says it has, entry by entry of the labels that it has."""
    for part in PARTS:
        for name, data in anew[part].items():
            if part != "ended" and name not in result.variables:  # left out on purpose; endings never are
                continue
            wanted = data[_entries(job, result, part, name)]
            kept = getattr(result, part).get(name)
            if kept is None:
                yield _Compared(part, name, wanted.size, wanted.size, float("inf"), is_missing=True)
                continue
            own = kept[..., first : first + data.shape[-1]]
            differing = count_differing(own, wanted)
            distance = relative_difference(own, wanted) if own.shape == wanted.shape else float("inf")
            yield _Compared(part, name, wanted.size, differing, distance)


def _entries(job: Job, result: Result, part: str, name: str) -> Any:
    """Return where the result's labels stand in an array of the job, as an index of that array."""
    kept = [(job.settings.labels[axis], result.labels.get(axis)) for axis in axes_of(job.program, name)]
    found = [[every.index(label) for label in own or every] for every, own in kept]
    sizes = [job.program.months] if part == "monthly" else []
    return np.ix_(*(range(size) for size in sizes), *found) if kept else ...


def count_differing(first: Any, second: Any) -> int:
    """Count numbers that differ in any bit: -0 is not 0. What is no number is alike, however its bits spell that.

    Arrays of another type or shape differ in every number.
    """
    first, second = np.ascontiguousarray(first), np.ascontiguousarray(second)
    if (first.dtype, first.shape) != (second.dtype, second.shape):
        return int(second.size)
    bits = np.dtype(f"u{first.dtype.itemsize}")
    return int(((first.view(bits) != second.view(bits)) & ~(np.isnan(first) & np.isnan(second))).sum())


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
