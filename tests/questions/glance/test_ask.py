"""The first screen of one lab: what `outlook` says of it, to the letter, from two runs."""

from functools import cache
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.wording import words_of
from sixteenth.errors import Refused
from sixteenth.questions.outlook import reading
from sixteenth.questions.session import Session
from tests.interfaces.command_line import INTERVIEW, LEMONADE

FEW: dict[str, Any] = {"lab": "OpenAI", "draws": 16, "months": 24, "backend": "numpy"}


@cache
def found() -> Answer:
    return sixteenth.ask("glance", "central", **FEW)


@pytest.mark.slow  # the outlook runs every lab and every cell of its grid
@pytest.mark.parametrize("unfinished", ["run_off", "spent"])
def test_it_says_what_the_outlook_says_to_the_letter(monkeypatch: pytest.MonkeyPatch, unfinished: str):
    monkeypatch.setattr(reading, "GRID_DRAWS", 8)
    runs = Session()
    glance = sixteenth.ask("glance", "central", runs=runs, unfinished=unfinished, **FEW)
    outlook = sixteenth.ask("outlook", "central", runs=runs, unfinished=unfinished, **FEW)
    for language in ("en", "zh"):
        words = words_of("outlook", language)
        assert [*map(words.sentence, glance.findings)] == [*map(words.sentence, outlook.findings[1:5])]
    tables = {table.key: table for table in outlook.tables}
    for table in glance.tables:
        assert table.rows == tables[table.key].rows
    assert [table.part for table in outlook.tables if table.key in ("running_total", "stop_in_time")] == ["money"] * 2


def test_it_takes_two_runs():
    runs = Session()
    sixteenth.ask("glance", "central", runs=runs, **FEW)
    assert runs.done == 2


def test_both_languages_tell_the_same_numbers():
    own, other = (answer_data(found(), words_of("glance", language), language) for language in ("en", "zh"))
    assert [each.figures for each in own.findings] == [each.figures for each in other.findings]
    assert [table.rows for table in own.tables] == [table.rows for table in other.tables]
    assert not any(each.sentence.isascii() for each in other.findings)


def test_each_number_says_what_it_rests_on():
    assert all(each.rests_on for each in found().findings)


def test_a_lab_that_is_none_is_told():
    with pytest.raises(Refused, match="'Antropic'"):
        sixteenth.ask("glance", lab="Antropic")


def test_a_world_without_stops_says_what_it_can():
    answer = sixteenth.ask("glance", INTERVIEW)
    assert answer.question == "glance"
    assert answer.findings[0].key == "ledger_investment"
    lemonade = sixteenth.read(LEMONADE, allow_code=True)
    assert sixteenth.ask("glance", lemonade, draws=4, backend="numpy").findings
