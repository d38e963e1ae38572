"""Books are read from the first futures of a scenario, of any lab."""

from typing import Any

import pytest

import sixteenth
from sixteenth.errors import Refused
from sixteenth.questions.books.reading import MOST_DRAWS, keep_books_of, run_books
from sixteenth.questions.session import Session
from tests.interfaces.command_line import LEMONADE

FEW: dict[str, Any] = {"draws": 12, "months": 24, "back_end": "numpy", "seed": 7}


def test_books_of_a_run_are_those_of_its_first_futures():
    scenario, runs = sixteenth.read("central"), Session()
    result = run_books(scenario, runs, FEW)
    assert (result.draws, result.recipe["output_set"]) == (12, "books")
    kept = [keep_books_of(scenario, result, lab) for lab in result.labels["lab"]]
    assert {books.futures for books in kept} == {12}
    assert kept[0].future == 50
    assert keep_books_of(scenario, result, "Meta", 5).future == 5


def test_no_more_futures_are_run_than_can_be_kept(monkeypatch):
    asked: dict[str, Any] = {}
    monkeypatch.setattr(Session, "run", lambda _self, _scenario, _keep, **given: asked.update(given))
    run_books(sixteenth.read("central"), Session(), {"draws": None})
    assert asked["draws"] == MOST_DRAWS


def test_a_world_without_books_is_refused():
    with pytest.raises(Refused, match="'books'"):
        run_books(sixteenth.read(LEMONADE, allow_code=True), Session(), {"draws": 5})
