"""Words of the value of going on: each opens a name of the world, is what the answer shows, and adds up in a future."""

from typing import Any

import numpy as np
import pytest

import sixteenth
from sixteenth.decide.worth.first_question import answers_with, ask_first_question
from sixteenth.decide.worth.standing import run_standing
from sixteenth.errors import Refused
from sixteenth.interfaces import answer_words as asked
from sixteenth.interfaces.answer_words import ShownAnswer, answer_words, figure_answer, pieces_table, tell_answer
from sixteenth.interfaces.explanation import explain_number
from sixteenth.interfaces.headline_words import headline_words, plain_word

CENTRAL = sixteenth.read("central")
SHORT: dict[str, Any] = {"months": 60, "back_end": "numpy"}
DRAWS, LAB = 8, "OpenAI"


@pytest.fixture(autouse=True)
def _short_runs(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let runs be short, in double precision."""
    keeping, standing, prepare = answers_with, run_standing, sixteenth.prepare
    monkeypatch.setattr(asked, "answers_with", lambda options: keeping({**SHORT, **options}))
    monkeypatch.setattr(asked, "run_standing", lambda scenario, options: standing(scenario, {**SHORT, **options}))
    monkeypatch.setattr(
        sixteenth, "prepare", lambda scenario, **given: prepare(scenario, **{"draws": DRAWS, **SHORT, **given})
    )


def figure(word: str) -> Any:
    return figure_answer(answer_words()[word], CENTRAL, LAB, DRAWS)


def shown(word: str, draw: int | None = 3, future: int = 50) -> ShownAnswer:
    return tell_answer(answer_words()[word], LAB, figure(word), draw, future)


def test_every_word_opens_a_name_of_the_world_and_is_no_other_word():
    names = {*CENTRAL.world.equations, *CENTRAL.world.stocks, *CENTRAL.world.declared}
    for word, about in answer_words().items():
        assert about.name in names
        assert word == plain_word(word)
        assert word not in {*names, *headline_words()}
        assert about.rule.endswith(".")


def test_the_value_of_going_on_is_that_of_the_answer_and_its_pieces_add_up():
    found = figure("value of going on")
    run = answers_with({**SHORT})
    labs = ask_first_question(CENTRAL, None, run, LAB, DRAWS, 2).labs
    mean = next(each for each in labs if each.lab == LAB).going_concern.mean
    assert np.mean(found.values) == pytest.approx(mean)
    *pieces, worth = found.pieces(3)
    for at in range(2):
        assert sum(piece.amounts[at] for piece in pieces) == pytest.approx(worth.amounts[at])
    assert worth.amounts[0] - worth.amounts[1] == pytest.approx(found.values[3])


@pytest.mark.parametrize("word", ["going concern", "wound down"])
def test_pieces_of_a_value_add_up(word):
    found = figure(word)
    assert sum(piece.amounts[0] for piece in found.pieces(2)) == pytest.approx(found.values[2])


def test_the_terms_of_the_revenue_needed_multiply_to_it():
    price, grown, multiple, there, own, needed = (piece.amounts[0] for piece in figure("revenue needed").pieces(0))
    assert price * grown / (multiple * there * own) == pytest.approx(needed)


@pytest.mark.parametrize("word", ["gross payback", "contribution payback", "causal payback"])
def test_a_payback_is_what_comes_back_for_each_dollar(word):
    found = figure(word)
    cost, back, multiple = (piece.amounts[0] for piece in found.pieces(1))
    assert multiple == pytest.approx(back / cost) == pytest.approx(found.values[1])
    assert found.vintage == "4"


@pytest.mark.parametrize("word", ["market value", "what holds research back", "what holds sales back"])
def test_a_word_without_pieces_is_told_and_opens_its_name(word):
    told = shown(word)
    assert (told.pieces, told.lab) == ((), LAB)
    assert told.sentence.endswith("is explained below.")


def test_a_future_is_the_one_named_or_the_nearest():
    assert "draw 3 is explained" in shown("value of going on").sentence
    low = shown("value of going on", draw=None, future=5)
    assert low.draw == int(np.argmin(figure("value of going on").values))
    assert "the nearest to where 5 of 100 lie below in these," in low.sentence


def test_a_draw_that_was_not_run_is_refused():
    with pytest.raises(Refused, match=f"0 to {DRAWS - 1}"):
        explain_number(CENTRAL, "wound down", {"lab": LAB}, None, DRAWS, 0)


def test_each_piece_says_what_opens_it():
    table = pieces_table(shown("value of going on"))
    assert [str(cell) for cell in table.columns[-1].cells] == [
        "payouts",
        "next_cash",
        "run_off_profit",
        "next_owners_worth",
    ]
    assert [str(column.header) for column in table.columns[1:3]] == ["goes on", "stops now"]


def test_the_name_behind_a_word_is_opened():
    trace = explain_number(CENTRAL, "gross payback", {"lab": LAB}, None, 2, 0)
    assert isinstance(trace.shown, ShownAnswer)
    assert (trace.nodes[0].name, trace.nodes[0].labels) == ("gross_profit", (LAB, "4"))
