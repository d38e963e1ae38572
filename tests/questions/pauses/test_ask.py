"""The question of pauses: who pauses, what each moves and how sure that is, and what is refused."""

from functools import cache

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused

COUNTRIES = sixteenth.read("central").settings.labels["country"]


@cache
def answer() -> Answer:
    return sixteenth.ask("pauses", draws=16, lab="DeepSeek", length=6)


def test_the_lab_its_country_each_other_and_all_are_told():
    words = words_of("pauses")
    told = [words.sentence(finding) for finding in answer().findings]
    assert [key.key for key in answer().findings] == ["none", *["pause"] * (len(COUNTRIES) + 2), "order"]
    assert "months, DeepSeek" in told[1]
    assert "months, China" in told[2]
    assert "months, all" in told[-2]
    assert "China alone" in told[-1]
    assert "rest on judgement" in words.sentence(answer().notes[0])


def test_changes_have_their_errors():
    for finding in answer().findings[1:-1]:
        for name in ("odds", "share", "abroad", "worth", "lives"):
            part = finding.parts[name]
            assert isinstance(part, Figure)
            assert part.standard_error is not None
            assert np.isfinite(part.standard_error)


def test_without_a_pause_nothing_changes():
    levels, changes = answer().tables
    assert levels.rows[0][0] == Word("nobody")
    assert set(levels.rows[0][2::3]) == set(levels.rows[0][3::3]) == {0.0}
    assert len(levels.rows) == len(changes.rows) + 1 == len(COUNTRIES) + 3


@pytest.mark.parametrize(
    ("options", "told"), [({"lab": "Deepseek"}, "DeepSeek"), ({"begins": 118}, "ends after 130 months")]
)
def test_a_pause_that_cannot_be_is_refused(options, told):
    with pytest.raises(Refused, match=told):
        sixteenth.ask("pauses", draws=8, **options)


def test_a_world_without_odds_is_refused():
    with pytest.raises(Refused, match="probability_without_catastrophe"):
        sixteenth.ask("pauses", "interview_arithmetic")
