"""A lab's ledger in one future, as an answer and as a command."""

import json
from typing import Any

import pytest

import sixteenth
from sixteenth.errors import Refused
from tests.interfaces.command_line import call
from tests.questions.told import shown, told

FEW: dict[str, Any] = {"draws": 16, "months": 6, "backend": "numpy"}


@pytest.fixture(scope="module")
def answer():
    return sixteenth.ask("central_path", lab="OpenAI", **FEW)


def table(answer, key):
    return next(each for each in answer.tables if each.key == key)


def test_it_says_which_future_it_is_and_that_it_is_not_the_median(answer):
    sentences = told("central_path", (*answer.findings, *answer.notes))
    assert sentences["central"].startswith("The ledger is that of one future: every input of OpenAI's world")
    assert "against the median of" in sentences["not_the_median"]
    assert "16 futures" in sentences["not_the_median"]
    figures = answer.findings[1].parts
    assert figures["gap"].value == pytest.approx(figures["worth"].value - figures["middle"].value)


def test_every_table_is_written_in_both_languages(answer):
    for each in answer.tables:
        assert len(shown("central_path", each)) == len(each.rows) + 1 if each.question == "" else True
    assert answer.parts == ("models", "inputs", "ledger", "draws", "sources")


def test_the_certain_scenario_of_the_interview_has_no_draws():
    answer = sixteenth.ask("central_path", "interview_arithmetic")
    assert answer.findings[0].key == "certain"
    assert not {"gap", "quarters", "futures"} & {each.key for each in answer.tables}
    years = shown("central_path", table(answer, "years"))
    assert years[1][:3] == ["revenue", "0.0", "+0.2"]


def test_a_future_that_is_drawn_can_be_shown_instead():
    other = sixteenth.ask("central_path", lab="OpenAI", future=95, **FEW)
    assert other.findings[0].key == "of_a_draw"
    worth = next(row for row in table(other, "gap").rows if row[0].key == "rule_wind_down_value")
    assert worth[1] > worth[2]


def test_a_lab_that_is_none_and_a_world_without_books_are_refused():
    with pytest.raises(Refused, match="did you mean 'OpenAI'"):
        sixteenth.ask("central_path", lab="OpenIA", **FEW)
    scenario = sixteenth.read("tests/lemonade/lemonade.toml", allow_code=True)
    with pytest.raises(Refused, match="without books of models"):
        sixteenth.ask("central_path", scenario, draws=4)


def test_it_is_a_command_and_has_data(capsys):
    found = call(capsys, "central-path", "interview_arithmetic", "--json")
    data = json.loads(found.out)
    lines = next(each for each in data["tables"] if each["key"] == "lines")
    assert {"name", "formula", "2023-01"} <= {column["key"] for column in lines["columns"]}
    assert all(row[0] for row in lines["rows"])
