"""The report of a state, as a page."""

import pytest

from sixteenth.faces.page import reporting
from tests.faces.page.serving import SMALL, serving


def test_a_report_is_html_in_a_language_and_fetches_nothing(monkeypatch):
    monkeypatch.setattr(reporting, "make_report", lambda state, *_: f"<html lang={state.language}>{state}</html>")
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
