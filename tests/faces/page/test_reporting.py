"""The report of a state, as a page."""

import pytest

from sixteenth.faces.page import reporting
from tests.faces.page.serving import SMALL, serving


def test_a_report_is_html_in_a_language_and_fetches_nothing(monkeypatch):
    monkeypatch.setattr(reporting, "ask_parts", lambda state, *_: {"outlook": state})
    monkeypatch.setattr(reporting, "again_of", lambda *_: None)
    monkeypatch.setattr(reporting, "report_of", lambda answers, _, language: f"<html lang={language}>{answers}</html>")
    with serving() as (client, _):
        found = client.get(f"/report.html?{SMALL}&lang=zh&q=race")
    assert found.status_code == 200
    assert found.headers["content-type"].startswith("text/html")
    assert "<html lang=zh>" in found.text
    assert "question='outlook'" in found.text


@pytest.mark.slow
def test_a_report_of_a_small_scenario_is_made():
    with serving() as (client, _):
        found = client.get(f"/report.html?{SMALL}")
    assert found.status_code == 200
    assert "<script" not in found.text


def test_what_cannot_be_reported_is_told():
    with serving() as (client, _):
        assert client.get("/report.html?s=nix").status_code == 422
