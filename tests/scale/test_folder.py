"""A long run in a folder goes on where it was stopped, and leaves what an unbroken run would."""

import errno
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Interrupted, Refused, UnreadableFile, UnwritableOutput, WrongOption
from sixteenth.scale import folder as folder_module
from sixteenth.scale.folder import load_folder, run_in_folder
from sixteenth.scale.local import run_here
from tests.engine.worlds import BACK_ENDS, ROOT, arrays_of, differing, lemonade, make_job


def job(**options: Any) -> Any:
    return make_job(lemonade().world, lemonade().settings, **{"draws": 450, "chunk": 40, **options})


def finished(folder: Path) -> Any:
    """Say which chunks a folder holds: each of its arrays has a checksum."""
    return np.load(folder / "done.npy").all(axis=1)


class Stopped:
    """Stops a run from the keyboard after some chunks."""

    def __init__(self, after: int) -> None:
        self.told: list[int] = []
        self.after = after

    def __call__(self, done: int, _total: int) -> None:
        self.told.append(done)
        if len(self.told) == self.after:
            raise KeyboardInterrupt


@pytest.mark.parametrize("back_end", BACK_ENDS)
def test_a_run_in_a_folder_is_the_run_itself(tmp_path, back_end):
    made = job(back_end=back_end)
    in_folder = run_in_folder(made, tmp_path / "run", workers=2)
    in_memory = run_here(made)
    assert differing(arrays_of(in_folder), arrays_of(in_memory)) == []
    assert (in_folder.labels, in_folder.variables) == (in_memory.labels, in_memory.variables)
    assert in_folder.recipe == json.loads(json.dumps(in_memory.recipe))
    assert differing(arrays_of(load_folder(tmp_path / "run")), arrays_of(in_memory)) == []


def test_a_run_by_sobol_in_a_folder_goes_on_and_comes_out_again(tmp_path):
    made = job(sampling="sobol")
    with pytest.raises(Interrupted):
        run_in_folder(made, tmp_path, workers=1, progress=Stopped(3))
    result = run_in_folder(made, tmp_path, workers=2)
    assert differing(arrays_of(result), arrays_of(run_here(made))) == []
    assert load_folder(tmp_path).recipe["dimensions"] == list(made.table.dimensions)


@pytest.mark.parametrize("after", [1, 5, 11])
def test_a_stopped_run_goes_on_where_it_was(tmp_path, monkeypatch, after):
    made = job()
    with pytest.raises(Interrupted):
        run_in_folder(made, tmp_path, workers=2, progress=Stopped(after))
    kept = finished(tmp_path)
    assert kept.sum() >= after
    ran: list[int] = []
    run_chunk = type(made).run_chunk

    def note(self: Any, number: int) -> Any:
        ran.append(number)
        return run_chunk(self, number)

    monkeypatch.setattr(type(made), "run_chunk", note)
    told: list[int] = []
    result = run_in_folder(made, tmp_path, workers=2, progress=lambda done, _total: told.append(done))
    assert sorted(ran) == np.flatnonzero(~kept).tolist()
    assert told == sorted(told)
    assert not ran or told[-1] == 450
    assert differing(arrays_of(result), arrays_of(run_here(made))) == []


def test_a_finished_run_runs_nothing_again(tmp_path, monkeypatch):
    made = job()
    before = arrays_of(run_in_folder(made, tmp_path))
    monkeypatch.setattr(type(made), "run_chunk", None)
    assert differing(before, arrays_of(run_in_folder(made, tmp_path))) == []


def test_what_is_done_is_noted_while_the_run_goes_on(tmp_path, monkeypatch):
    monkeypatch.setattr(folder_module, "KEEP_SECONDS", 0.0)
    noted: list[int] = []
    run_in_folder(job(), tmp_path, 1, lambda *_: noted.append(int(finished(tmp_path).sum())))
    assert noted[0] >= 1
    assert noted == sorted(noted)
    assert noted[-1] == 12


@pytest.mark.parametrize(
    ("options", "what"),
    [
        ({"seed": 8}, "'seed' of the run"),
        ({"draws": 451}, "'draws' of the run"),
        ({"sampling": "sobol"}, "'sampling' of the run"),
    ],
)
def test_a_folder_of_another_run_is_refused_and_stays(tmp_path, options, what):
    before = arrays_of(run_in_folder(job(), tmp_path))
    with pytest.raises(Refused) as told:
        run_in_folder(job(**options), tmp_path)
    assert [fault.what for fault in told.value.faults] == [what]
    assert differing(before, arrays_of(load_folder(tmp_path))) == []


def test_a_folder_with_other_files_is_refused(tmp_path):
    (tmp_path / "letter.txt").write_text("Dear Ana")
    with pytest.raises(Refused) as told:
        run_in_folder(job(), tmp_path)
    (fault,) = told.value.faults
    assert isinstance(fault, WrongOption)
    assert (tmp_path / "letter.txt").read_text() == "Dear Ana"


