"""What a report asks: one question first, others beside it where they can be asked, and progress told as one."""

import pytest

import sixteenth
from sixteenth.errors import Place, Refused, UnknownName
from sixteenth.faces.report.asking import BESIDE, ask_parts
from sixteenth.questions.session import Session
from tests.faces.report.examples import MAIN, SOURCES, STATE

REFUSED = Refused([UnknownName("'a'", Place("b"), "c", "d", "e")])


@pytest.fixture
def asked(monkeypatch):
    """Note what is asked; one question cannot be."""
    found = {}

    def ask(name, *_, runs=None, **options):
        found[name] = options
        if name == "valuation":
            raise REFUSED
        if runs and runs.progress:
            runs.progress(5, 10)
        return MAIN if name == "outlook" else SOURCES

    monkeypatch.setattr(sixteenth, "ask", ask)
    return found


@pytest.mark.usefixtures("asked")
def test_what_cannot_be_asked_is_left_out():
    assert set(ask_parts(STATE, Session(), None)) == {"outlook", "explain", "sources", "backtest"}


def test_each_question_takes_what_the_state_says(asked):
    ask_parts(STATE, Session(), None)
    assert asked["outlook"] == {"lab": "OpenAI", "draws": 400, "seed": 0, "unfinished": "run_off", "checks": True}
    assert asked["valuation"] == {"lab": "OpenAI", "seed": 0}


@pytest.mark.usefixtures("asked")
def test_progress_only_rises_and_counts_to_a_hundred():
    told = []
    runs = Session(progress=lambda done, total: told.append((done, total)))
    ask_parts(STATE, runs, None)
    assert told == sorted(told)
    assert {total for _, total in told} == {100}
    assert len(told) == len(BESIDE)


def test_earlier_versions_are_told_of_without_a_trial(asked):
    found = ask_parts(STATE, Session(), None)
    assert "backtest" not in asked
    assert {each.key for each in found["backtest"].findings} == {"version_lost"}


def test_where_the_first_question_is_refused_there_is_no_report(monkeypatch):
    def refusing(*_, **__):
        raise REFUSED

    monkeypatch.setattr(sixteenth, "ask", refusing)
    with pytest.raises(Refused):
        ask_parts(STATE, Session(), None)
