"""A sweep at work: each point once, whatever stops it, with the numbers of runs by themselves."""

import errno
import os
import signal
import subprocess
import sys

import numpy as np
import pyarrow.parquet as pq
import pytest
import zarr

import sixteenth
from sixteenth.errors import Interrupted, Refused
from sixteenth.scale.sweeps import disk, running
from sixteenth.scale.sweeps.making import make_part
from sixteenth.scale.sweeps.running import Threads
from tests.engine.worlds import ROOT, lemonade
from tests.scale.sweeps.sweeping import GRID, kept_files, run, sweep_of, write_plan


@pytest.fixture
def made(monkeypatch):
    """Note the parts that are made."""
    parts = []

    def note(scenario, part, order):
        parts.append(part.name)
        return make_part(scenario, part, order)

    monkeypatch.setattr(running, "make_part", note)
    return parts


def test_the_futures_of_each_point_are_those_of_a_run_to_the_bit(tmp_path):
    done = run(write_plan(tmp_path), tmp_path / "run")
    assert (done.points, done.futures, done.computed, done.kept, done.refused) == (6, 1_800, 1_800, 0, 0)
    for point in sweep_of(tmp_path / "plan.toml").points():
        rent, elasticity = point.settings["rent/Ana"], point.settings["elasticity"]
        alone = sixteenth.run(
            lemonade().with_(rent={"Ana": rent}, elasticity=elasticity), draws=300, seed=7, back_end="numpy"
        )
        (file,) = (tmp_path / "run" / "futures_by_stand" / f"key={point.key}").iterdir()
        found = pq.read_table(file)["cash"].to_numpy().reshape(300, 2).T
        assert np.ascontiguousarray(found).tobytes() == alone.closing["cash"].tobytes()


def test_what_was_computed_is_never_computed_again(tmp_path, made):
    run(write_plan(tmp_path), tmp_path / "run")
    assert len(made) == 6
    before = kept_files(tmp_path / "run")
    assert run(write_plan(tmp_path), tmp_path / "run").kept == 1_800
    assert kept_files(tmp_path / "run") == before
    more = '[[point]]\n"rent/Ana" = 400\nelasticity = 1\n[[point]]\n"rent/Ana" = 800\n[[point]]\n"rent/Ana" = 800\n'
    done = run(write_plan(tmp_path, more), tmp_path / "run")
    assert (done.kept, done.computed) == (600, 300)  # a point named twice is made once
    assert len(made) == 7


def test_more_futures_leave_those_that_are_there_and_fewer_make_nothing(tmp_path, made):
    file = write_plan(tmp_path, "", draws=8_000)
    run(file, tmp_path / "run")
    first = {name: data for name, data in kept_files(tmp_path / "run").items() if name.endswith("000000.parquet")}
    made.clear()
    assert run(write_plan(tmp_path, "", draws=12_000), tmp_path / "run").futures == 12_000
    assert [name.rpartition("/")[2] for name in made] == ["1", "2"]  # the second was not whole
    assert {name: kept_files(tmp_path / "run")[name] for name in first} == first
    made.clear()
    assert run(write_plan(tmp_path, "", draws=500), tmp_path / "run").kept == 500
    assert made == []


def test_points_whose_settings_cannot_be_stop_nothing_else_and_are_told_once(tmp_path, made):
    file = write_plan(tmp_path, "[grid]\nelasticity = [1, 50, 2]\n")
    done = run(file, tmp_path / "run")
    assert (done.computed, done.refused) == (600, 300)
    assert len([*(tmp_path / "run" / "refused").iterdir()]) == 1
    made.clear()
    assert run(file, tmp_path / "run").refused == 300
    assert made == []


def test_a_name_that_no_scenario_has_is_refused_before_anything_is_written(tmp_path):
    with pytest.raises(Refused, match="did you mean 'rent'"):
        run(write_plan(tmp_path, "[grid]\nrentt = [1]\n"), tmp_path / "run")
    assert not (tmp_path / "run").exists()


def test_paths_are_those_of_the_runs_also_after_more_draws(tmp_path):
    for draws in (300, 5_000):
        run(write_plan(tmp_path, "", paths='["profit", "cash"]', draws=draws), tmp_path / "run")
        (folder,) = (tmp_path / "run" / "paths").iterdir()
        alone = sixteenth.run(lemonade(), draws=draws, seed=7, back_end="numpy")
        for name in ("profit", "cash"):
            assert np.asarray(zarr.open_array(folder / name, mode="r")[:]).tobytes() == alone.monthly[name].tobytes()


# --- Stopped ---------------------------------------------------------------------------------------------------------


