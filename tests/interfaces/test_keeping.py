"""A run is kept in a file, in a folder, or not at all."""

import os
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused, UnwritableOutput
from sixteenth.interfaces.keeping import KeptRuns, check_out, kept_options, run_and_keep
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
    assert KeptRuns().run_job(job).draws == 20
    assert list(tmp_path.iterdir()) == []


def test_the_first_run_of_an_answer_is_kept_with_what_its_scenario_keeps(tmp_path):
    scenario = read_scenario(str(LEMONADE), allow_code=True)
    runs = KeptRuns(out=tmp_path / "kept.nc")
    jobs = [sixteenth.prepare(scenario, draws=draws, back_end="numpy") for draws in (20, 30)]
    assert [runs.run_job(job).draws for job in jobs] == [20, 30]
    assert sixteenth.load(tmp_path / "kept.nc").draws == 20
    assert kept_options(scenario, {"system": None})["output_set"] == "standard"
    assert kept_options(scenario, {"output_set": "headline"})["output_set"] == "headline"


@pytest.mark.parametrize("name", ["answer.xlsx", "result.ncc", "answer.txt"])
def test_a_name_of_no_kind_is_refused_before_anything_runs(tmp_path, name):
    with pytest.raises(Refused) as told:
        check_out(tmp_path / name)
    (fault,) = told.value.faults
    assert fault.cure.endswith(".nc")
    assert not list(tmp_path.iterdir())


def test_the_answer_of_a_run_is_written_as_its_name_says(tmp_path, capsys):
    for ending in ("md", "json", "csv"):
        told = call(capsys, "run", "--draws", "16", "--months", "24", "--out", str(tmp_path / f"answer.{ending}"))
        assert told.code == 0
    assert "| Anthropic |" in (tmp_path / "answer.md").read_text(encoding="utf-8")
    assert '"question": "outlook"' in (tmp_path / "answer.json").read_text(encoding="utf-8")
    assert {"answer.labs_alike.csv", "answer.money_back.csv"} < {path.name for path in tmp_path.iterdir()}


def test_any_scenario_is_written_as_an_answer(tmp_path, capsys):
    options = ("--allow-code", "--backend", "numpy", "--draws", "20")
    told = call(capsys, "run", str(LEMONADE), *options, "--out", str(tmp_path / "answer.md"))
    assert told.code == 0
    assert (tmp_path / "answer.md").read_text(encoding="utf-8").startswith("# Two lemonade stands\n")
