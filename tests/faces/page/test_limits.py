"""How much one request may ask."""

from sixteenth.faces.page.limits import Limits, cores


def test_as_many_answers_are_made_at_once_as_there_are_processors():
    assert Limits().workers == cores() >= 1
    assert Limits(at_once=3).workers == 3
