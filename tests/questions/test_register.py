"""Which questions there are, and how they are asked."""

import pytest

import sixteenth
from sixteenth.errors import Refused, UnknownEntry, UnknownName, WrongEntry, WrongOption
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of, read_all, read_options
from sixteenth.questions.session import Session


@pytest.mark.parametrize("name", NAMES)
def test_every_question_has_options_with_defaults_and_a_scenario_of_the_library_or_none(name):
    question = question_of(name)
    required = {key for key, each in question.options.model_fields.items() if each.is_required()}
    assert required <= {*question.first}  # whatever else is asked can be left out
    assert question.options(**dict.fromkeys(required, "some")) is not None
    assert question.scenario is None or sixteenth.read(question.scenario).name == question.scenario


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
        "WrongOption",
    ]
    assert {UnknownEntry, WrongEntry, WrongOption} == set(map(type, refused.value.faults))


def test_an_option_that_is_not_given_has_its_default():
    assert read_options("race", question_of("race"), {"draws": None}).model_dump() == {"draws": 200, "seed": 7}


def test_a_question_about_several_is_given_them_all_by_name_or_as_they_are():
    central = sixteenth.read("central")
    assert read_all(central, Session()) == (central,)
    named = read_all(("commodity", central), Session())
    assert (named[0].name, named[1]) == ("commodity", central)
    assert [name for name in NAMES if question_of(name).several > 1] == ["compare", "policies"]


def test_a_question_that_writes_files_of_its_own_is_told_where():
    writing = [name for name in NAMES if question_of(name).writes]
    assert writing == ["fit", "optimise", "plan"]
    assert all("out" in question_of(name).options.model_fields for name in writing)


def test_a_question_about_one_scenario_is_not_given_several():
    with pytest.raises(Refused, match="one scenario"):
        sixteenth.ask("race", ["central", "commodity"])  # type: ignore[call-overload]
