"""Options of questions as texts."""

import pytest

from sixteenth.faces.link.option_texts import read_option
from sixteenth.questions.register import question_of


def read(question, name, *texts, most=None):
    return read_option(name, question_of(question).options.model_fields[name], texts, most or {})


@pytest.mark.parametrize(
    ("question", "name", "texts", "value"),
    [
        ("backtest", "quick", ["1"], True),
        ("backtest", "quick", ["No"], False),
        ("commit", "lead", ["12"], 12.0),
        ("race", "draws", ["50"], 50),
        ("clock", "doubling", ["3", "6"], [3.0, 6.0]),
        ("equilibrium", "labs", ["OpenAI", "Meta"], ["OpenAI", "Meta"]),
        ("outlook", "unfinished", ["spent"], "spent"),
        ("society", "policy", ["x"], "x"),
    ],
)
def test_an_option_is_read_by_its_type(question, name, texts, value):
    found = read(question, name, *texts)
    assert (found.value, found.fault) == (value, None)
    assert read(question, name, *found.texts).value == value


@pytest.mark.parametrize(
    ("question", "name", "text"),
    [
        ("backtest", "quick", "perhaps"),
        ("commit", "lead", "soon"),
        ("commit", "lead", "nan"),
        ("race", "draws", "1.5"),
        ("race", "draws", "9" * 30),
        ("outlook", "unfinished", "maybe"),
        ("society", "policy", "x" * 500),
        ("open_weights", "segment", "a\nb"),
        ("society", "policy", "\u202ex"),
    ],
)
def test_what_cannot_be_read_is_a_fault(question, name, text):
    fault = read(question, name, text).fault
    assert fault is not None
    assert len(fault.lines("zh")) == 4


def test_a_number_is_clamped_to_the_limits_of_its_question_and_to_ours():
    assert read("outlook", "draws", "0").value == 1
    assert read("outlook", "draws", "99", most={"draws": 50}).value == 50
    assert read("outlook", "seed", str(2**40)).value == 2**32 - 1


def test_too_many_are_a_fault():
    assert read("clock", "doubling", *["3"] * 50).fault is not None
