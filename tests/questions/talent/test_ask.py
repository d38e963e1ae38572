"""The question of talent: published retention, and every lab under both pay rules."""

from functools import cache
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from tests.world.futures import central

FEW: dict[str, Any] = {"draws": 200, "months": 12, "backend": "numpy"}


@cache
def answer() -> Answer:
    return sixteenth.ask("talent", central(), **FEW)


def test_every_lab_under_both_rules():
    kept, cost = answer().tables[-2:]
    assert [row[0] for row in kept.rows] == list(central().settings.labels["lab"])
    for row in kept.rows:
        assert row[2] > row[1]  # matched beside levels
    for row in cost.rows:
        assert row[3] > 0
        assert row[6] > 0


def test_belief_makes_matching_dear():
    """What each further person costs is more where people believe in the mission than where they do not."""
    each = {row[0]: row[5] for row in answer().tables[-1].rows}
    assert each["Anthropic"] > 2 * each["OpenAI"]
    assert each["Anthropic"] > 2 * each["Meta"]


def test_sentences_say_what_it_costs_and_that_a_fit_is_no_test():
    words = words_of("talent")
    assert words.sentence(answer().findings[0]).startswith("Anthropic: in 12 months matching keeps")
    no_test, judged = answer().notes
    assert "no test" in words.sentence(no_test)
    assert words.sentence(judged).startswith("Share of the spread that is judgement: who stays")
    assert len(answer().tables) == 4  # nothing is fitted anew


def test_it_says_what_of_its_spread_is_judgement():
    parts = answer().notes[1].parts["parts"]
    assert isinstance(parts, tuple)
    share = parts[0].parts["share"]
    assert isinstance(share, Figure)
    assert share.standard_error is not None
    assert share.value > 3 * share.standard_error > 0


def test_the_run_ends_after_the_month_that_is_looked_at():
    assert answer().recipe["months"] == 13


@pytest.mark.parametrize(
    ("name", "months", "told"), [("interview_arithmetic", 12, "talent"), ("central", 120, "1 to 119")]
)
def test_what_cannot_be_asked_is_refused(name, months, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("talent", name, months=months)
