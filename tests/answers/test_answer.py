"""An answer holds data, no words."""

from dataclasses import FrozenInstanceError, replace

import pytest

from sixteenth.answers.answer import ABOUT, FULL
from sixteenth.answers.finding import Finding
from tests.answers.examples import ANSWER, CELLS


def test_an_answer_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        ANSWER.scenario = "another"  # type: ignore[misc]


def test_an_answer_has_notes_and_judgement_only_where_it_says_so():
    assert ANSWER.notes == ()
    assert ANSWER.judgement is not None
    assert ANSWER.judgement.value == 0.55


def test_what_another_question_found_stands_beside_it_behind_a_part():
    both = ANSWER.beside(replace(ANSWER, question="other"), "more")
    assert [each.question for each in both.findings] == ["", "other"]
    assert [each.part for each in both.tables] == ["", "more"]
    assert (both.parts, both.waiting, len(both.told)) == (("more",), ("more",), 1)


def test_a_heading_is_no_finding_among_others():
    assert ANSWER.heading is None
    about = Finding(ABOUT, {})
    headed = replace(
        ANSWER, findings=(about, *ANSWER.findings), tables=(replace(CELLS, part=FULL), replace(CELLS, part="a"))
    )
    assert headed.heading is about
    assert headed.told == ANSWER.findings
    assert headed.parts == ("a", FULL)
