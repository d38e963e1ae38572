"""Chunks in threads: no bit depends on their number, an interrupt stops soon, and what is told of progress is true."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from sixteenth.errors import Interrupted, Refused
from sixteenth.scale import local
from sixteenth.scale.local import run_chunks, run_here
from tests.engine.worlds import BACK_ENDS, ROOT, arrays_of, differing, lemonade, make_job


def job(**options):
    return make_job(lemonade().world, lemonade().settings, **{"draws": 1_000, "chunk": 200, **options})


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_the_number_of_workers_changes_no_bit(back_end):
    one, two, three, default = (arrays_of(run_here(job(back_end=back_end), workers)) for workers in (1, 2, 3, None))
    assert differing(one, two) == differing(one, three) == differing(one, default) == []


@pytest.mark.parametrize("workers", [0, -2, 1.5, True, "2"])
def test_a_number_of_workers_that_cannot_be_is_told(workers):
    (fault,) = local.wrong_workers(workers)
    assert (fault.what, "whole number, 1 to" in fault.expected or fault.expected == "1 to 1000") == ("'workers'", True)
    assert list(local.wrong_workers(2)) == list(local.wrong_workers(None)) == []


def test_a_result_larger_than_the_machine_is_refused_before_it_is_made(monkeypatch):
    monkeypatch.setattr(local, "memory", lambda: 400_000)
    with pytest.raises(Refused, match="use at most") as refused:
        run_here(job(back_end="numpy"), 1)
    (fault,) = refused.value.faults
    most = int(next(word for word in fault.cure.replace(",", " ").split() if word.isdigit()))
    assert run_here(job(back_end="numpy", draws=most, chunk=min(most, 200)), 1).draws == most


def test_where_memory_is_not_known_it_is_tried(monkeypatch):
    monkeypatch.setattr(local, "memory", lambda: None)
    assert run_here(job(back_end="numpy"), 1).draws == 1_000


def test_a_wish_to_stop_is_obeyed_between_chunks(monkeypatch):
    def stop() -> None:
        raise Interrupted

    monkeypatch.setattr(local, "stop_if_asked", stop)
    with pytest.raises(Interrupted):
        run_chunks(range(1_000), lambda number: number, 2, lambda _number: None)
    assert threading.active_count() < 50


# --- Progress --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("draws", "chunk"), [(1_000, 200), (1_001, 200), (999, 200), (200, 200), (7, 200)])
@pytest.mark.parametrize("workers", [1, 3])
def test_progress_grows_and_ends_at_the_draws(draws, chunk, workers):
    told: list[tuple[int, int]] = []
    run_here(job(draws=draws, chunk=chunk), workers, lambda done, total: told.append((done, total)))
    counts = [done for done, _ in told]
    assert {total for _, total in told} == {draws}
    assert counts == sorted(set(counts))
    assert counts[-1] == draws


# --- Chunks and threads ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("workers", [1, 2, 5])
@pytest.mark.parametrize("count", [0, 1, 3, 50])
def test_every_chunk_runs_once(workers, count):
    ran: list[int] = []
    finished: list[int] = []

    def run_one(number: int) -> int:
        ran.append(number)
        return number

    run_chunks(range(count), run_one, workers, finished.append)
    assert sorted(ran) == sorted(finished) == list(range(count))


def test_few_chunks_are_taken_ahead():
    taken: list[int] = []
    finished: list[int] = []

    def numbers():
        for number in range(200):
            assert number - len(finished) <= 2 * 2 * local.QUEUED  # as many again may be done and not yet told
            taken.append(number)
            yield number

    run_chunks(numbers(), lambda number: number, 2, finished.append)
    assert len(taken) == len(finished) == 200


def test_work_is_shared_between_threads():
    meeting = threading.Barrier(2, timeout=20)

    def run_one(number: int) -> int:
        meeting.wait()
        return number

    finished: list[int] = []
    run_chunks(range(4), run_one, 2, finished.append)
    assert sorted(finished) == [0, 1, 2, 3]


def test_one_worker_that_a_thread_asks_for_is_that_thread():
    ran: list[threading.Thread] = []

    def run_one(number: int) -> int:
        ran.append(threading.current_thread())
        return number

    finished: list[int] = []
    with ThreadPoolExecutor(1) as pool:
        pool.submit(run_chunks, range(3), run_one, 1, finished.append).result()
    run_chunks(range(3, 6), run_one, 1, finished.append)
    assert (finished[:3], {*finished[3:]}) == ([0, 1, 2], {3, 4, 5})
    assert len({*ran[:3]}) == 1
    assert threading.main_thread() not in ran  # from which a keyboard's interrupt would be late


def test_what_a_chunk_raises_is_raised_and_the_rest_is_dropped():
    ran: list[int] = []

    def run_one(number: int) -> int:
        ran.append(number)
        if number == 2:
            message = "no such chunk"
            raise ValueError(message)
        return number

    with pytest.raises(ValueError, match="no such chunk"):
        run_chunks(range(1_000), run_one, 1, lambda _number: None)
    assert len(ran) < 100


def test_an_interrupt_drops_what_has_not_begun():
    begun: list[int] = []
    ended: list[int] = []

    def run_one(number: int) -> int:
        begun.append(number)
        ended.append(number)
        return number

    def stop(_number: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(Interrupted, match="stopped from the keyboard"):
        run_chunks(range(1_000), run_one, 2, stop)
    assert len(begun) < 100
    assert begun == ended
    assert threading.active_count() < 50


SECONDS_TO_STOP = 20.0  # on a loaded machine; by itself it is a fraction of one
WELL_UNDER_WAY = 3.0


@pytest.fixture
def _hears_interrupts() -> Iterator[None]:
    """Undo that a shell lets what it starts in the background, and all that this starts, ignore interrupts."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("_hears_interrupts")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_long_run_stops_soon_on_an_interrupt(tmp_path, workers):
    file = str(Path("tests") / "lemonade" / "lemonade.toml")
    program = str(Path(sys.executable).with_name("sixteenth"))
    command = [program, "run", file, "--allow-code", "--draws", "5000000", "--backend", "numpy", "--workers", workers]
    out = tmp_path / "result.nc"
    process = subprocess.Popen(
        [*command, "--out", str(out)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        time.sleep(WELL_UNDER_WAY)
        assert process.poll() is None, process.communicate()
        process.send_signal(signal.SIGINT)
        written, told = process.communicate(timeout=SECONDS_TO_STOP)
    finally:
        process.kill()
        process.wait()
    assert process.returncode == 130, told
    assert written == ""
    assert "stopped from the keyboard" in told
    assert "Traceback" not in told
    assert list(tmp_path.iterdir()) == []
