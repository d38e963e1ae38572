"""A state as a line of Python and as a command: each, executed, gives what the link opens."""

import shlex

import pytest

import sixteenth
from sixteenth.answers.wording import words_of
from sixteenth.faces.link.asking import answer_of
from sixteenth.faces.link.form import State
from sixteenth.faces.link.lines import command_line, python_line
from tests.faces.link.states import LIBRARY
from tests.interfaces.command_line import call

ARITHMETIC = State(scenario="interview_arithmetic", set={"serving_margin": "0.5"}, language="zh")
STATES = {
    "set": ARITHMETIC,
    "by label": State(scenario="interview_arithmetic", set={"serving_margin": "0.5", "research_spend/lab": "0"}),
    "no scenario": State(question="growth"),
    "said first": State(question="clock", options={"variable": ("frontier_horizon",), "doubling": ("6",)}),
}


def run(line):
    """Execute a line of Python as a reader would, and return its last value."""
    first, _, last = line.partition("; ")
    assert first == "import sixteenth"
    return eval(last, {"sixteenth": sixteenth})  # noqa: S307 - it is what is tried


@pytest.mark.parametrize("name", ["set", "no scenario"])
def test_a_line_of_python_gives_the_same_answer(name):
    state = STATES[name]
    line = python_line(state, LIBRARY)
    assert "\n" not in line
    assert run(line).findings == answer_of(state, library=LIBRARY).findings


def test_a_command_gives_the_same_sentences(capsys):
    words = shlex.split(command_line(ARITHMETIC))
    told = call(capsys, *words[1:], "--plain").out
    found, own = answer_of(ARITHMETIC, library=LIBRARY), words_of("outlook", "zh")
    sentence = own.sentence(found.told[0])
    assert "".join(sentence.split())[:30] in "".join(told.split())


def test_changes_are_written_as_their_units_are():
    state = State(set={"cash/OpenAI": "$40bn", "cash": "5bn USD", "discount_rate": "0.12"})
    given = "cash={'OpenAI': '$40bn', '': '5bn USD'}, discount_rate=0.12"
    assert (
        python_line(state, LIBRARY)
        == f"import sixteenth; sixteenth.ask('outlook', sixteenth.read('central').with_({given}))"
    )


def test_beliefs_are_moved_after_what_was_set():
    line = python_line(State(believe={"price_sensitivity": "1.9"}, draws=40), LIBRARY)
    assert line.endswith("sixteenth.read('central').believing({'price_sensitivity': 1.9}), draws=40)")


def test_a_comparison_has_both_scenarios():
    line = python_line(State(question="compare", set={"discount_rate": "0.12"}), LIBRARY)
    assert "['central', sixteenth.read('central').with_(discount_rate=0.12)]" in line


@pytest.mark.parametrize(
    ("state", "command"),
    [
        (State(), "sixteenth run"),
        (State(scenario="commodity", lab="Google DeepMind"), "sixteenth run commodity --lab 'Google DeepMind'"),
        (State(set={"cash/OpenAI": "$40bn"}), "sixteenth run --set 'cash/OpenAI=$40bn'"),
        (State(believe={"price_sensitivity": "1.9"}), "sixteenth run --believe price_sensitivity=1.9"),
        (State(question="race", scenario="central"), "sixteenth race central"),
        (State(question="backtest", options={"quick": ("1",)}), "sixteenth backtest --quick"),
        (State(question="must_be_true", options={"return_": ("12 %",)}), "sixteenth must-be-true --return '12 %'"),
        (STATES["said first"], "sixteenth clock frontier_horizon --doubling 6.0"),
        (State(question="clock", scenario="commodity"), "sixteenth clock --scenario commodity"),
        (State(language="zh"), "sixteenth run --lang zh"),
    ],
)
def test_a_command_says_what_differs(state, command):
    assert command_line(state) == command


def test_text_cannot_leave_its_quotes():
    state = State(question="society", options={"policy": ("x'; touch /tmp/owned; '",)})
    assert shlex.split(command_line(state))[-1] == "x'; touch /tmp/owned; '"
