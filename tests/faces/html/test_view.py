"""What page, report and notebook show of an answer."""

import json
from dataclasses import replace
from importlib.resources import files
from xml.etree import ElementTree as ET

import pytest

from sixteenth.answers.finding import Figure, Finding
from sixteenth.answers.wording import words_in
from sixteenth.faces.html.view import recipe_text, title_of, view_of
from tests.faces.html.examples import ANSWER, DECIDES, IMAGE


def read(html):
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_view_is_plain_data_and_each_fragment_whole(language):
    view = json.loads(json.dumps(view_of(ANSWER, language, 390)))
    assert set(view) == {"heading", "findings", "tables", "charts", "parts", "recipe"}
    for html in (view["heading"], view["findings"], *view["tables"].values()):
        read(html)
    assert list(view["tables"]) == ["", "limits", "money"] or set(view["tables"]) == {"", "limits", "money"}


def test_each_finding_and_note_has_its_key():
    items = read(view_of(ANSWER)["findings"]).findall(".//li")
    assert [each.get("data-finding") for each in items] == ["decides", "left_out"]
    assert items[1].get("data-part") == "limits"


def test_each_chart_has_a_place_and_a_spec():
    view = view_of(ANSWER)
    (chart,) = view["charts"]
    assert chart["key"] == "ruined"
    assert chart["spec"]["width"] == 720
    assert read(view["tables"][""]).find(".//figure").get("data-chart") == "ruined"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_title_that_is_markup_stays_a_text(language):
    view = view_of(ANSWER, language)
    html = " ".join([view["heading"], view["findings"], *view["tables"].values()])
    assert "<img" not in html
    assert read(view["heading"]).findtext(".//h2") == IMAGE


def test_an_answer_without_a_heading_says_what_it_answers():
    view = view_of(replace(ANSWER, findings=ANSWER.findings[1:]))
    assert "Run a scenario" in view["heading"]
    assert "decides" in view["findings"]


def test_what_is_under_a_finding_is_a_list_within():
    over = replace(DECIDES, under=(DECIDES,))
    assert read(view_of(replace(ANSWER, findings=(over,)))["findings"]).findall(".//li//li")


def test_lines_of_a_file_can_be_copied_as_they_stand():
    lines = Finding("begun", {"path": Figure("a <b>\n  c", "lines")}, question="plan")
    answer = replace(ANSWER, findings=(lines,))
    html = view_of(answer)["findings"]
    assert "&lt;b&gt;" in html


def test_parts_have_names_in_both_languages():
    assert {name: set(words_in("sixteenth.faces.html", name).words) for name in ("en", "zh")}["en"] == set(
        words_in("sixteenth.faces.html", "zh").words
    )
    assert title_of("money", "zh") == "资金"
    assert title_of("an_unnamed_part", "en") == "an unnamed part"


def test_the_recipe_is_one_line_and_nothing_where_nothing_ran():
    assert recipe_text(ANSWER, "en") == "mine 0123456, 5 draws, seed 7, 12 months from 2026-07, sixteenth 1"
    assert recipe_text(replace(ANSWER, recipe={"scenario": "mine"}), "en") == ""


def test_the_style_fetches_nothing():
    style = (files("sixteenth.faces.html") / "answer.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style
