"""A run beside the facts: what needs each model is asked of a few futures, and inputs are told apart."""

from dataclasses import replace

import pytest

import sixteenth
from sixteenth.evidence.curves.compare import Comparison
from sixteenth.questions.checks.reading import compare_run, not_inputs
from sixteenth.questions.session import Session
from tests.interfaces.command_line import INTERVIEW
from tests.questions.checks.examples import INSIDE, OUTSIDE


@pytest.fixture(scope="module")
def short() -> tuple[Comparison, ...]:
    scenario = sixteenth.read("central")
    return compare_run(scenario, sixteenth.run(scenario, draws=24, months=36, back_end="numpy"), Session())


def test_what_needs_each_model_is_asked_of_a_few_draws(short):
    life = next(each for each in short if each.name == "OpenAI model life")
    assert 0 < life.model[0] <= life.model[1]
    assert life.role == "known"


def test_most_of_what_is_known_was_an_input_of_central(short):
    told = {each.name: each.role for each in short}
    assert told["OpenAI research compute"] == told["open share of enterprise"] == "input"
    assert told["Anthropic serving margin"] == told["price fall, same quality"] == "known"


def test_inputs_are_not_counted():
    used = replace(INSIDE, name="used", role="input")
    assert not_inputs((used, INSIDE, OUTSIDE, used)) == (1, 2)
    assert not_inputs(()) == (0, 0)


def test_a_world_without_such_facts_is_compared_with_none():
    scenario = sixteenth.read(INTERVIEW)
    assert compare_run(scenario, sixteenth.run(scenario), Session()) == ()
