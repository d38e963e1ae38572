"""All runs of an answer in one file or folder, found there again bit by bit."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

import sixteenth
from sixteenth.engine.declared import OutputSet
from sixteenth.errors import Refused
from sixteenth.questions.session import Session
from sixteenth.scale.saved_runs import SavedRuns, is_saved, open_runs, save_runs
from tests.faults.test_all_faults_together import check_four_lines
from tests.scenarios.written_files import lemonade

KEPT = OutputSet(monthly=("cash", "profit"), closing=("cash",))
FEW: dict[str, Any] = {"draws": 40, "back_end": "numpy"}


def two_runs(**how: Any) -> Session:
    runs = Session(**how)
    runs.run(lemonade(), KEPT, **FEW)
    _ = runs.run(lemonade().with_(price=3.0), KEPT, **FEW).monthly["profit"]
    return runs


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    runs = two_runs(keeps=True)
    return save_runs(runs.results, tmp_path / "runs.nc", runs.results[0].recipe)


def of(saved: SavedRuns) -> Session:
    return Session(saved=(saved,))


@pytest.mark.parametrize("form", ["file", "folder"])
def test_what_was_saved_is_read_bit_for_bit_and_nothing_is_run(tmp_path, saved, form, monkeypatch):
    if form == "folder":
        two_runs(folder=tmp_path / "folder")
    made = two_runs().results
    monkeypatch.setattr(sixteenth, "run", None)
    again = of(open_runs(str(saved if form == "file" else tmp_path / "folder"), allow_code=True))
    for price, before in zip((None, 3.0), made, strict=True):
        scenario = lemonade() if price is None else lemonade().with_(price=price)
        result = again.run(scenario, KEPT, **FEW)
        assert list(result.monthly) == list(before.monthly)
        assert result.variables == before.variables
        assert np.array_equal(result.monthly["profit"], before.monthly["profit"])
        assert np.array_equal(result.closing["cash"], before.closing["cash"])
    assert (len(again.read), len(again.made)) == (2, 0)


def test_of_the_first_run_all_is_kept_and_of_the_others_what_was_read(saved):
    first, second = open_runs(str(saved)).runs
    assert first.names["monthly"] == {"cash", "profit"}
    assert second.names["monthly"] == {"profit"}


def test_what_was_not_read_is_run_when_it_is_looked_at(saved):
    again = of(open_runs(str(saved), allow_code=True))
    result = again.run(lemonade().with_(price=3.0), KEPT, **FEW)
    assert (len(again.read), len(again.made)) == (1, 0)
    assert np.array_equal(result.monthly["cash"], two_runs().results[1].monthly["cash"])
    assert (len(again.read), len(again.made)) == (0, 1)


@pytest.mark.parametrize("other", [{"seed": 8}, {"draws": 41}, {"months": 12}])
def test_another_run_is_not_found(saved, other):
    again = of(open_runs(str(saved), allow_code=True))
    again.run(lemonade(), KEPT, **{**FEW, **other})
    assert (len(again.read), len(again.made)) == (0, 1)


def test_a_file_of_runs_is_a_saved_result_like_any_other(saved):
    result = sixteenth.load(saved)
    assert result.draws == 40
    assert sixteenth.verify(result, allow_code=True).is_equal
    assert open_runs(str(saved), allow_code=True).scenario.hash == lemonade().hash
    assert open_runs(str(saved)).options["draws"] == 40


def made_by(saved: Path, **parts: Any) -> SavedRuns:
    """Open runs as if other code had made them."""
    opened = open_runs(str(saved), allow_code=True)
    changed = (replace(run, recipe={**run.recipe, **parts}) for run in opened.runs)
    return SavedRuns(opened.place, tuple(changed), allow_code=True)


def test_runs_of_other_facts_are_read_as_saved_told_and_never_mixed_with_new_ones(saved):
    opened = made_by(saved, facts_hash="0" * 64)
    now = of(opened).recipe_of(lemonade(), KEPT, **FEW)
    with pytest.warns(FutureWarning, match="facts_hash 000000000000"):
        opened.tell_of_changes(now)
    again = of(opened)
    again.run(lemonade(), KEPT, **FEW)
    with pytest.raises(Refused) as told:
        again.run(lemonade(), KEPT, **{**FEW, "seed": 8})
    check_four_lines(told.value.faults[0])
    assert "facts_hash" in str(told.value)
    assert (len(again.read), len(again.made)) == (1, 0)


def test_another_machine_is_told_and_may_add_runs(saved):
    opened = made_by(saved, processor="another")
    again = of(opened)
    with pytest.warns(FutureWarning, match="processor another"):
        opened.tell_of_changes(again.recipe_of(lemonade(), KEPT, **FEW))
    again.run(lemonade(), KEPT, **{**FEW, "seed": 8})
    assert len(again.made) == 1


def test_what_stands_for_a_scenario_is_a_saved_result_by_its_ending_or_its_recipe(tmp_path, saved):
    two_runs(folder=tmp_path / "folder")
    (tmp_path / "other").mkdir()
    assert is_saved(str(saved))
    assert is_saved(str(tmp_path / "folder"))
    assert is_saved(f"{tmp_path / 'folder'}/")
    assert not is_saved("central")
    assert not is_saved(str(tmp_path / "other"))


def test_a_missing_file_is_told_in_four_lines(tmp_path):
    with pytest.raises(Refused) as told:
        open_runs(str(tmp_path / "none.nc"))
    check_four_lines(told.value.faults[0])


def test_a_file_that_was_cut_off_is_told_in_four_lines(saved):
    saved.write_bytes(saved.read_bytes()[: saved.stat().st_size // 2])
    with pytest.raises(Refused) as told:
        open_runs(str(saved))
    check_four_lines(told.value.faults[0])


@pytest.mark.parametrize("group", ["run_1/more", "other", "run_x"])
def test_a_group_of_another_kind_is_refused(saved, group):
    with h5py.File(saved, "a") as file:
        file.create_group(group)
    with pytest.raises(Refused):
        open_runs(str(saved))


def test_an_array_of_another_shape_is_refused(saved):
    with h5py.File(saved, "a") as file:
        about = dict(file["run_1/profit"].attrs)
        del file["run_1/profit"]
        file["run_1"].create_dataset("profit", data=np.zeros((2, 2))).attrs.update(
            {name: about[name] for name in ("unit", "part", "name")}
        )
    with pytest.raises(Refused) as told:
        open_runs(str(saved))
    assert "shape" in str(told.value)


def test_what_the_world_was_made_of_is_kept_once_and_stays_with_a_run_that_is_found_again(tmp_path, saved):
    made_of = two_runs().results[0].made_of
    assert sixteenth.load(saved).made_of == made_of is not None
    with h5py.File(saved) as file:
        assert "made_of" not in file["run_1"].attrs
    again = of(open_runs(str(saved), allow_code=True)).run(lemonade(), KEPT, **FEW)
    assert again.made_of == made_of
    assert sixteenth.load(sixteenth.save(again, tmp_path / "again.nc")).made_of == made_of
