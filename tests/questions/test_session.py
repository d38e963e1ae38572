"""The one place that runs the model for an answer."""

import threading
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Interrupted, Refused
from sixteenth.questions.memory import Memory
from sixteenth.questions.session import MOST_REMEMBERED, Session
from tests.scenarios.written_files import lemonade

CASH = OutputSet(closing=("cash",))
FEW: dict[str, Any] = {"draws": 40, "back_end": "numpy"}


@pytest.fixture
def runs(monkeypatch):
    """Count the runs of the model."""
    told: list[str] = []
    run = sixteenth.run

    def counted(job, **options):
        told.append(job.notes["scenario_hash"])
        return run(job, **options)

    monkeypatch.setattr(sixteenth, "run", counted)
    return told


def test_what_is_asked_for_is_kept_and_nothing_else():
    result = Session().run(lemonade(), CASH, **FEW)
    assert (set(result.monthly), set(result.closing)) == (set(), {"cash"})
    assert np.array_equal(result.closing["cash"], sixteenth.run(lemonade(), **FEW).closing["cash"])


def test_the_same_run_is_made_once(runs):
    asked = Session()
    assert asked.run(lemonade(), CASH, **FEW) is asked.run(lemonade(), CASH, **FEW)
    assert len(runs) == 1


@pytest.mark.parametrize("other", [{"seed": 8}, {"draws": 41}, {"months": 12}])
def test_another_run_is_another(runs, other):
    asked = Session()
    asked.run(lemonade(), CASH, **FEW)
    asked.run(lemonade(), CASH, **{**FEW, **other})
    asked.run(lemonade().with_(price=3.0), CASH, **FEW)
    asked.run(lemonade(), OutputSet(monthly=("cash",)), **FEW)
    assert len(runs) == 4


def test_results_are_forgotten_when_they_fill_the_memory(runs):
    asked = Session(most_bytes=1)
    scenario = lemonade()
    for each in (scenario, scenario.with_(price=3.0), scenario):
        asked.run(each, CASH, **FEW)
    assert len(runs) == 3


def test_scenarios_of_one_world_share_a_program():
    asked, scenario = Session(), lemonade()
    jobs = [asked._job(each, CASH, FEW) for each in (scenario, scenario.with_(price=3.0))]
    assert jobs[0].program is jobs[1].program


def test_progress_is_told_over_all_runs():
    told: list[tuple[int, int]] = []
    asked = Session(lambda done, total: told.append((done, total)), workers=1)
    asked.expect(2)
    for price in (2.0, 3.0):
        asked.run(lemonade().with_(price=price), CASH, draws=300, chunk=100, back_end="numpy")
    assert told[-1] == (600, 600)
    assert (400, 600) in told
    assert [done / total for done, total in told] == sorted(done / total for done, total in told)


def test_what_is_run_beyond_what_was_expected_goes_on_with_the_same_progress():
    told: list[tuple[int, int]] = []
    asked = Session(lambda done, total: told.append((done, total)), workers=1)
    asked.expect(1)
    asked.run(lemonade(), CASH, draws=100, back_end="numpy")
    asked.expect_more(1)
    asked.run(lemonade(), CASH, draws=300, back_end="numpy")
    assert told[-1] == (600, 600)
    assert (asked.expected, asked.done) == (2, 2)


def test_a_session_is_stopped_from_another_thread():
    begun = threading.Event()
    asked = Session(lambda *_: begun.set(), workers=1)

    def stop_when_begun() -> None:
        begun.wait(20)
        asked.stop()

    stopper = threading.Thread(target=stop_when_begun)
    stopper.start()
    with pytest.raises(Interrupted, match="on request"):
        asked.run(lemonade(), CASH, draws=100_000, chunk=50, back_end="numpy")
    stopper.join()


def test_a_stopped_session_runs_nothing(runs):
    asked = Session()
    asked.stop()
    with pytest.raises(Interrupted):
        asked.run(lemonade(), CASH, **FEW)
    assert runs == []


def test_wrong_options_are_refused_before_anything_runs(runs):
    with pytest.raises(Refused):
        Session().run(lemonade(), CASH, draws=0)
    assert runs == []


def test_the_recipe_is_that_of_the_run():
    asked = Session()
    assert asked.recipe_of(lemonade(), CASH, **FEW) == asked.run(lemonade(), CASH, **FEW).recipe


def test_other_work_than_a_run_is_told_and_can_be_stopped():
    told: list[tuple[int, int]] = []
    runs_here = Session(lambda done, total: told.append((done, total)))
    runs_here.tell(3, 10)
    runs_here.stop()
    with pytest.raises(Interrupted):
        runs_here.tell(4, 10)
    assert told == [(3, 10)]


def test_what_is_read_once_is_not_remembered(runs):
    asked = Session()
    job = sixteenth.prepare(lemonade(), **FEW)
    asked.run_once(job)
    asked.run_once(job)
    assert (len(runs), asked.results, asked.done) == (2, (), 2)
    kept = asked.run_job(job)
    assert asked.run_once(job) is kept


def test_parts_of_runs_are_kept_alone_and_progress_is_that_of_all():
    told: list[tuple[int, int]] = []
    asked = Session(progress=lambda done, total: told.append((done, total)))
    asked.expect(2)
    jobs = [sixteenth.prepare(each, **FEW) for each in (lemonade(), lemonade().with_(price=3.0))]
    first, second = asked.run_parts(jobs, (CASH, CASH))
    assert (set(first.monthly), set(first.closing)) == (set(), {"cash"})
    assert np.array_equal(second.closing["cash"], sixteenth.run(jobs[1]).closing["cash"])
    done, total = told[-1]
    assert done == total
    assert (asked.done, asked.results) == (2, ())


def test_results_that_are_kept_are_whole():
    asked = Session(keeps=True)
    (result,) = asked.run_parts([sixteenth.prepare(lemonade(), **FEW)], (CASH,))
    assert set(result.closing) > {"cash"} or result.monthly
    assert len(asked.results) == 1


def test_of_a_run_that_is_read_in_part_that_part_is_kept_unless_runs_are_shared():
    job = sixteenth.prepare(lemonade(), **FEW)
    asked, sharing, keeping = Session(), Session(memory=Memory()), Session(keeps=True)
    part = asked.run_part(job, CASH)
    assert (set(part.monthly), set(part.closing), asked.done, asked.results) == (set(), {"cash"}, 1, ())
    for each in (sharing, keeping):
        whole = each.run_part(job, CASH)
        assert set(whole.closing) > {"cash"} or whole.monthly
        assert len(each.results) == 1
        assert np.array_equal(whole.closing["cash"], part.closing["cash"])


def test_parts_can_be_stopped():
    asked = Session()
    asked.stop()
    with pytest.raises(Interrupted):
        asked.run_parts([sixteenth.prepare(lemonade(), **FEW)], (CASH,))


def test_what_was_made_of_runs_is_remembered_until_others_take_its_place():
    asked, made = Session(), list[str]()
    for key in ("a", "a", *map(str, range(MOST_REMEMBERED)), "a"):
        asked.remember(key, lambda key=key: made.append(key))  # type: ignore[misc]
    assert made.count("a") == 2
    assert asked.remembers("a")
    assert not asked.remembers("0")
