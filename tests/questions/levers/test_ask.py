"""What can be moved as an answer: the first ones on the screen, all of them behind it, measured once."""

from dataclasses import replace
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.wording import words_of
from sixteenth.decide.glance.levers import Lever, Measured
from sixteenth.errors import Refused
from sixteenth.questions.levers import ask
from sixteenth.questions.session import Session
from tests.interfaces.command_line import INTERVIEW

RULE = Lever(
    *("unfinished", "", "rule", None, None, None, None, None, None, None, "linear"),
    is_whole=False,
    known="scenario",
    unit="",
)
BELIEF = replace(
    RULE,
    name="price_sensitivity",
    kind="belief",
    influence=0.02,
    middle=1.0,
    low=0.7,
    high=1.45,
    scale="log",
    known="judgement",
    unit="Number",
)
RATIO = replace(
    BELIEF, name="research_ratio", label="OpenAI", kind="choice", moves=-2e11, middle=1.05, unit="Share", is_first=True
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Answer]:
    measured: list[str] = []

    def measure(_scenario: Any, _job: Any, lab: str, _run: Any) -> Measured:
        measured.append(lab)
        return Measured(lab, (RATIO, BELIEF, RULE), 2_000, 400)

    monkeypatch.setattr(ask, "measure_levers", measure)
    runs = Session()
    found = [sixteenth.ask("levers", lab="OpenAI", runs=runs) for _ in range(2)]
    assert measured == ["OpenAI"]  # once
    return found


def test_the_first_are_told_and_all_can_be_read(asked: list[Answer]):
    answer = asked[0]
    assert words_of("levers").sentence(answer.findings[0]) == (
        "Of 3 things that can be moved, these move the value of going on for OpenAI most: research ratio OpenAI"
        " (choice)."
    )
    first, levers = answer.tables
    assert len(first.rows) == 1
    assert [column.key for column in levers.columns][:6] == ["name", "label", "kind", "influence", "moves", "middle"]
    assert [row[0] for row in levers.rows] == ["research_ratio", "price_sensitivity", "unfinished"]
    assert levers.part == "full"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_is_data_in_both_languages(asked: list[Answer], language: str):
    data = answer_data(asked[0], words_of("levers", language), language)
    rows = next(table for table in data.tables if table.key == "levers").rows
    assert rows[0][5] == 1.05
    assert rows[2][5] is None


def test_where_nothing_stands_out_that_is_told():
    found = ask._findings(Measured("Ana", (RULE,), 10, 10))
    assert words_of("levers").sentence(found[0]).startswith("None of 1 things")


def test_a_world_without_stops_is_refused():
    with pytest.raises(Refused, match="labs that launch models"):
        sixteenth.ask("levers", INTERVIEW)
