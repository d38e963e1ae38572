"""Results at rest: bit for bit, with the recipe; a save that is interrupted leaves what was there before."""

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import xarray

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, UnreadableFile
from sixteenth.scale.store import load_result, save_result
from sixteenth.units import Number
from tests.engine.worlds import (
    BACK_ENDS,
    LEMONADE,
    arrays_of,
    declare,
    differing,
    lemonade,
    make_settings,
    make_world,
    run,
    run_python,
)
from tests.faults.test_all_faults_together import check_four_lines
from tests.interfaces.command_line import call


def result_of(**options: Any) -> Result:
    return run(lemonade().world, lemonade().settings, **{"draws": 30, **options})


@pytest.mark.parametrize("back_end", BACK_ENDS)
@pytest.mark.parametrize("output_set", ["headline", "everything"])
def test_a_saved_result_comes_back_bit_for_bit(tmp_path, back_end, output_set):
    result = result_of(back_end=back_end, output_set=output_set, chunk=200)
    path = save_result(result, tmp_path / "result.nc")
    back = load_result(path)
    assert path == tmp_path / "result.nc"
    assert differing(arrays_of(result), arrays_of(back)) == []
    assert (back.recipe, back.variables, back.labels) == (result.recipe, result.variables, result.labels)
    assert back.made_of == result.made_of is not None
    assert "made_of" not in back.recipe
    assert back.months.tolist() == result.months.tolist()
    assert list(tmp_path.iterdir()) == [path]


def test_numbers_that_are_none_and_extremes_come_back(tmp_path):
    def odd(size: Number) -> Number:
        return size**0.5

    world = make_world(odd, declared=[declare("size", Number)], monthly=("odd", "size"))
    for size in (-1.0, 0.0, 1e-310, 1.7e308):
        result = run(world, make_settings({"size": size}), draws=4)
        back = load_result(save_result(result, tmp_path / "result.nc"))
        assert differing(arrays_of(result), arrays_of(back)) == []


def test_a_recipe_with_the_whole_scenario_comes_back(tmp_path):
    result = sixteenth.run(lemonade("hot_summer"), draws=20, back_end="numpy")
    back = sixteenth.load(sixteenth.save(result, tmp_path / "deep" / "folder" / "result.nc"))
    assert back.recipe == result.recipe
    assert json.loads(back.recipe["scenario_json"])["title"] == "A hot summer and a dear pitch"
    assert sixteenth.verify(back, allow_code=True).is_equal


def test_other_tools_can_read_the_file(tmp_path):
    result = result_of()
    with xarray.open_dataset(save_result(result, tmp_path / "result.nc"), engine="h5netcdf") as dataset:
        assert float(dataset["profit"].sel(stand="Ben", month="2026-07-01", draw=4)) == result["profit"][2, 1, 4]


def test_a_saved_result_replaces_the_one_before(tmp_path):
    path = tmp_path / "result.nc"
    save_result(result_of(seed=1), path)
    save_result(result_of(seed=2), path)
    assert load_result(path).recipe["seed"] == 2


@pytest.mark.parametrize("existing", [False, True])
@pytest.mark.parametrize("stop", [KeyboardInterrupt, OSError("disk full")])
def test_an_interrupted_save_leaves_no_half_file(tmp_path, monkeypatch, existing, stop):
    path = tmp_path / "result.nc"
    if existing:
        save_result(result_of(seed=1), path)

    def write_half(_dataset: Any, target: Any, **_options: Any) -> None:
        target.write_bytes(b"half of a file")
        raise stop

    with monkeypatch.context() as patch:
        patch.setattr(xarray.Dataset, "to_netcdf", write_half)
        with pytest.raises(Refused if isinstance(stop, OSError) else stop):
            save_result(result_of(seed=2), path)
    assert list(tmp_path.iterdir()) == ([path] if existing else [])
    if existing:
        assert load_result(path).recipe["seed"] == 1


def write_text(path: Any) -> None:
    path.write_text("year,value\n2026,1\n")


def write_nothing(path: Any) -> None:
    path.write_bytes(b"")


def write_another_dataset(path: Any) -> None:
    xarray.Dataset({"value": ("year", np.arange(3.0))}).to_netcdf(path, engine="h5netcdf")


def write_a_dataset_without_recipe(path: Any) -> None:
    dataset = result_of().dataset
    del dataset.attrs["recipe"]
    dataset.to_netcdf(path, engine="h5netcdf")


def write_a_broken_recipe(path: Any) -> None:
    result_of().dataset.assign_attrs(recipe="{half").to_netcdf(path, engine="h5netcdf")


def write_half_a_file(path: Any) -> None:
    whole = save_result(result_of(), path).read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


WRONG_FILES = [
    lambda _path: None,
    write_text,
    write_nothing,
    write_another_dataset,
    write_a_dataset_without_recipe,
    write_a_broken_recipe,
    write_half_a_file,
]


@pytest.mark.parametrize(
    "write",
    WRONG_FILES,
    ids=["no file", "a table", "empty", "another dataset", "no recipe", "half a recipe", "half a file"],
)
def test_a_file_that_is_no_saved_result_is_refused(tmp_path, write):
    path = tmp_path / "result.nc"
    write(path)
    with pytest.raises(Refused) as told:
        load_result(path)
    (fault,) = told.value.faults
    assert isinstance(fault, UnreadableFile)
    assert fault.what == f"'{path}'"
    assert fault.expected == "a saved result"


