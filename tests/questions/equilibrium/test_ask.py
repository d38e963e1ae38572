"""The question of where labs rest: told in both languages, and what cannot be asked is refused at once."""

from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.errors import Refused
from sixteenth.questions.register import question_of
from sixteenth.questions.session import Session

FEW = {"draws": 32, "fresh": 32, "levels": 2, "starts": 2}
TWO = ["Anthropic", "OpenAI"]


@cache
def answer() -> Answer:
    return sixteenth.ask("equilibrium", labs=TWO, over=["safety_effort"], under=["treaty"], **FEW)  # type: ignore[call-overload]


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_all_of_it_is_told_in_a_language(language):
    words = words_of("equilibrium", language)
    told = [words.sentence(each) for each in (*answer().findings, *answer().notes)]
    assert all("{" not in each for each in told)
    assert "40.0 %" in told[0]
    keys = {each.key for each in answer().findings}
    assert keys >= {"one_equilibrium", "brings_risk", "curves"}
    assert keys & {"under", "under_the_same"}


@pytest.mark.slow
def test_the_first_sentence_says_whether_a_race_to_the_top_is_an_equilibrium():
    first = answer().findings[0]
    assert first.key in {"top_holds", "top_fails", "top_unsure"}
    assert words_of("equilibrium").sentence(first).split(",")[0].endswith("safety effort: where Anthropic")


@pytest.mark.slow
def test_a_table_has_all_labs_and_the_recipe_what_was_asked():
    (labs, *_) = answer().tables
    assert [row[1] for row in labs.rows[:2]] == TWO
    assert len({row[1] for row in labs.rows}) == 7
    assert answer().recipe["over"] == ["safety_effort"]
    assert [chart.table for chart in answer().charts] == ["curves", "curves", "labs"]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"labs": ["Antropic", "OpenAI"]}, "Anthropic"),
        ({"labs": ["OpenAI"]}, "1 in all, expected from 2 to 5 of them"),
        ({"labs": ["OpenAI", "OpenAI"]}, "OpenAI more than once"),
        ({"labs": ["Anthropic", "OpenAI", "Google DeepMind", "Meta", "xAI", "Mistral"]}, "6 in all"),
        ({"over": ["training_spent"]}, "training_spend"),
        ({"under": ["treatys"]}, "treaty"),
        ({"floor": 0.9}, "'floor'"),
        ({"levels": 1}, "'levels'"),
    ],
)
def test_what_cannot_be_is_refused(options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("equilibrium", **options)


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as caught:
        sixteenth.ask("equilibrium", labs=["Nobody", "OpenAI", "OpenAI"], over=["nothing"], under=["nothing"])
    assert len(caught.value.faults) == 4


def test_a_world_without_labs_is_refused():
    with pytest.raises(Refused, match="owners"):
        sixteenth.ask("equilibrium", "interview_arithmetic")


@pytest.mark.slow
def test_progress_counts_about_as_many_runs_as_are_made():
    heard = []
    runs = Session(progress=lambda done, total: heard.append((done, total)))
    found = question_of("equilibrium")
    found.answer(sixteenth.read("central"), found.options(labs=TWO, over=["safety_effort"], **FEW), runs)  # type: ignore[call-arg]
    assert all(done <= total for done, total in heard)
    assert runs.done <= runs.expected
