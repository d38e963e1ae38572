"""An answer finds what shows it when it is first shown, and knows no face before."""

import pytest

import sixteenth
from sixteenth.answers import showing
from sixteenth.faces.notebook.shown import ShownAnswer
from tests.engine.worlds import run_python


@pytest.fixture
def asked():
    return sixteenth.ask("outlook", "interview_arithmetic")


def test_the_front_page_says_who_shows_answers(asked):
    shown = asked.in_("zh")
    assert isinstance(shown, ShownAnswer)
    assert (shown.answer, shown.language) == (asked, "zh")


def test_another_face_may_show_answers_in_its_place(asked, monkeypatch):
    class Loud(ShownAnswer):
        def bundle(self):
            return {"text/plain": self.language.upper()}

    monkeypatch.setattr(showing, "_found_by", [])
    showing.shown_by(lambda: Loud)
    assert asked._repr_mimebundle_() == {"text/plain": "EN"}


def test_an_answer_that_is_not_shown_loads_no_notebook():
    source = (
        "import sys, sixteenth\n"
        "sixteenth.ask('outlook', 'interview_arithmetic')\n"
        "print({'pandas', 'altair', 'sixteenth.faces.notebook', 'jinja2'} & set(sys.modules))\n"
    )
    assert run_python(source).strip() == "set()"
