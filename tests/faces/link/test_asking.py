"""What a state asks."""

import pytest

from sixteenth.errors import Refused
from sixteenth.faces.link.asking import about_of, answer_of, options_of, scenario_of, settings_of
from sixteenth.faces.link.form import State
from tests.faces.link.states import LIBRARY

SET = State(set={"discount_rate": "0.12"}, believe={"price_sensitivity": "1.9"})


def test_a_scenario_has_what_was_set_and_what_is_believed():
    made = scenario_of(SET, LIBRARY)
    assert made.values["discount_rate"].card.value == 0.12
    assert made.hash == LIBRARY.read("central").with_(discount_rate=0.12).believing({"price_sensitivity": 1.9}).hash


def test_all_that_is_wrong_is_told_at_once():
    with pytest.raises(Refused) as refused:
        scenario_of(State(set={"discount_rate": "x"}, believe={"price_sensitivity": "y"}), LIBRARY)
    assert len(refused.value.faults) == 2


def test_a_question_about_several_compares_a_scenario_with_itself_as_set():
    alone, changed = about_of(State(question="compare", set={"discount_rate": "0.12"}), LIBRARY)
    assert (alone.name, changed.name) == ("central", "central as set")
    assert len(about_of(State(question="compare"), LIBRARY)) == 1


def test_what_stands_beside_comes_first():
    first, own = about_of(State(question="compare"), LIBRARY, (State(scenario="commodity"),))
    assert (first.name, own.name) == ("commodity", "central")


def test_a_question_about_no_scenario_is_given_none():
    assert about_of(State(question="growth"), LIBRARY) is None


def test_options_are_those_that_the_question_has():
    state = State(question="race", lab="OpenAI", draws=40, options={"nix": ("1",)})
    assert options_of(state) == {"draws": 40}


def test_settings_are_as_the_command_line_takes_them():
    assert settings_of({"cash/OpenAI": "40bn USD"}) == ["cash/OpenAI=40bn USD"]


def test_a_state_is_answered():
    found = answer_of(State(scenario="interview_arithmetic"), library=LIBRARY)
    assert (found.question, found.scenario) == ("outlook", "interview_arithmetic")
