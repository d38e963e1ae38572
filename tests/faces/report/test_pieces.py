"""Pieces of a report: what an answer has, and nothing where it has not."""

import pytest

from sixteenth.faces.report.pieces import Pieces
from tests.faces.report.examples import ANSWERS

PIECES = Pieces(ANSWERS, "en")


def test_findings_come_in_the_order_that_is_asked_for():
    assert [each.key for each in PIECES.findings("outlook", "decides", "verdict")] == ["decides", "verdict"]
    assert 'data-finding="decides"' in PIECES.told("outlook", "decides")


def test_what_is_not_there_is_nothing():
    assert PIECES.told("outlook", "nothing") == PIECES.told("valuation", "since") == ""
    assert PIECES.table("outlook", "nothing") == PIECES.table("valuation", "values") == ""
    assert PIECES.chart("outlook", "nothing") == PIECES.chart("valuation", "worth_today") == ""


def test_of_a_table_rows_and_columns_are_chosen_and_what_is_said_of_all_goes():
    html = PIECES.table("outlook", "stops", range(9), ("progress", "of"))
    assert html.count("<tr>") == 4
    assert "deficit" not in html
    assert "below" not in html
    assert "below" in PIECES.table("outlook", "stops")


def test_a_chart_has_its_title_and_notes_beside_it():
    pytest.importorskip("vl_convert", reason="an extra of its own")
    html = PIECES.chart("outlook", "nothing", "running_total")
    assert "<figcaption><b>" in html
    assert "90 in 100" in html
    assert "<svg" in html


def test_of_a_chart_so_many_rows():
    pytest.importorskip("vl_convert", reason="an extra of its own")
    assert ">b<" not in PIECES.chart("outlook", "ruined", rows=1)
    assert ">b<" in PIECES.chart("outlook", "ruined")
