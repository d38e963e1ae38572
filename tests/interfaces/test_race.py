"""Races in words and tables."""

import io
from functools import cache

import pytest
from rich.console import Console

import sixteenth
from sixteenth.errors import Refused
from sixteenth.interfaces.race import JUDGEMENT, RaceAnswer, ask_race, show_race


@cache
def answer() -> RaceAnswer:
    return ask_race(sixteenth.read("race_to_the_top"), sixteenth.read("central"), 16)


def test_each_lever_alone_and_judgement_are_told():
    told = " ".join(answer().sentences)
    for words in ("none of the three", "Shared research alone", "Paying customers alone", "A norm alone", "All three"):
        assert words in told
    assert answer().sentences[-1] == JUDGEMENT


def test_real_dates_stand_beside_the_models():
    told = " ".join(answer().sentences)
    assert "OpenAI after 90 days (model" in told
    assert "Google DeepMind after 241 days (model" in told


def test_the_table_has_every_cell():
    console = Console(file=io.StringIO(), width=100, no_color=True)
    show_race(console, answer(), plain=True)
    shown = console.file.getvalue()  # type: ignore[attr-defined]
    assert shown.count("to the top") + shown.count("to the bottom") >= len(answer().cells)
    assert "2024-05-21" in shown


def test_its_data_are_plain():
    data = answer().as_data()
    assert {cell["is_to_the_top"] for cell in data["cells"]} == {True, False}
    assert data["real"][0]["date"] == "2023-09-19"


def test_labs_that_do_not_race_are_refused():
    with pytest.raises(Refused, match="do not race"):
        ask_race(sixteenth.read("central"), sixteenth.read("central"), 16)