def test_the_verbs_of_the_package_run_and_load_folders(tmp_path):
    result = sixteenth.run(lemonade(), draws=300, back_end="numpy", folder=tmp_path / "run")
    again = sixteenth.load(tmp_path / "run")
    assert differing(arrays_of(result), arrays_of(again)) == []
    assert sixteenth.verify(again, allow_code=True).is_equal
    assert again.quantiles("profit").shape == (3, 24, 2)


# --- A run that was killed -------------------------------------------------------------------------------------------


class Killed(BaseException):
    """Ends a process at once, as far as what follows can tell."""


def kill(*_: Any, **__: Any) -> Any:
    raise Killed


@pytest.mark.parametrize("step", ["_write_json", "_begin", "_remove_arrays", "make_array", "_write_done", "run_chunks"])
def test_a_run_that_was_killed_anywhere_is_begun_again_by_the_same_command(tmp_path, monkeypatch, step):
    made = job()
    with monkeypatch.context() as patch:
        patch.setattr(folder_module, step, kill)
        with pytest.raises(Killed):
            run_in_folder(made, tmp_path / "run")
    with pytest.raises(Refused):
        load_folder(tmp_path / "run")
    result = run_in_folder(made, tmp_path / "run")
    assert differing(arrays_of(result), arrays_of(run_here(made))) == []
    assert differing(arrays_of(load_folder(tmp_path / "run")), arrays_of(result)) == []


LONG = """
import sys
from pathlib import Path
from sixteenth.scale import folder
from tests.engine.worlds import lemonade, make_job
folder.KEEP_SECONDS = 0.0
made = make_job(lemonade().world, lemonade().settings, draws=1_000, chunk=10)
folder.run_in_folder(made, Path(sys.argv[1]), 2, lambda *_: print("more", flush=True))
"""


def test_a_process_that_was_killed_goes_on_with_the_bits_of_one_that_was_not(tmp_path):
    process = subprocess.Popen([sys.executable, "-c", LONG, str(tmp_path)], cwd=ROOT, stdout=subprocess.PIPE)
    assert process.stdout is not None
    for _ in range(5):
        assert process.stdout.readline() == b"more\n"
    process.send_signal(signal.SIGKILL)
    process.communicate()
    done = int(finished(tmp_path).sum())
    assert 4 <= done < 100
    with pytest.raises(Refused, match=f"{done} of 100 chunks are done"):
        load_folder(tmp_path)
    made = make_job(lemonade().world, lemonade().settings, draws=1_000, chunk=10)
    ran: list[int] = []
    result = run_in_folder(made, tmp_path, 2, lambda *_: ran.append(1))
    assert len(ran) == 100 - done
    assert differing(arrays_of(result), arrays_of(run_here(made))) == []


# --- Two runs in one folder ------------------------------------------------------------------------------------------


def test_a_second_run_in_a_folder_is_told_and_changes_nothing(tmp_path):
    made, told = job(), list[Refused]()

    def start_another(*_: int) -> None:
        if not told:
            with pytest.raises(Refused) as refused:
                run_in_folder(made, tmp_path / "run")
            told.append(refused.value)

    result = run_in_folder(made, tmp_path / "run", 1, start_another)
    ((fault,),) = [each.faults for each in told]
    assert isinstance(fault, WrongOption)
    assert fault.got == "another run that is going on in it"
    assert differing(arrays_of(result), arrays_of(run_here(made))) == []
    assert differing(arrays_of(run_in_folder(made, tmp_path / "run")), arrays_of(result)) == []  # and it lets go


