"""The question of when to stop: asked of a scenario, and what is refused."""

import pytest

import sixteenth
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.errors import Refused


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_an_answer_has_its_words(language):
    found = sixteenth.ask("stop", lab="OpenAI", draws=32, models=2)
    words = words_of("stop", language)
    told = [words.sentence(each) for each in (*found.findings, *found.notes)]
    assert "OpenAI" in told[0]
    assert all("{" not in each for each in told)
    assert found.recipe["models"] == 2
    assert 0 < found.judgement.value < 1


@pytest.mark.parametrize(
    ("options", "told"),
    [({"lab": "Openai"}, "OpenAI"), ({"models": 0}, "'models'"), ({"draws": 3}, "'draws'"), ({"seed": -1}, "'seed'")],
)
def test_what_cannot_be_is_refused(options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("stop", **options)


def test_a_world_without_labs_that_stop_is_refused():
    with pytest.raises(Refused, match="a world without what a stop needs"):
        sixteenth.ask("stop", "interview_arithmetic")
