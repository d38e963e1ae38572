"""An answer holds data, no words."""

from dataclasses import FrozenInstanceError

import pytest

from tests.answers.examples import ANSWER


def test_an_answer_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        ANSWER.scenario = "another"  # type: ignore[misc]


def test_an_answer_has_notes_and_judgement_only_where_it_says_so():
    assert ANSWER.notes == ()
    assert ANSWER.judgement is not None
    assert ANSWER.judgement.value == 0.55
