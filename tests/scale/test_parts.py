"""Parts of several runs, side by side: the same bits as of whole runs, and nothing that was not asked for."""

from functools import cache
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Refused
from sixteenth.scale.parts import Piece, chunks_of, run_parts
from tests.scenarios.written_files import lemonade

FEW: dict[str, Any] = {"draws": 300, "back_end": "numpy"}
PART = OutputSet(closing=("cash",))


@pytest.mark.parametrize("workers", [1, 2])
def test_numbers_are_those_of_whole_runs(workers: int):
    jobs = [sixteenth.prepare(each, **FEW) for each in (lemonade(), lemonade().with_(price=3.0))]
    for job, found in zip(jobs, run_parts(jobs, (PART, PART), workers), strict=True):
        whole = sixteenth.run(job)
        assert (set(found.monthly), set(found.closing)) == (set(), {"cash"})
        assert np.array_equal(found.closing["cash"], whole.closing["cash"])
        assert found.recipe == whole.recipe
        assert np.array_equal(found.finite, whole.finite)


def test_progress_counts_the_futures_of_all():
    told: list[tuple[int, int]] = []
    jobs = [sixteenth.prepare(lemonade(), **FEW), sixteenth.prepare(lemonade(), **{**FEW, "draws": 100})]
    run_parts(jobs, (PART, PART), 1, lambda done, total: told.append((done, total)))
    assert told[-1] == (400, 400)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_what_does_not_fit_is_refused_before_anything_runs(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sixteenth.scale.parts.memory", lambda: 1)
    with pytest.raises(Refused, match="memory"):
        run_parts([sixteenth.prepare(lemonade(), **FEW)], [PART])


# --- Few futures of several jobs at once -----------------------------------------------------------------------------


own_lemonade = cache(lemonade)  # of one world, which has one program


def jobs_of(*draws: int, **more: Any) -> list[Any]:
    """Return a job for each number of futures, in each of which another price holds."""
    return [
        sixteenth.prepare(own_lemonade().with_(price=3.0 + at), **{**FEW, "draws": each, "chunk": 100, **more})
        for at, each in enumerate(draws)
    ]


@pytest.mark.parametrize(
    ("draws", "chunks"),
    [
        ((50, 50), [[Piece(0, 0, 50), Piece(1, 0, 50)]]),
        ((150, 150), [[Piece(0, 0, 100)], [Piece(0, 100, 50), Piece(1, 0, 50)], [Piece(1, 50, 100)]]),
        ((100, 100), [[Piece(0, 0, 100)], [Piece(1, 0, 100)]]),
        ((20, 30, 10), [[Piece(0, 0, 20), Piece(1, 0, 30), Piece(2, 0, 10)]]),
    ],
)
def test_futures_of_several_jobs_are_computed_at_once_where_that_saves_a_chunk(
    draws: tuple[int, ...], chunks: list[list[Piece]]
):
    assert chunks_of(jobs_of(*draws)) == chunks


@pytest.mark.parametrize("back_end", ["numpy", "jax"])
@pytest.mark.parametrize("draws", [(50, 50), (150, 150), (20, 30, 10), (37, 5)])
def test_where_a_future_stands_changes_no_bit_of_it(draws: tuple[int, ...], back_end: str):
    jobs = jobs_of(*draws, back_end=back_end)
    every = OutputSet(jobs[0].program.kept.monthly, jobs[0].program.kept.closing)
    for job, found in zip(jobs, run_parts(jobs, [every] * len(jobs), 2), strict=True):
        whole = sixteenth.run(job)
        assert all(np.array_equal(found.monthly[name], each, equal_nan=True) for name, each in whole.monthly.items())
        assert all(np.array_equal(found.closing[name], each, equal_nan=True) for name, each in whole.closing.items())
        assert all(np.array_equal(found.ended[name], each) for name, each in whole.ended.items())


def test_futures_of_other_luck_are_computed_apart():
    one, other = jobs_of(50, 50)
    (seeded,) = jobs_of(50, seed=8)
    assert len(chunks_of([one, other])) == 1
    assert len(chunks_of([one, seeded])) == 2
