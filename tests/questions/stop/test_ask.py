"""The question of when to stop: asked of a scenario, and what is refused."""

from collections.abc import Mapping
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.engine.history import Result
from sixteenth.errors import Interrupted, Refused
from sixteenth.questions.register import answer as ask
from sixteenth.questions.session import Session


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_an_answer_has_its_words(language):
    found = sixteenth.ask("stop", lab="OpenAI", draws=32, models=2)
    words = words_of("stop", language)
    told = [words.sentence(each) for each in (*found.findings, *found.notes)]
    assert "OpenAI" in told[0]
    assert all("{" not in each for each in told)
    assert found.recipe["models"] == 2
    assert found.judgement is not None
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


class Pressed(Session):
    """A place that runs the model whose reader has pressed the key after three runs: nothing is prepared any more."""

    def run(self, *given: Any, **options: Any) -> Result:
        self._end()
        return super().run(*given, **options)

    def recipe_of(self, *given: Any, **options: Any) -> Mapping[str, Any]:
        self._end()
        return super().recipe_of(*given, **options)

    def _end(self) -> None:
        if self.done >= 3:
            raise Interrupted


@pytest.mark.slow
def test_what_was_found_before_the_key_is_told():
    found = ask("stop", sixteenth.read("central"), Pressed(), {"lab": "OpenAI", "draws": 32, "models": 5})
    assert found.findings[0].key == "stopped"
    assert len(found.tables[1].rows) == 2
