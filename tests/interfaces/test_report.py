"""`sixteenth report`: a file where it is asked for, faults before anything runs."""

import json

import pytest

from sixteenth.faces.charts import files
from tests.interfaces.command_line import INTERVIEW, call


def test_a_report_is_written_and_its_place_told(capsys, tmp_path):
    pytest.importorskip("vl_convert", reason="an extra of its own")
    place = tmp_path / "new" / "mine.html"
    told = call(
        capsys, "report", INTERVIEW, "--out", str(place), "--set", "serving_margin=0.5", "--lang", "zh", "--json"
    )
    assert told.code == 0
    assert json.loads(told.out) == {"written": str(place)}
    html = place.read_text(encoding="utf-8")
    assert 'lang="zh-Hans"' in html
    assert "sixteenth report interview_arithmetic --set serving_margin=0.5" in html
    assert [each.name for each in place.parent.iterdir()] == ["mine.html"]


def test_a_lab_that_is_not_there_is_told(capsys, tmp_path):
    pytest.importorskip("vl_convert", reason="an extra of its own")
    told = call(capsys, "report", INTERVIEW, "--out", str(tmp_path / "a.html"), "--lab", "Nobody")
    assert told.code == 1
    assert "'Nobody'" in told.err
    assert not list(tmp_path.iterdir())


def test_what_draws_its_charts_is_asked_for_before_anything_runs(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    told = call(capsys, "report", "--out", str(tmp_path / "a.html"))
    assert told.code == 1
    assert "sixteenth[charts]" in told.err
