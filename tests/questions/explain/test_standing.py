"""Words of how a lab stands: pieces of its values add up, and terms of the revenue needed multiply to it."""

import pytest

from sixteenth.questions.explain.standing import number_of
from tests.questions.explain.runs import LAB, asked
from tests.questions.told import told

LONG = 54  # months, to the end of the year whose revenue is told


@pytest.mark.parametrize("word", ["going concern", "wound down value"])
def test_pieces_of_a_value_add_up(word):
    number = number_of(asked(word, months=LONG))
    assert sum(piece.amounts[0] for piece in number.pieces(2)) == pytest.approx(number.ranked[2])
    assert ", the mean of 8 futures" in told("explain", number.told)["value"]
    assert told("explain", number.own(2))["in_it"].endswith("not the mean of all")


def test_a_market_value_has_no_pieces():
    number = number_of(asked("market value", months=LONG))
    assert number.pieces(0) == ()
    assert told("explain", number.told)["value"].startswith(f"{LAB}: its value on the market: ")


def test_the_terms_of_the_revenue_needed_multiply_to_it():
    number = number_of(asked("revenue needed", months=LONG))
    price, grown, multiple, there, own, needed = (piece.amounts[0] for piece in number.pieces(0))
    assert price * grown / (multiple * there * own) == pytest.approx(needed)
    assert " in 2030" in told("explain", number.own(1))["in_it_sold"]


@pytest.mark.parametrize(("word", "of"), [("binding constraint", "research ordered"), ("什么限制销售", "sales served")])
def test_what_holds_a_lab_back_is_told(word, of):
    number = number_of(asked(word, months=LONG))
    sentences = told("explain", number.told)
    assert f"{LAB}'s {of} back" in sentences.get("held_back", sentences.get("nothing_holds", ""))
    assert not number.own(0)
    assert not number.pieces(0)
