"""Tables as HTML: heads, groups, sides, notes, and places for charts."""

from xml.etree import ElementTree as ET

from sixteenth.answers.wording import words_of
from sixteenth.faces.html.tables import table_html
from tests.faces.html.examples import CHART, LABS

WORDS = words_of("outlook", "en")


def read(html):
    return ET.fromstring(f"<div>{html}</div>")  # noqa: S314 - our own


def test_heads_have_scopes_and_the_caption_is_the_title():
    table = read(table_html(LABS, WORDS))
    assert table.findtext(".//caption") == "Ana, by what progress does"
    assert [each.get("scope") for each in table.findall(".//th")] == ["col"] * 3 + ["row"] * 3
    assert [each.text for each in table.findall(".//thead//th")] == ["progress", "of 100", "deficit"]


def test_a_column_that_only_data_have_is_not_shown():
    assert all(len(row) == 3 for row in read(table_html(LABS, WORDS)).findall(".//tr"))


def test_numbers_stand_at_the_right_and_a_loss_is_marked_beside_its_sign():
    cells = read(table_html(LABS, WORDS)).findall(".//td")
    assert [each.get("class") for each in cells] == ["n", "n loss", "n", "n", "n", "n"]
    assert [each.text for each in cells] == ["40", "-5", "60", "+2", None, "0"]


def test_rows_below_which_something_else_begins_are_groups():
    groups = read(table_html(LABS, WORDS)).findall(".//tbody")
    assert [len(each) for each in groups] == [1, 2]


def test_notes_stand_below_and_charts_before():
    html = table_html(LABS, WORDS, (CHART,))
    assert html.index('data-chart="ruined"') < html.index("<table") < html.index('class="below"')


def test_of_a_long_table_so_many_rows_as_are_asked_for():
    assert len(read(table_html(LABS, WORDS, most_rows=2)).findall(".//tbody//tr")) == 2


def test_what_others_wrote_stays_a_text():
    assert "<img" not in table_html(LABS, WORDS)
