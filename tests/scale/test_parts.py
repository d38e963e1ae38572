"""Parts of several runs, side by side: the same bits as of whole runs, and nothing that was not asked for."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Refused
from sixteenth.scale.parts import run_parts
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
