"""A sweep on real worker processes: the same bits as here, whichever of them are killed, slow or of another kind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from distributed import Client

from sixteenth.errors import Interrupted, Refused
from sixteenth.scale import dask
from sixteenth.scale.dask import Cluster
from sixteenth.scale.sweeps.making import Order
from sixteenth.scale.sweeps.running import Done, run_sweep
from tests.engine.worlds import ROOT
from tests.scale.sweeps.sweeping import (
    kept_files,
    measure,
    measure_and_stumble,
    measure_slowly,
    run,
    sweep_of,
    write_plan,
)

GRID = "[grid]\ncash = { from = 1, to = 900, steps = 12 }\n"
PATIENCE = 60.0
OTHER_KIND = "import sixteenth.engine.job\nsixteenth.engine.job.processor = lambda: 'another'\n"


class Machines:
    """A scheduler and its workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.scheduler = self.start("scheduler", "--host", "127.0.0.1", "--port", str(self.port))
        self.workers: list[subprocess.Popen[bytes]] = []

    @property
    def address(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start(self, what: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", what, "--no-dashboard", *options]
        path = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
        environment = {**os.environ, "PYTHONPATH": path, "STUMBLES_ONCE": str(self.folder / "stumbled")}
        with (self.folder / f"{what}.log").open("ab") as told:
            return subprocess.Popen(command, cwd=self.folder, env=environment, stdout=told, stderr=told)

    def wait_for_scheduler(self) -> None:
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            with socket.socket() as trying:
                if trying.connect_ex(("127.0.0.1", self.port)) == 0:
                    return
            time.sleep(0.1)

    def add_worker(self, *options: str) -> subprocess.Popen[bytes]:
        own = ("--nthreads", "1", "--no-nanny", "--host", "127.0.0.1", *options)
        self.workers.append(self.start("worker", self.address, *own))
        return self.workers[-1]

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@contextmanager
def machines(folder: Path, workers: int = 2, *options: str) -> Iterator[Machines]:
    folder.mkdir()
    made = Machines(folder)
    try:
        made.wait_for_scheduler()
        for _ in range(workers):
            made.add_worker(*options)
        if workers:
            with Client(made.address, timeout=PATIENCE, set_as_default=False) as looking:
                looking.wait_for_workers(workers, timeout=PATIENCE)
        yield made
    finally:
        made.stop()


@pytest.fixture(autouse=True)
def _small_tasks(monkeypatch):
    monkeypatch.setattr(dask, "TASK_DRAWS", 300)


def sweep_on(
    address: str, tmp_path: Path, measured: Any = measure, progress: Callable[[int, int], None] | None = None
) -> Done:
    """Run the sweep of the plan there."""
    return run_sweep(sweep_of(tmp_path / "plan.toml"), tmp_path / "run", measured, Cluster(address), progress)


@pytest.mark.parametrize("address", ["tcp://127.0.0.1:9", "tcp://no.such.host.example:1"])
def test_a_scheduler_that_does_not_answer_is_told_in_four_lines(tmp_path, monkeypatch, address):
    monkeypatch.setattr(dask, "CONNECT_SECONDS", 0.5)
    write_plan(tmp_path, "")
    with pytest.raises(Refused) as told:
        sweep_on(address, tmp_path)
    (fault,) = told.value.faults
    assert len(fault.lines()) == 4
    assert "no scheduler that answers" in fault.got


class Dying:
    """A client whose scheduler dies between two looks: its status does not say so yet."""

    status = "running"

    def nthreads(self) -> dict[str, int]:
        message = "Timed out trying to connect"
        raise OSError(message)

    processing = nthreads


def test_a_scheduler_that_dies_while_it_is_asked_has_no_workers_and_is_given_up(monkeypatch):
    giving = dask._Giving(Dying(), "tcp://there", Order({}, frozenset(), (), measure), lambda _made: None)
    giving.fill(iter(()))
    assert giving.others(None) == []
    giving.notice_silence()  # not yet
    monkeypatch.setattr(dask, "SILENT_SECONDS", -1.0)
    with pytest.raises(Refused, match="no worker for"):
        giving.notice_silence()


@pytest.mark.slow
def test_two_workers_one_of_which_is_killed_leave_the_same_bits(tmp_path):
    write_plan(tmp_path, GRID, paths='["profit"]')
    run(tmp_path / "plan.toml", tmp_path / "here")
    with machines(tmp_path / "machines") as there:

        def kill(done: int, _total: int) -> None:
            if done >= 900 and there.workers[0].poll() is None:
                there.workers[0].send_signal(signal.SIGKILL)
                there.workers[0].wait()

        done = sweep_on(there.address, tmp_path, measure_slowly, kill)
        assert there.workers[0].poll() == -signal.SIGKILL
    assert (done.computed, done.kept) == (3_600, 0)
    assert kept_files(tmp_path / "run") == kept_files(tmp_path / "here")


@pytest.mark.slow
def test_a_task_that_hangs_is_given_to_another_worker(tmp_path, monkeypatch):
    monkeypatch.setattr(dask, "LEAST_SECONDS", 1.0)
    write_plan(tmp_path, GRID)
    run(tmp_path / "plan.toml", tmp_path / "here")
    with machines(tmp_path / "machines") as there:
        began = time.monotonic()
        done = sweep_on(there.address, tmp_path, measure_and_stumble)
        assert time.monotonic() - began < PATIENCE
    assert (tmp_path / "machines" / "stumbled").exists()
    assert done.computed == 3_600
    assert kept_files(tmp_path / "run") == kept_files(tmp_path / "here")


@pytest.mark.slow
def test_a_lost_scheduler_is_told_within_a_minute_and_the_sweep_goes_on_here(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(dask, "SILENT_SECONDS", 5.0)
    write_plan(tmp_path, GRID)
    with machines(tmp_path / "machines") as there:

        def kill(done: int, _total: int) -> None:
            if done >= 600 and there.scheduler.poll() is None:
                there.scheduler.kill()
                there.scheduler.wait()

        began = time.monotonic()
        with pytest.raises(Refused) as told:
            sweep_on(there.address, tmp_path, measure_slowly, kill)
        assert time.monotonic() - began < PATIENCE
    (fault,) = told.value.faults
    assert "no longer answers" in fault.got
    assert "the same command goes on" in fault.cure
    assert capfd.readouterr().err == ""
    done = run(tmp_path / "plan.toml", tmp_path / "run")
    assert done.kept >= 600
    assert done.kept + done.computed == 3_600
    run(tmp_path / "plan.toml", tmp_path / "here")
    assert kept_files(tmp_path / "run") == kept_files(tmp_path / "here")


@pytest.mark.slow
def test_a_worker_that_would_give_other_numbers_is_refused(tmp_path):
    write_plan(tmp_path, GRID)
    kind = tmp_path / "kind.py"
    kind.write_text(OTHER_KIND)
    with machines(tmp_path / "machines", 1, "--preload", str(kind)) as there, pytest.raises(Refused) as told:
        sweep_on(there.address, tmp_path)
    assert told.value.faults[0].got == "a worker of another kind"


@pytest.mark.slow
def test_a_scheduler_without_workers_is_given_up(tmp_path, monkeypatch):
    monkeypatch.setattr(dask, "SILENT_SECONDS", 3.0)
    write_plan(tmp_path, GRID)
    with machines(tmp_path / "machines", 0) as there, pytest.raises(Refused, match="no worker for 3 seconds"):
        sweep_on(there.address, tmp_path)


@pytest.mark.slow
def test_a_stop_from_the_keyboard_keeps_what_came_back(tmp_path):
    write_plan(tmp_path, GRID)

    def stop(done: int, _total: int) -> None:
        if done >= 600:
            raise KeyboardInterrupt

    with machines(tmp_path / "machines") as there:
        with pytest.raises(Interrupted):
            sweep_on(there.address, tmp_path, measure_slowly, stop)
        done = sweep_on(there.address, tmp_path)
    assert done.kept >= 600
    assert done.kept + done.computed == 3_600
