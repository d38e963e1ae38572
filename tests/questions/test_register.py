"""Which questions there are, and how they are asked."""

from pathlib import Path

import pytest

import sixteenth
from sixteenth.errors import Refused, UnknownEntry, UnknownName, WrongEntry
from sixteenth.questions.register import NAMES, question_of, read_options

FOLDER = Path(__file__).parents[2] / "src" / "sixteenth" / "questions"


def test_every_folder_is_a_question():
    assert {path.parent.name for path in FOLDER.glob("*/ask.py")} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_options_with_defaults_and_a_scenario_of_the_library(name):
    question = question_of(name)
    assert question.options().model_dump()
    assert sixteenth.read(question.scenario).name == question.scenario


def test_a_question_that_nobody_answers_is_told():
    with pytest.raises(Refused) as refused:
        sixteenth.ask("raec")
    (fault,) = refused.value.faults
    assert isinstance(fault, UnknownName)
    assert fault.cure == "did you mean 'race'?"


def test_options_are_refused_together():
    with pytest.raises(Refused) as refused:
        read_options("race", question_of("race"), {"draws": 0, "sed": 3, "seed": 1.5})
    assert sorted(type(fault).__name__ for fault in refused.value.faults) == [
        "UnknownEntry",
        "WrongEntry",
        "WrongEntry",
    ]
    assert {UnknownEntry, WrongEntry} == set(map(type, refused.value.faults))


def test_an_option_that_is_not_given_has_its_default():
    assert read_options("race", question_of("race"), {"draws": None}).model_dump() == {"draws": 200, "seed": 7}
