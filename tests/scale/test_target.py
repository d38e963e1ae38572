"""Where nothing can be kept is told before anything runs, and asking leaves nothing behind."""

import os
from pathlib import Path

import pytest

from sixteenth.errors import Refused, UnwritableOutput
from sixteenth.scale.target import check_file, check_folder
from tests.faults.test_all_faults_together import check_four_lines


@pytest.mark.parametrize("name", ["result.nc", "a/b/c/result.nc", "./result.nc"])
@pytest.mark.parametrize("check", [check_file, check_folder])
def test_a_place_that_can_be_written_to_is_left_as_it_was(tmp_path, monkeypatch, name, check):
    monkeypatch.chdir(tmp_path)
    check(Path(name))
    check(tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_already_may_be_replaced_or_gone_on_with(tmp_path):
    (tmp_path / "result.nc").write_text("before")
    check_file(tmp_path / "result.nc")
    check_folder(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["result.nc"]
    assert (tmp_path / "result.nc").read_text() == "before"


def make_places(folder: Path) -> dict[str, Path]:
    (folder / "folder.nc").mkdir()
    (folder / "file").touch()
    os.mkfifo(folder / "pipe")
    return {
        "folder": folder / "folder.nc",
        "file": folder / "file",
        "pipe": folder / "pipe",
        "device": Path("/dev/null"),
        "below a file": folder / "file" / "below" / "result.nc",
        "below /proc": Path("/proc/result.nc"),
        "far below /proc": Path("/proc/none/result.nc"),
        "a long name": folder / ("x" * 300 + ".nc"),
        "a long path": folder / ("deep/" * 2_000) / "result.nc",
        "a name with a NUL": folder / "a\0b.nc",
    }


PLACES = ["pipe", "device", "below a file", "below /proc", "far below /proc", "a long name", "a long path"]
PLACES.append("a name with a NUL")


@pytest.mark.parametrize(
    ("check", "place"),
    [(check, place) for check in (check_file, check_folder) for place in PLACES]
    + [(check_file, "folder"), (check_folder, "file")],
)
def test_a_place_that_cannot_be_written_to_is_one_fault(tmp_path, check, place):
    places = make_places(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(Refused) as told:
        check(places[place])
    (fault,) = told.value.faults
    assert isinstance(fault, UnwritableOutput)
    check_four_lines(fault)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_told(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(Refused, match="Permission denied"):
        check_file(tmp_path / "result.nc")
    tmp_path.chmod(0o700)
