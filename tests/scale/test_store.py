"""Results at rest: bit for bit, with the recipe; a save that is interrupted leaves what was there before."""

import json
from typing import Any

import numpy as np
import pytest
import xarray

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.errors import Refused, UnreadableFile
from sixteenth.scale.store import load_result, save_result
from sixteenth.units import Number
from tests.engine.worlds import BACK_ENDS, arrays_of, declare, differing, lemonade, make_settings, make_world, run


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
        with pytest.raises(type(stop) if isinstance(stop, OSError) else stop):
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
