"""The question of what can be committed: each case has its sentence, and what is refused."""

from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.errors import Refused


@cache
def answer(ruin: float = 0.3) -> Answer:
    return sixteenth.ask("commit", lab="OpenAI", draws=16, others=16, take_or_pay=1.0, ruin=ruin)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("ruin", "key"), [(0.3, "largest"), (0.001, "none"), (0.99, "beyond")])
def test_each_case_has_its_sentence(ruin, key, language):
    words = words_of("commit", language)
    first = answer(ruin).findings[0]
    assert first.key.startswith(key)
    told = [words.sentence(each) for each in (*answer(ruin).findings, *answer(ruin).notes)]
    assert "OpenAI" in told[0]
    assert all("{" not in each for each in told)


def test_the_date_and_the_terms_are_those_that_were_given():
    told = sixteenth.ask("commit", lab="Mistral", draws=16, others=16, by="2030-12", lead=6.0, signed="2027-01")
    first = words_of("commit").sentence(told.findings[0])
    assert "by 2030-12" in first
    assert told.recipe["order"]["lead"] == 6.0


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"lab": "Openai"}, "OpenAI"),
        ({"ruin": 1.5}, "'ruin'"),
        ({"by": "2040-01"}, "a month from 2026-07 to 2036-06"),
        ({"by": "soon"}, "by"),
        ({"signed": "2020-01"}, "the month of signing"),
    ],
)
def test_what_cannot_be_is_refused(options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("commit", draws=8, **options)


def test_a_world_without_contracts_is_refused():
    with pytest.raises(Refused, match="a world without contracts"):
        sixteenth.ask("commit", "interview_arithmetic")


@pytest.mark.slow
def test_it_has_a_chart_of_each_of_its_titles():
    assert {chart.key for chart in answer().charts} == {*words_of("commit").charts}
