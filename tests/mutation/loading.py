"""Trying a mutant of a saved result: load it, verify it, go on with its run."""

from dataclasses import replace
from typing import Any

import numpy as np

import sixteenth
from tests.mutation.bench import Bench, outcome_of
from tests.mutation.calling import Ran, bounded
from tests.mutation.mutant import Mutant, Outcome
from tests.mutation.saved import job

IN_ITS_BYTES = (
    "cut",
    "hole",
    "zeros",
    "flipped",
    "said twice",
    "other numbers",
    "not numbers",
    "wide header",
    "nothing",
)


def try_saved(bench: Bench, mutant: Mutant, chosen: frozenset[str]) -> Outcome:
    """Load what was saved, or go on with its run, and then verify; a job that is not small does not run."""
    del chosen
    bench.put(mutant.files)
    try:
        found = outcome_of(lambda: _load(bench, mutant))
        return replace(found, notes=(*found.notes, *bench.notes()))
    finally:
        bench.take(mutant.files)
        bench.sweep()


def _load(bench: Bench, mutant: Mutant) -> Outcome:
    what, name = mutant.words
    notes: tuple[str, ...] = ()
    with bounded(may_run=True):
        try:
            path = bench.folder / name
            result = sixteenth.load(path) if what == "load" else sixteenth.run(job(), workers=1, folder=path)
            found = sixteenth.verify(result, allow_code=True)
            is_told = path.suffix == ".nc" and not found.is_equal  # a file has no checksum of its own: verify tells
            if any(way in mutant.operator for way in IN_ITS_BYTES) and not _is_same(result) and not is_told:
                notes = (f"other numbers without a word after: {what}",)
        except Ran:
            pass
    return Outcome("accepted", notes=notes)


_original: list[Any] = []


def _is_same(result: Any) -> bool:
    """Say whether a result holds the numbers of the run that was saved."""
    if not _original:
        _original.append(sixteenth.run(job(), workers=1))
    own = _original[0]
    return all(
        getattr(result, part).keys() == getattr(own, part).keys()
        and all(
            np.array_equal(np.asarray(getattr(result, part)[name]), values, equal_nan=values.dtype.kind == "f")
            for name, values in getattr(own, part).items()
        )
        for part in ("monthly", "closing", "ended")
    )
