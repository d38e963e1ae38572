"""Every file of a run's folder is data: damaged or written by somebody else, it is told in four lines."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sixteenth.errors import Refused, UnreadableFile
from sixteenth.scale.folder import load_folder, run_in_folder
from sixteenth.scale.kept import file_of, read_kept, read_recipe
from tests.engine.worlds import lemonade, make_job
from tests.faults.test_all_faults_together import check_four_lines


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Return the files of a finished run."""
    folder = tmp_path_factory.mktemp("whole")
    run_in_folder(make_job(lemonade().world, lemonade().settings, draws=90, chunk=40), folder)
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lay_out(files: dict[str, bytes], folder: Path) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def check_refused(folder: Path) -> None:
    with pytest.raises(Refused) as told:
        load_folder(folder)
    for fault in told.value.faults:
        assert isinstance(fault, UnreadableFile)
        check_four_lines(fault)


NOT_JSON = [
    b"",
    b"{",
    b"\xff\xfe",
    b"\x00" * 40,
    b"[" * 200_000,
    b'{"draws": ' + b"9" * 5_000 + b"}",
    b"null",
    b"[]",
    b"3",
    b'"text"',
    b"{}",
]


@pytest.mark.parametrize("name", ["recipe.json", "about.json"])
@pytest.mark.parametrize("data", NOT_JSON, ids=range(len(NOT_JSON)))
def test_what_is_no_recipe_is_refused(tmp_path, whole, name, data):
    check_refused(lay_out({**whole, name: data}, tmp_path))


WRONG_RECIPES: dict[str, list[Any]] = {
    "draws": [1e12, 10**12, 0, -1, 1.5, "90", None, True, [90], float("nan")],
    "months": [1e9, 10**9, 0, -24, "24", None],
    "chunk": [0, -1, 10**9, 2.0],
    "seed": [-1, 2**32, "7"],
    "start": ["2026-13", "2026", 2026, "x" * 5_000, "2026-05\n"],
    "back_end": ["cuda", 3],
    "sampling": ["dice"],
    "output_set": [3],
    "versions": ["0.2.0", {"numpy": 2}],
    "processor": [7],
    "scenario_json": [{}],
}


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name, values in WRONG_RECIPES.items() for value in values], ids=repr
)
def test_a_recipe_outside_the_bounds_of_any_run_is_refused(tmp_path, whole, name, value):
    recipe = json.dumps({**json.loads(whole["recipe.json"]), name: value})
    folder = lay_out({**whole, "recipe.json": recipe.encode()}, tmp_path)
    with pytest.raises(Refused, match=name):
        read_recipe(folder)
    check_refused(folder)


def change(about: Any, *path: str, to: Any) -> None:
    *before, last = path
    for step in before:
        about = about[step]
    about[last] = to


WRONG_ABOUTS: list[Callable[[Any], None]] = [
    lambda about: change(about, "labels", to=[]),
    lambda about: change(about, "labels", "stand", to=["Ana", "Ana"]),
    lambda about: change(about, "labels", "stand", to=[]),
    lambda about: change(about, "labels", "stand", to=["Ana", "Ben", "Cem"]),
    lambda about: change(about, "labels", "stand", to=[str(at) for at in range(200_000)]),
    lambda about: change(about, "labels", to={}),
    lambda about: change(about, "units", "profit", to=[["street"], "USD"]),
    lambda about: change(about, "units", "profit", to=[["stand", "stand"], "USD"]),
    lambda about: change(about, "units", "profit", to=3),
    lambda about: change(about, "units", "../../x", to=[[], "USD"]),
    lambda about: change(about, "arrays", "monthly", to={"../../x": "<f8"}),
    lambda about: change(about, "arrays", "monthly", "profit", to="|O"),
    lambda about: change(about, "arrays", "monthly", "profit", to="<f4"),
    lambda about: change(about, "arrays", "monthly", "rain", to="<f8"),
    lambda about: change(about, "arrays", "daily", to={}),
    lambda about: about["arrays"].pop("closing"),
    lambda about: about["arrays"]["monthly"].pop("profit"),
    lambda about: about["arrays"]["ended"].pop("ends_broke"),
    lambda about: about["units"].pop("not_finite"),
    lambda about: change(about, "more", to=1),
]


@pytest.mark.parametrize("spoil", WRONG_ABOUTS, ids=range(len(WRONG_ABOUTS)))
def test_a_list_of_arrays_that_does_not_fit_is_refused(tmp_path, whole, spoil):
    about = json.loads(whole["about.json"])
    spoil(about)
    check_refused(lay_out({**whole, "about.json": json.dumps(about).encode()}, tmp_path))


@pytest.mark.parametrize(
    "data",
    [b"", b"\x93NUMPY", b"PK\x03\x04" + bytes(90), b"\x80\x04N."],
    ids=["empty", "half a header", "an archive", "a pickle"],
)
@pytest.mark.parametrize("name", ["done.npy", "monthly/profit.npy", "ended/not_finite.npy"])
def test_what_is_no_array_is_refused(tmp_path, whole, name, data):
    check_refused(lay_out({**whole, name: data}, tmp_path))


def test_a_pickle_is_never_opened(tmp_path, whole):
    folder = lay_out(whole, tmp_path)
    np.save(folder / "done.npy", np.array([open] * 3, object), allow_pickle=True)
    check_refused(folder)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_any_damage_is_told_in_four_lines(tmp_path_factory, whole, data):
    """Cut a file, or change one of its bytes: the run is refused, or (as in the text of a title) is still that run."""
    name = data.draw(st.sampled_from(sorted(name for name in whole if whole[name])))
    at = data.draw(st.integers(0, len(whole[name]) - 1))
    is_cut, byte = data.draw(st.booleans()), data.draw(st.integers(0, 255))
    changed = whole[name][:at] + (b"" if is_cut else bytes([byte]) + whole[name][at + 1 :])
    folder = lay_out({**whole, name: changed}, tmp_path_factory.mktemp("spoilt"))
    if changed == whole[name]:
        assert load_folder(folder).draws == 90
    elif name.endswith(".npy"):
        check_refused(folder)
    else:
        try:
            assert load_folder(folder).draws == 90
        except Refused as told:
            for fault in told.faults:
                check_four_lines(fault)


def test_a_folder_that_holds_no_run_is_refused(tmp_path):
    with pytest.raises(Refused, match=r"no recipe.json"):
        load_folder(tmp_path)


def test_a_folder_may_be_read_while_it_is_not_finished_and_says_so(tmp_path, whole):
    folder = lay_out(whole, tmp_path)
    (folder / "done.npy").unlink()
    kept = read_kept(folder)
    (fault,) = kept.unfinished()
    assert "0 of 3 chunks" in fault.got
    assert list(kept.changed()) == []
    check_refused(folder)


def test_an_array_is_filed_by_part_and_name():
    assert file_of(Path("run"), "monthly", "profit") == Path("run/monthly/profit.npy")
