"""What a page needs once."""

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.table import Column, Table
from sixteenth.faces.link.form import NEVER, State
from sixteenth.faces.page.meta import left_out, levers, meta, presets, questions, words_of_page
from sixteenth.faces.page.tabs import can_be_asked
from tests.faces.link.states import LIBRARY

WIDE = str.maketrans("()", "\uff08\uff09")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_questions_have_titles_tabs_and_options(language):
    found = questions(language)
    assert all(can_be_asked(each["name"]) and each["title"] for each in found)
    assert all(each["tab"] or each["is_first"] for each in found)
    assert not [key for each in found for key in each["options"]["properties"] if key in NEVER]


def test_presets_say_what_they_claim_and_change():
    found = {each["name"]: each for each in presets(sixteenth.ask("scenarios"), "zh")}
    assert {"title", "claim", "changes"} <= found["commodity"].keys()
    assert presets(None, "en") == []


def test_levers_have_a_title_and_what_they_are():
    scenario = LIBRARY.read("central")
    columns = (Column("name", "text"), Column("label", "text"), Column("middle", "number"))
    rows = (("cash", "OpenAI", 5.0), ("unfinished", None, None), ("pause_of_country", "United States", 0.0))
    table = Table("levers", columns, rows)
    answer = Answer("levers", "central", {}, (), (table,))
    first, second, third = levers(answer, scenario, "en")
    assert (first["name"], first["title"], first["middle"]) == ("cash", "cash (OpenAI)", 5.0)
    assert third["title"] == "pause of country (United States)"
    titles = [each["title"] for each in levers(answer, scenario, "zh")]
    assert titles == [each.translate(WIDE) for each in ("起点现金(OpenAI)", "未完结模型的计法", "全国暂停(美国)")]
    assert first["meaning"]
    assert (second["label"], second["meaning"]) == (None, "")
    assert levers(None, scenario, "en") == []


def test_what_is_left_out_is_told():
    scenario = LIBRARY.read("central")
    assert left_out(scenario, "en") != left_out(scenario, "zh")


def test_all_of_it_is_of_one_scenario():
    found = meta(State(language="zh"), LIBRARY.read("central"), None, None)
    assert (found["language"], "OpenAI" in found["labs"]) == ("zh", True)
    assert found["words"] == words_of_page("zh")
    assert words_of_page("zh").keys() == words_of_page("en").keys()
