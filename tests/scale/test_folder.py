"""A long run in a folder goes on where it was stopped, and leaves what an unbroken run would."""

import json
from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Interrupted, Refused, UnreadableFile, WrongOption
from sixteenth.scale import folder as folder_module
from sixteenth.scale.folder import load_folder, run_in_folder
from sixteenth.scale.local import run_here
from tests.engine.worlds import BACK_ENDS, arrays_of, differing, lemonade, make_job


def job(**options: Any) -> Any:
    return make_job(lemonade().world, lemonade().settings, **{"draws": 450, "chunk": 40, **options})


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
    kept = np.load(tmp_path / "done.npy")
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
    run_in_folder(job(), tmp_path, 1, lambda *_: noted.append(int(np.load(tmp_path / "done.npy").sum())))
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


def break_about(folder: Any) -> None:
    (folder / "about.json").write_text("{}")


def remove_recipe(folder: Any) -> None:
    (folder / "recipe.json").unlink()


def halve_recipe(folder: Any) -> None:
    (folder / "recipe.json").write_text('{"draws": ')


def empty_an_array(folder: Any) -> None:
    (folder / "monthly" / "profit.npy").write_bytes(b"")


@pytest.mark.parametrize("spoil", [break_about, remove_recipe, halve_recipe, empty_an_array])
def test_a_folder_that_holds_no_run_is_refused(tmp_path, spoil):
    run_in_folder(job(), tmp_path)
    spoil(tmp_path)
    with pytest.raises(Refused) as told:
        load_folder(tmp_path)
    assert [type(fault) for fault in told.value.faults] == [UnreadableFile]


def test_the_verbs_of_the_package_run_and_load_folders(tmp_path):
    result = sixteenth.run(lemonade(), draws=300, back_end="numpy", folder=tmp_path / "run")
    again = sixteenth.load(tmp_path / "run")
    assert differing(arrays_of(result), arrays_of(again)) == []
    assert sixteenth.verify(again, allow_code=True).is_equal
    assert again.quantiles("profit").shape == (3, 24, 2)