# --- A full disk -----------------------------------------------------------------------------------------------------


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of a megabyte."""
    disk = tmp_path / "disk"
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    try:
        mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("this user may not mount a small disk")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_run_that_does_not_fit_is_refused_before_it_runs_and_goes_on_where_there_is_room(small_disk, monkeypatch):
    filler = small_disk / "filler"
    filler.write_bytes(bytes(900_000))
    made = job()
    with monkeypatch.context() as patch:
        patch.setattr(folder_module, "run_chunks", None)
        with pytest.raises(Refused) as told:
            run_in_folder(made, small_disk / "run")
    (fault,) = told.value.faults
    assert isinstance(fault, UnwritableOutput)
    assert "MB free" in fault.got
    assert not (small_disk / "run" / "monthly").exists()
    filler.unlink()
    assert differing(arrays_of(run_in_folder(made, small_disk / "run")), arrays_of(run_here(made))) == []


def test_room_is_taken_before_anything_runs(small_disk, monkeypatch):
    monkeypatch.setattr(folder_module, "_too_large", lambda *_: ())  # as where a quota says less than the disk
    monkeypatch.setattr(folder_module, "run_chunks", None)
    with pytest.raises(Refused, match="No space left on device"):
        run_in_folder(job(draws=2_000), small_disk / "run")
    assert not (small_disk / "run" / "monthly").exists()


def test_a_disk_that_fills_up_costs_nothing_that_was_kept(tmp_path, monkeypatch):
    made = job()
    monkeypatch.setattr(folder_module, "KEEP_SECONDS", 0.0)

    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def fill_up(*_: int) -> None:
        monkeypatch.setattr(folder_module, "save_array", full)

    with pytest.raises(Refused) as told:
        run_in_folder(made, tmp_path, 1, fill_up)
    assert [type(fault) for fault in told.value.faults] == [UnwritableOutput]
    monkeypatch.undo()
    assert finished(tmp_path).any()
    assert differing(arrays_of(run_in_folder(made, tmp_path)), arrays_of(run_here(made))) == []


# --- What an earlier run left ----------------------------------------------------------------------------------------


def shorten(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def lengthen(path: Path) -> None:
    path.write_bytes(path.read_bytes() + bytes(8))


def put_another(path: Path) -> None:
    np.save(path, np.zeros((24, 2, 450)))  # of the right shape and type


def put_another_shape(path: Path) -> None:
    np.save(path, np.zeros((24, 450, 2)))


def put_another_type(path: Path) -> None:
    np.save(path, np.zeros((24, 2, 450), np.float32))


def change_one_number(path: Path) -> None:
    data = np.load(path, mmap_mode="r+")
    data[3, 1, 17] = -data[3, 1, 17]
    data.flush()


DAMAGES: list[Callable[[Path], None]] = [
    shorten,
    lengthen,
    put_another,
    put_another_shape,
    put_another_type,
    change_one_number,
    Path.unlink,
]


@pytest.mark.parametrize("is_finished", [False, True])
@pytest.mark.parametrize("damage", DAMAGES, ids=lambda each: each.__name__)
def test_an_array_that_changed_is_told_with_its_file_and_its_cure_cures(tmp_path, damage, is_finished):
    made = job()
    if is_finished:
        run_in_folder(made, tmp_path)
    else:
        with pytest.raises(Interrupted):
            run_in_folder(made, tmp_path, workers=1, progress=Stopped(4))
    path = tmp_path / "monthly" / "profit.npy"
    damage(path)
    before = {each: each.read_bytes() for each in tmp_path.rglob("*.npy")}
    for use in (lambda: run_in_folder(made, tmp_path), lambda: load_folder(tmp_path)):
        with pytest.raises(Refused) as told:
            use()
        (fault,) = told.value.faults
        assert isinstance(fault, UnreadableFile)
        assert fault.where.file == str(path)
        assert f"remove '{tmp_path / 'done.npy'}'" in fault.cure
    assert {each: each.read_bytes() for each in tmp_path.rglob("*.npy")} == before
    (tmp_path / "done.npy").unlink()
    assert differing(arrays_of(run_in_folder(made, tmp_path)), arrays_of(run_here(made))) == []


@pytest.mark.parametrize("name", ["recipe.json", "about.json", "done.npy", "monthly/profit.npy"])
def test_a_pipe_in_a_folder_makes_nobody_wait(tmp_path, name):
    run_in_folder(job(), tmp_path)
    (tmp_path / name).unlink()
    os.mkfifo(tmp_path / name)
    begun = time.monotonic()
    for use in (lambda: run_in_folder(job(), tmp_path), lambda: load_folder(tmp_path)):
        with pytest.raises(Refused, match="a pipe"):
            use()
    assert time.monotonic() - begun < 10


def test_a_link_in_a_folder_is_not_followed(tmp_path):
    run_in_folder(job(), tmp_path / "run")
    path = tmp_path / "run" / "monthly" / "profit.npy"
    path.rename(tmp_path / "elsewhere.npy")
    path.symlink_to(tmp_path / "elsewhere.npy")
    with pytest.raises(Refused, match="a link to elsewhere"):
        load_folder(tmp_path / "run")


@pytest.mark.parametrize("place", ["a file", "below a file", "a device", "nowhere that can be made"])
def test_a_folder_that_cannot_be_made_is_refused_before_the_run(tmp_path, monkeypatch, place):
    (tmp_path / "file").write_text("Dear Ana")
    path = {
        "a file": tmp_path / "file",
        "below a file": tmp_path / "file" / "run",
        "a device": Path("/dev/null"),
        "nowhere that can be made": Path("/proc/run"),
    }[place]
    made = job()
    monkeypatch.setattr(type(made), "run_chunk", None)
    with pytest.raises(Refused) as told:
        run_in_folder(made, path)
    assert [type(fault) for fault in told.value.faults] == [UnwritableOutput]