def test_a_stopped_sweep_goes_on_with_the_same_command(tmp_path, made):
    told = []

    def stop(done, _total):
        told.append(done)
        if len(told) == 2:
            raise KeyboardInterrupt

    file = write_plan(tmp_path)
    run(file, tmp_path / "whole")
    with pytest.raises(Interrupted):
        run(file, tmp_path / "run", Threads(1), stop)
    there = len([*(tmp_path / "run" / "futures").rglob("*.parquet")])
    assert 2 <= there < 6
    made.clear()
    run(file, tmp_path / "run")
    assert len(made) == 6 - there
    assert kept_files(tmp_path / "run") == kept_files(tmp_path / "whole")


KILLED = """
import sys
from pathlib import Path
from tests.scale.sweeps.sweeping import run
from sixteenth.scale.sweeps.running import Threads
run(Path(sys.argv[1]), Path(sys.argv[2]), Threads(2), lambda *_: print("more", flush=True))
"""


@pytest.mark.slow
@pytest.mark.parametrize("after", [1, 4, 9])
def test_a_process_that_was_killed_loses_and_doubles_nothing(tmp_path, after):
    file = write_plan(tmp_path, "[grid]\ncash = { from = 1, to = 900, steps = 12 }\n", paths='["profit"]', draws=5_000)
    command = [sys.executable, "-c", KILLED, str(file), str(tmp_path / "run")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(after):
        assert process.stdout.readline() == b"more\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    there = len([*(tmp_path / "run" / "futures").rglob("part-*.parquet")])
    assert after <= there < 24
    done = run(file, tmp_path / "run")
    assert done.kept + done.computed == done.futures == 60_000
    run(file, tmp_path / "whole")
    assert kept_files(tmp_path / "run") == kept_files(tmp_path / "whole")


def test_a_torn_file_is_made_again(tmp_path, made):
    run(write_plan(tmp_path), tmp_path / "run")
    before = kept_files(tmp_path / "run")
    torn = sorted((tmp_path / "run").rglob("part-*.parquet"))
    torn[0].write_bytes(torn[0].read_bytes()[:100])
    torn[-1].write_bytes(torn[-2].read_bytes())  # another point's
    made.clear()
    assert run(write_plan(tmp_path), tmp_path / "run").computed == 600
    assert kept_files(tmp_path / "run") == before


def test_a_full_disk_costs_nothing_that_was_kept(tmp_path, monkeypatch):
    file = write_plan(tmp_path)
    count = iter(range(100))
    settle = disk.settle

    def fill_up(place):
        if next(count) > 12:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        settle(place)

    monkeypatch.setattr(disk, "settle", fill_up)
    with pytest.raises(Refused, match="No space left on device") as told:
        run(file, tmp_path / "run")
    assert "the same command goes on" in told.value.faults[0].cure
    monkeypatch.undo()
    done = run(file, tmp_path / "run")
    assert done.kept > 0
    run(file, tmp_path / "whole")
    assert kept_files(tmp_path / "run") == kept_files(tmp_path / "whole")


def test_a_second_sweep_in_a_folder_is_told(tmp_path):
    file, told = write_plan(tmp_path), list[str]()

    def start_another(*_):
        if not told:
            with pytest.raises(Refused) as refused:
                run(file, tmp_path / "run")
            told.append(refused.value.faults[0].got)

    assert run(file, tmp_path / "run", progress=start_another).computed == 1_800
    assert told == ["another run that is going on in it"]


def test_a_folder_of_other_files_is_refused_and_stays(tmp_path):
    file = write_plan(tmp_path)
    with pytest.raises(Refused, match="other files"):
        run(file, tmp_path.parent)


def test_progress_begins_with_what_is_there_and_ends_at_all(tmp_path):
    run(write_plan(tmp_path), tmp_path / "run")
    told = []
    run(write_plan(tmp_path, GRID, draws=900), tmp_path / "run", progress=lambda *counts: told.append(counts))
    assert told[-1] == (5_400, 5_400)
    assert told == sorted(told)


MEMORY = """
import resource, sys
from pathlib import Path
from tests.scale.sweeps.sweeping import run
run(Path(sys.argv[1]), Path(sys.argv[2]))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


@pytest.mark.slow
def test_many_points_take_no_more_memory_than_few(tmp_path):
    peaks = []
    for steps in (10, 200):
        folder = tmp_path / str(steps)
        folder.mkdir()
        file = write_plan(folder, f"[grid]\ncash = {{ from = 1, to = 900, steps = {steps} }}\n", draws=2_000)
        command = [sys.executable, "-c", MEMORY, str(file), str(folder / "run")]
        peaks.append(int(subprocess.check_output(command, cwd=ROOT)))
    assert peaks[1] < 1.15 * peaks[0]
