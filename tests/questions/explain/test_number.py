"""What a word stands for, told over all futures and in one: where that one lies, and its pieces as raw numbers."""

from dataclasses import replace

import numpy as np
import pytest

import sixteenth
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.questions.explain.number import THESE, Asked, Number, Piece, in_it, pieces_table, where_of, whole
from sixteenth.questions.explain.numbers import shown_numbers
from sixteenth.questions.session import Session
from tests.questions.told import shown, told

CENTRAL = sixteenth.read("central")
ASKED = Asked(shown_numbers()["worth"], CENTRAL, "OpenAI", {"draws": 5}, Session())
PIECES = (
    Piece("cash_less_debt", "cash", "USD", (2.5e9,)),
    Piece("for_each_dollar", "gross_profit", "Multiple", (2.0,)),
)
NUMBER = Number(None, np.zeros(5), (), lambda _: (), columns=("usd",), pieces=lambda _: PIECES)  # type: ignore[arg-type]


def test_draws_are_those_of_the_run():
    assert ASKED.draws == 5
    assert ASKED.title == Word("title_worth")


@pytest.mark.parametrize(
    ("future", "said"),
    [
        (50, ", the nearest to the middle of these"),
        (5, ", the nearest to where 5 of 100 lie below in these"),
    ],
)
def test_a_future_lies_in_the_middle_or_where_so_many_are_below(future, said):
    assert [*told("explain", [where_of(future, THESE)]).values()] == [said]


def test_one_future_is_not_what_is_told_of_all():
    (finding,) = in_it(-355.26e9, "USD", "the_median")
    assert told("explain", [finding]) == {
        "in_it": "; there it is -355.26 bn USD, the number of one future and not the median of all"
    }
    assert finding.parts["value"] == whole(-355.26e9, "USD") == Figure(-355.26e9, "USD_in_full")
    assert isinstance(finding, Finding)


def test_pieces_of_one_unit_say_it_in_the_data():
    table = pieces_table(ASKED, replace(NUMBER, pieces=lambda _: PIECES[:1]), 3)
    assert [(column.key, column.quantity) for column in table.columns[1:]] == [
        ("usd", "USD_in_full"),
        ("opens_by", "text"),
    ]


def test_a_month_is_that_of_all_futures_or_of_each():
    assert NUMBER.month_in(3) == -1
    assert replace(NUMBER, month=np.arange(5)).month_in(3) == 3


def test_each_piece_says_what_opens_it_and_in_which_unit_it_is_held():
    head, *rows = shown("explain", pieces_table(ASKED, NUMBER, 3))
    assert head == ["", "USD", "held in", "opens by"]
    assert rows == [
        ["cash less debt", "2.50 bn USD", "USD", "cash"],
        ["for each dollar", "2.00x", "Multiple", "gross_profit"],
    ]