def test_a_pipe_or_a_device_makes_nobody_wait(tmp_path):
    os.mkfifo(tmp_path / "result.nc")
    with pytest.raises(Refused, match="got a pipe, expected a saved result"):
        sixteenth.load(tmp_path / "result.nc")
    with pytest.raises(Refused, match="got a device, expected a saved result"):
        sixteenth.load("/dev/zero")


@pytest.mark.parametrize("path", ["x" * 5_000, "a\0b.nc", "", "none.nc"])
def test_a_path_that_is_none_is_refused(path):
    with pytest.raises(Refused) as told:
        sixteenth.load(path)
    check_four_lines(told.value.faults[0])


def test_a_full_disk_is_told_and_leaves_nothing_half_written(tmp_path):
    """In a process of its own, whose files may hold 100 kB: a write beyond fails as it does on a full disk."""
    source = (
        "import resource, sys\n"
        "import sixteenth\n"
        "from sixteenth.errors import Refused\n"
        f"scenario = sixteenth.read({str(LEMONADE / 'lemonade.toml')!r}, allow_code=True)\n"
        "result = sixteenth.run(scenario, draws=1000, back_end='numpy')\n"
        "sixteenth.save(result.select('cash'), sys.argv[1] + '/before.nc')\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "try:\n"
        "    sixteenth.save(result, sys.argv[1] + '/result.nc')\n"
        "except Refused as refused:\n"
        "    print(*(type(fault).__name__ for fault in refused.faults))\n"
    )
    assert run_python(source, str(tmp_path)) == "UnwritableOutput\n"
    assert [path.name for path in tmp_path.iterdir()] == ["before.nc"]


@pytest.mark.parametrize("start", ["1600-01", "0001-01", "2250-01", "9999-06"])
def test_months_far_away_come_back(tmp_path, start):
    result = run(lemonade().world, replace(lemonade().settings, start=start, months=240), draws=3)
    path = save_result(result, tmp_path / "result.nc")
    assert load_result(path).months.tolist() == result.months.tolist()
    seconds = xarray.coders.CFDatetimeCoder(time_unit="s")
    with xarray.open_dataset(path, engine="h5netcdf", decode_times=seconds) as dataset:
        assert dataset["month"].values.astype("datetime64[M]").tolist() == result.months.tolist()


# --- A result that xarray cut ----------------------------------------------------------------------------------------


def kept(dataset: xarray.Dataset, path: Path) -> Result:
    """Keep a dataset as a user does, and load it."""
    dataset.to_netcdf(path, engine="h5netcdf")
    return load_result(path)


def test_labels_that_were_cut_or_moved_keep_their_numbers(tmp_path):
    result = result_of()
    ana, ben = 0, 1
    for number, (labels, at) in enumerate([(["Ben"], [ben]), (["Ben", "Ana"], [ben, ana]), (["Ana"], [ana])]):
        back = kept(result.dataset.sel(stand=labels), tmp_path / f"{number}.nc")
        assert back.labels == {"stand": tuple(labels)}
        assert np.array_equal(back["profit"], result["profit"][:, at])
        assert np.array_equal(back.endings(("stand",))[1], result.endings(("stand",))[1][at])
        again = load_result(save_result(back, tmp_path / "again.nc"))
        assert differing(arrays_of(back), arrays_of(again)) == []


def test_a_cut_result_can_be_verified_and_says_what_was_compared(tmp_path):
    result = sixteenth.run(lemonade(), draws=300, back_end="numpy")
    cut = result.dataset.sel(stand=["Ben"]).isel(draw=slice(0, 120)).drop_vars("takings")
    back = kept(cut, tmp_path / "cut.nc")
    found = sixteenth.verify(back, allow_code=True)
    assert found.is_equal
    assert (back.draws, back.recipe["draws"], found.draws) == (120, 120, 120)
    assert found.labels == {"stand": ("Ben",)}
    assert found.arrays[0] < found.arrays[1]
    assert found.recipe == {}
    assert np.array_equal(back.finite, result.finite[:120])
    back["profit"][5, 0, 3] += 1
    assert not sixteenth.verify(back, allow_code=True).is_equal


@pytest.mark.parametrize("path", ["cut.nc", "folder"])
def test_a_damaged_result_is_told_by_the_command(tmp_path, capsys, path):
    """The same four lines by `verify`, whatever was damaged."""
    if path == "folder":
        sixteenth.run(lemonade(), draws=20, back_end="numpy", folder=tmp_path / path)
        (tmp_path / path / "done.npy").write_bytes(b"")
    else:
        result = result_of()
        result.dataset.assign_attrs(recipe='{"draws": 1e12}').to_netcdf(tmp_path / path, engine="h5netcdf")
    told = call(capsys, "verify", str(tmp_path / path))
    assert (told.code, told.out) == (1, "")
    assert "Traceback" not in told.err
    assert len(told.err.split("\n\n")[0].splitlines()) == 4
