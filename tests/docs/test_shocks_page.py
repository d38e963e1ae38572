"""The page of the shock table: sizes with their errors, no effect as such, and what is due and does not come out."""

import importlib
import sys
from pathlib import Path

import pytest

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.shocks import OUTCOMES
from sixteenth.questions.shocks.levers import choose, levers

ROOT = Path(__file__).parents[2]
COUNTS = {name: Figure(1, "count") for name in ("levers", "due", "met", "known", "missed")}
COLUMNS = (
    Column("lever", "name"),
    Column("OpenAI", "change_of_money", is_label=True),
    Column("error", "change_of_money_error"),
    Column("due", "text"),
    Column("futures", "count"),
)
LOOKS = {"levers": Figure(1, "count"), "first": Figure(600, "count"), "draws": Figure(6000, "count")}


@pytest.fixture
def page(monkeypatch):
    monkeypatch.syspath_prepend(str(ROOT / "docs"))
    yield importlib.import_module("shocks_page")
    sys.modules.pop("shocks_page", None)


def made() -> Answer:
    rows = {
        "no_rounds": (-6.4e10, 7.9e9, Word("down"), 600),
        "models_save_more": (Word("no_effect"), 0.0, Word("up_known"), 600),
        "elastic_demand": (-7.5e9, 2.7e9, Word("up_missed"), 6000),
    }
    tables = tuple(Table(key, COLUMNS, tuple((name, *row) for name, row in rows.items())) for key in OUTCOMES)
    return Answer("shocks", "central", {}, (Finding("count", COUNTS),), tables, (Finding("looked_again", LOOKS),))


def test_sizes_stand_with_their_errors_and_signs_that_are_missed_in_brackets(page):
    names = ("no_rounds", "models_save_more", "elastic_demand")
    text = page.page_of(made(), choose(levers(), names))
    assert "| [no_rounds](#no_rounds) | OpenAI | -64 ± 7.9 |" in text
    assert "| [models_save_more](#models_save_more) | OpenAI | · (rise: not yet) |" in text
    assert "| [elastic_demand](#elastic_demand) | OpenAI | -7.5 ± 2.7 (rise: missed) |" in text
    assert "(rise: missed) | 6,000 |" in text
    assert "1 of the levers, with 6,000 futures." in text
    assert all(f'<a id="{name}"></a>' in text for name in names)


def test_each_lever_is_told_with_what_is_done_and_why(page):
    chosen = choose(levers(), ("no_rounds", "models_save_more", "openais_partner_keeps_more"))
    rounds, partner, save = map(page.about, chosen)
    assert "`closing_rate_running` set to 0; `closing_rate_stopped` set to 0" in rounds
    assert "`partner_share/OpenAI` plus 7 %" in partner
    assert "times 2" in save
    assert save.count("Not yet: ") == 1
