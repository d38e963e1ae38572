"""What was found holds the lab in focus among all."""

from dataclasses import replace

from tests.questions.going_on.examples import FOUND, LABS


def test_the_lab_in_focus_is_one_of_all():
    assert FOUND.focus is LABS[0]
    assert replace(FOUND, lab="Ben").focus is LABS[1]
