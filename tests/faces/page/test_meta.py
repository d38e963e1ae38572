"""What a page needs once."""

import pytest

import sixteenth
from sixteenth.faces.link.form import NEVER, State
from sixteenth.faces.page.meta import levers, meta, presets, questions, words_of_page
from sixteenth.faces.page.tabs import can_be_asked
from tests.faces.link.states import LIBRARY


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


def test_levers_are_rows_of_the_table_of_their_question():
    answer = sixteenth.ask("outlook", "interview_arithmetic")
    first, *_ = levers(answer, "en")
    assert list(first) == [column.key for column in answer.tables[0].columns]
    assert levers(None, "en") == []


def test_all_of_it_is_of_one_scenario():
    found = meta(State(language="zh"), LIBRARY.read("central"), {})
    assert (found["language"], "OpenAI" in found["labs"]) == ("zh", True)
    assert found["words"] == words_of_page("zh")
    assert words_of_page("zh").keys() == words_of_page("en").keys()
