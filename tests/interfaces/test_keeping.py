"""A run is kept in a file, in a folder, or not at all."""

import os
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused, UnwritableOutput
from sixteenth.interfaces.keeping import check_out, run_and_keep
from sixteenth.scenarios.assemble import read_scenario
from tests.interfaces.command_line import call

LEMONADE = Path(__file__).parents[1] / "lemonade" / "lemonade.toml"


@pytest.mark.parametrize("name", ["kept.nc", "folder"])
def test_what_is_kept_is_what_ran(tmp_path, name):
    job = sixteenth.prepare(read_scenario(str(LEMONADE), allow_code=True), draws=20, back_end="numpy")
    result = run_and_keep(job, tmp_path / name, None, None)
    again = sixteenth.load(tmp_path / name) if name.endswith(".nc") else run_and_keep(job, tmp_path / name, None, None)
    assert np.array_equal(result["profit"], again["profit"])
    assert any(tmp_path.iterdir())


@pytest.mark.parametrize("place", ["folder.nc", "file", "file/below.nc", "pipe", "/proc/result.nc", "/dev/null"])
def test_a_place_where_nothing_can_be_kept_is_refused_before_the_run(tmp_path, monkeypatch, place):
    (tmp_path / "folder.nc").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    job = sixteenth.prepare(read_scenario(str(LEMONADE), allow_code=True), draws=20, back_end="numpy")
    monkeypatch.setattr(type(job), "run_chunk", None)
    with pytest.raises(Refused) as alone:
        check_out(tmp_path / place)
    with pytest.raises(Refused) as told:
        run_and_keep(job, tmp_path / place, None, None)
    assert [type(fault) for fault in told.value.faults] == [UnwritableOutput]
    assert told.value.faults == alone.value.faults


def test_a_command_that_could_not_keep_its_result_is_told_in_four_lines(tmp_path, capsys):
    (tmp_path / "folder.nc").mkdir()
    words = ("--allow-code", "--backend", "numpy", "--draws", "20", "--out", str(tmp_path / "folder.nc"))
    told = call(capsys, "run", str(LEMONADE), *words)
    assert (told.code, told.out) == (1, "")
    assert len(told.err.split("\n\n")[0].splitlines()) == 4
    assert "Traceback" not in told.err


def test_nothing_is_kept_where_nothing_is_asked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    job = sixteenth.prepare(read_scenario(str(LEMONADE), allow_code=True), draws=20, back_end="numpy")
    assert run_and_keep(job, None, None, None).draws == 20
    assert list(tmp_path.iterdir()) == []
