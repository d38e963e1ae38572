"""`sixteenth reproduce` as a user types it."""

import json

import pytest

from sixteenth.interfaces.cli import app
from sixteenth.interfaces.command import WRONG
from sixteenth.interfaces.reproducing import Reproduced
from sixteenth.reproductions import interview


def test_one_publication_is_told_with_its_source(capsys):
    assert app(["reproduce", "interview", "--plain"]) == 0
    told = capsys.readouterr().out
    assert "V1.half" in told
    assert "Big Technology Podcast" in told


def test_json_has_every_number_with_its_source(capsys):
    assert app(["reproduce", "break_even", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["ok"] is True
    assert {"id", "what", "published", "ours", "difference", "tolerance", "is_ok", "source"} <= data["rows"][0].keys()


def test_a_miss_leaves_with_one(capsys, monkeypatch):
    right = interview.reproduce
    monkeypatch.setattr(interview, "reproduce", lambda **given: {k: v + 1 for k, v in right(**given).items()})
    assert app(["reproduce", "interview", "--plain"]) == WRONG
    assert "MISS V1" in capsys.readouterr().out


def test_a_file_that_is_not_there_is_skipped_and_told(capsys, tmp_path):
    assert app(["reproduce", "exposure", "--data", str(tmp_path), "--plain"]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Skipped exposure" in told
    assert "--data" in told


def test_the_folder_of_data_is_read_from_the_environment(capsys, tmp_path, monkeypatch):
    monkeypatch.setenv("SIXTEENTH_DATA", str(tmp_path / "mine"))
    assert app(["reproduce", "exposure", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skipped"][0]["looked_in"] == str(tmp_path / "mine")


def test_a_misspelt_name_is_told(capsys):
    with pytest.raises(SystemExit):
        app(["reproduce", "intervew", "--plain"])
    assert "did you mean 'interview'" in capsys.readouterr().err


def test_nothing_tried_is_no_miss():
    assert Reproduced((), ()).misses == ()
