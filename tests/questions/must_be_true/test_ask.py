"""What must be true, asked: what goes together, and a condition on central once."""

from functools import cache

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.errors import Refused

THAT = "not ruined by 2030 with probability 0.95"


@cache
def answer() -> Answer:
    return sixteenth.ask("must_be_true", lab="OpenAI", that=THAT, draws=128, others=64)


@pytest.mark.slow
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_condition_is_answered_in_sentences(language):
    words = words_of("must_be_true", language)
    told = [words.sentence(each) for each in (*answer().findings, *answer().notes)]
    assert "OpenAI" in told[0]
    assert all("{" not in each for each in told)
    assert answer().recipe["asked"] == {"lab": "OpenAI", "that": THAT}
    assert {chart.table for chart in answer().charts} <= {table.called for table in answer().tables}


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ({"lab": "OpenAI"}, "a condition or a price beside it"),
        ({"that": THAT, "margin": 0.5}, "'margin'"),
        ({"that": THAT, "valuation": "852bn"}, "leave one of them out"),
        ({"that": THAT, "return_": "0.15"}, "leave one of them out"),
        ({"that": THAT, "lab": "Openai"}, "OpenAI"),
        ({"that": "it pays"}, "a condition such as"),
        ({"valuation": "852"}, "the price of a whole lab"),
    ],
)
def test_what_cannot_be_is_refused(options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("must_be_true", **options)


def test_another_scenario_needs_a_condition():
    with pytest.raises(Refused, match="'year_late'"):
        sixteenth.ask("must_be_true", "year_late")
    with pytest.raises(Refused, match="labs that launch models"):
        sixteenth.ask("must_be_true", "interview_arithmetic", that=THAT)
