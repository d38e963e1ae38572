"""Charts as files and as Altair charts; what is lacking is told in four lines with its cure."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

import sixteenth
from sixteenth.answers.chart import Chart
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from sixteenth.faces.charts import files
from sixteenth.faces.charts.files import (
    CHARTS,
    chart_of,
    lacking_charts,
    with_charts,
    without_charts,
    written_charts,
)
from tests.faces.charts.examples import ANSWER
from tests.faces.charts.examples import CHARTS as OF_EACH_FORM
from tests.faults.test_all_faults_together import check_four_lines

BARS = replace(ANSWER, charts=(OF_EACH_FORM["bars"],))
TWO = replace(ANSWER, charts=(OF_EACH_FORM["bars"], replace(OF_EACH_FORM["heat"], name="heat")))


@pytest.mark.parametrize("kind", CHARTS)
def test_a_file_is_made_of_each_chart(kind):
    pytest.importorskip("vl_convert", reason="an extra of its own")
    assert {*written_charts(kind, BARS, "en")} == {""}
    assert {*written_charts(kind, TWO, "en")} == {"shown", "heat"}


def test_vega_lite_is_json_in_the_language():
    (text,) = written_charts(".vl.json", BARS, "zh").values()
    assert json.loads(text)["title"]["text"][0].startswith("Ana \u4ece")


def test_questions_with_charts_are_those_with_titles_for_them():
    assert {"commit", "stop", "going_on", "outlook", "ledger"} <= {*with_charts()}
    (fault,) = without_charts("sources", "x.svg")
    check_four_lines(fault)
    assert "commit" in fault.expected
    assert not list(without_charts("commit", "x.svg"))


def test_an_answer_without_charts_is_refused():
    with pytest.raises(Refused, match="which has no chart"):
        written_charts(".svg", replace(ANSWER, charts=()), "en")
    told = str(files._none_of("must_be_true", ".svg"))
    assert "another answer of this command" in told
    assert "optimise" not in told


def test_what_is_not_installed_is_told_with_its_cure(monkeypatch):
    monkeypatch.setattr(files, "find_spec", lambda _: None)
    (fault,) = lacking_charts(Path("x.png"))
    check_four_lines(fault)
    assert "sixteenth[charts]" in fault.cure
    assert "x.vl.json" in fault.cure
    assert not list(lacking_charts(Path("x.vl.json")))
    with pytest.raises(Refused, match="no package altair"):
        chart_of(BARS)


def test_a_picture_in_chinese_needs_letters(monkeypatch):
    monkeypatch.setattr(files, "png_of", lambda _: b"the same square")
    with pytest.raises(Refused, match="without Chinese letters"):
        written_charts(".png", BARS, "zh")
    assert written_charts(".png", BARS, "en") == {"": b"the same square"}


def test_a_chart_can_be_changed_further():
    altair = pytest.importorskip("altair", reason="an extra of its own")
    chart = sixteenth.chart(TWO, "heat", "zh", width=500)
    assert isinstance(chart, altair.LayerChart)
    assert chart.properties(width=300).to_dict()["width"] == 300
    assert chart.to_dict()["title"]["text"][0].startswith("Ana \u4ece")
    with pytest.raises(Refused, match="did you mean 'heat'"):
        sixteenth.chart(TWO, "heats")


@pytest.mark.parametrize("form", OF_EACH_FORM)
def test_altair_finds_every_form_sound(form):
    pytest.importorskip("altair", reason="an extra of its own")
    assert sixteenth.chart(replace(ANSWER, charts=(OF_EACH_FORM[form],))).to_dict()


def test_two_charts_of_a_key_have_names_of_their_own():
    assert Chart("shown", "bars", "cells", "who", "worth", name="own").called == "own"


def test_no_axis_is_called_by_a_word_that_vega_takes_for_its_own():
    assert [name for name in with_charts() if "if" in words_of(name).columns.values()] == []
