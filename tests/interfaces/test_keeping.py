"""A run is kept in a file, in a folder, or not at all."""

import os
from pathlib import Path

import numpy as np
import pytest

import sixteenth
from sixteenth.errors import Refused, UnwritableOutput
from sixteenth.interfaces.keeping import Out, keep_runs, keeping, read_out
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import read_scenario
from tests.interfaces.command_line import call

LEMONADE = Path(__file__).parents[1] / "lemonade" / "lemonade.toml"


@pytest.mark.parametrize("name", ["kept.nc", "folder/"])
def test_what_is_kept_is_what_ran(tmp_path, name):
    job = sixteenth.prepare(read_scenario(str(LEMONADE), allow_code=True), draws=20, back_end="numpy")
    place = f"{tmp_path}/{name}"
    runs = Session()
    out = keeping(runs, place, "outlook")
    result = runs.run_job(job)
    keep_runs(runs, out, result.recipe)
    assert np.array_equal(result["profit"], sixteenth.load(place)["profit"])


@pytest.mark.parametrize("place", ["folder.nc", "file/", "file/below.nc", "pipe/", "/proc/result.nc", "/dev/null/"])
def test_a_place_where_nothing_can_be_kept_is_refused(tmp_path, place):
    (tmp_path / "folder.nc").mkdir()
    (tmp_path / "file").touch()
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(Refused) as told:
        read_out(place if place.startswith("/") else f"{tmp_path}/{place}")
    assert [type(fault) for fault in told.value.faults] == [UnwritableOutput]


def test_a_folder_is_named_with_a_slash_or_is_there(tmp_path):
    with pytest.raises(Refused) as told:
        read_out(str(tmp_path / "runs"))
    (fault,) = told.value.faults
    assert f"--out {tmp_path / 'runs'}/ for a folder" in fault.cure
    assert not (tmp_path / "runs").exists()
    assert read_out(f"{tmp_path / 'runs'}/") == Out(tmp_path / "runs", is_folder=True)
    (tmp_path / "runs").mkdir()
    assert read_out(str(tmp_path / "runs")) == Out(tmp_path / "runs", is_folder=True)


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
    runs = Session()
    assert keeping(runs, None, "outlook") is None
    assert runs.run_job(job).draws == 20
    keep_runs(runs, None, job.recipe)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["answer.doc", "result.ncc", "answer.txt", "answer"])
def test_a_name_of_no_kind_is_refused_before_anything_runs(tmp_path, name):
    with pytest.raises(Refused) as told:
        read_out(str(tmp_path / name))
    (fault,) = told.value.faults
    assert ".nc" in fault.cure
    assert not list(tmp_path.iterdir())


def test_an_answer_that_ran_nothing_has_no_runs_to_keep(tmp_path):
    out = read_out(str(tmp_path / "runs.nc"))
    with pytest.raises(Refused) as told:
        keep_runs(Session(), out, {})
    assert "runs.json" in told.value.faults[0].cure


def test_a_saved_run_opens_again_and_nothing_is_run(tmp_path, capsys):
    file = str(tmp_path / "runs.nc")
    made = call(capsys, "run", "central", "--draws", "16", "--months", "24", "--plain", "--out", file)
    read = call(capsys, "run", file, "--plain")
    told, _, last = read.out.rpartition("\n\n")
    assert told == made.out.rstrip("\n")
    assert "".join(last.split()) == f"Readfrom{file}:nothingwasrun."


@pytest.mark.slow
def test_a_saved_run_opens_again_in_other_commands(tmp_path, capsys):
    file, more = (str(tmp_path / name) for name in ("runs.nc", "more.nc"))
    assert call(capsys, "run", "central", "--draws", "16", "--months", "24", "--out", file).code == 0
    going = call(capsys, "going-on", file, "--plain", "--lang", "zh", "--out", more)
    assert "其余为重新运行" in "".join(going.out.split())
    assert "nothing was run" in " ".join(call(capsys, "going-on", more, "--plain").out.split())
    found = sixteenth.ask("outlook", file)
    assert (found.recipe["draws"], found.recipe["months"]) == (16, 24)


def test_the_answer_of_a_run_is_written_as_its_name_says(tmp_path, capsys):
    for ending in ("md", "json", "csv"):
        told = call(capsys, "run", "--draws", "16", "--months", "24", "--out", str(tmp_path / f"answer.{ending}"))
        assert told.code == 0
    assert "| Anthropic |" in (tmp_path / "answer.md").read_text(encoding="utf-8")
    assert '"question": "outlook"' in (tmp_path / "answer.json").read_text(encoding="utf-8")
    assert {"answer.labs_alike.csv", "answer.money_back.csv"} < {path.name for path in tmp_path.iterdir()}
