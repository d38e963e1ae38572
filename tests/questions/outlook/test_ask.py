"""The three answers as an answer: from Python, in both languages, with what is behind the first screen."""

from dataclasses import replace
from functools import cache
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.data import answer_data
from sixteenth.answers.wording import words_of
from sixteenth.questions.outlook import reading
from sixteenth.questions.session import Session
from tests.interfaces.command_line import INTERVIEW, LEMONADE, call

FEW: dict[str, Any] = {"draws": 16, "months": 24, "backend": "numpy"}


@pytest.fixture(autouse=True)
def _small_grid(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "GRID_DRAWS", 8)


@cache
def found() -> Answer:
    return sixteenth.ask("outlook", "central", lab="OpenAI", **FEW)


def test_it_is_what_the_verbs_give():
    with_labs = sixteenth.run("central", draws=16, months=24, back_end="numpy")
    worth = with_labs.closing["wind_down_value"]
    table = next(table for table in found().tables if table.key == "money_back")
    assert [row[3] for row in table.rows] == pytest.approx([with_labs.spread(each)[1] for each in worth], rel=1e-6)
    assert (found().recipe["draws"], found().scenario) == (16, "central")


def test_both_languages_tell_the_same_numbers():
    own, other = (answer_data(found(), words_of("outlook", language), language) for language in ("en", "zh"))
    assert [each.figures for each in own.findings] == [each.figures for each in other.findings]
    assert [table.rows for table in own.tables] == [table.rows for table in other.tables]
    assert all(each.sentence.isascii() for each in own.findings)
    assert not any(each.sentence.isascii() for each in other.findings[1:])


def test_parts_wait_until_they_are_asked_for():
    assert found().waiting == ("money", "progress", "models", "world", "decides", "moves", "limits")
    assert "moves" not in replace(found(), shown=("moves",)).waiting
    assert replace(found(), shown=("all",)).waiting == ()


def test_it_can_be_stopped_and_remembers():
    runs = Session()
    first = sixteenth.ask("outlook", "central", runs=runs, **FEW)
    done = runs.done
    again = sixteenth.ask("outlook", "central", runs=runs, **FEW)
    assert repr(first.tables) == repr(again.tables)
    assert runs.done == done + 1  # all that is read of the others is remembered


def test_any_scenario_is_answered():
    lemonade = sixteenth.ask("outlook", sixteenth.read(LEMONADE, allow_code=True), draws=20, backend="numpy")
    assert [each.key for each in lemonade.findings[:2]] == ["about", "endings"]
    books = sixteenth.ask("outlook", INTERVIEW, books=True)
    assert books.findings[1].key == "ledger_investment"
    assert books.shown == ("books",)
    assert [note.question for note in books.notes if note.key == "bearing"] == ["interview"]


def test_a_system_facts_and_books_are_parts_of_the_same_answer():
    asked = sixteenth.ask("outlook", "central", checks=True, books=True, lab="OpenAI", **FEW)
    data = answer_data(asked, words_of("outlook"))
    keys = [table.key for table in data.tables]
    assert len(keys) == len(set(keys))
    assert {table.part for table in asked.tables if table.question == "books"} == {"books"}
    assert {"labs_alike", "paybacks", "facts", "endings"} <= set(keys)
    assert asked.shown == ("books", "checks")
    system = sixteenth.ask("outlook", "central", system="growth", **FEW)
    assert {table.question for table in system.tables} == {"systems"}
    assert system.recipe["output_set"] == "growth"


def test_a_future_without_books_is_refused_before_anything_runs(capsys, monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    told = call(capsys, "run", LEMONADE, "--allow-code", "--future", "95")
    assert (told.code, told.out) == (1, "")
    assert "add --books" in told.err
    told = call(capsys, "run", LEMONADE, "--books", "--allow-code")
    assert (told.code, told.out) == (1, "")
    assert "'books'" in told.err


def test_a_part_that_is_none_is_refused(capsys):
    told = call(capsys, "run", "--draws", "16", "--show", "mony")
    assert told.code == 1
    assert "did you mean 'money'?" in told.err


def test_the_first_screen_fits_forty_lines_of_eighty_columns(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    told = call(capsys, "run", "--draws", "64")
    lines = told.out.splitlines()
    assert len(lines) <= 42  # few futures have wider errors; 40 with 2,000 of them
    assert max(map(len, lines)) <= 80


def test_the_terminal_speaks_chinese_within_its_columns(capsys, monkeypatch):
    from rich.cells import cell_len

    monkeypatch.setenv("COLUMNS", "80")
    told = call(capsys, "run", "--draws", "16", "--months", "24", "--lang", "zh", "--show", "moves")
    assert "亏损是投资还是无底洞" in told.out
    assert max(map(cell_len, told.out.splitlines())) <= 80
