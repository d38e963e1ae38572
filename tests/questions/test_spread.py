"""Shares of a spread as entries of a table, and what moves it."""

from dataclasses import replace

from sixteenth.answers.finding import Word
from sixteenth.measures.spread import MONTHLY_LUCK, Mover, Movers, PartOfSpread
from sixteenth.questions.spread import (
    direction,
    kind_word,
    kinds_table,
    mover_name,
    movers_table,
    share_cells,
    share_figure,
)

MOVER = Mover("price_sensitivity", ("Ana",), "judgement", -0.6, 0.36, is_clear=True, standard_error=0.02)
KNOWN, UNKNOWN = PartOfSpread(0.36, 0.03), PartOfSpread(0.36, float("nan"))


def test_a_share_that_too_few_futures_tell_is_a_word():
    assert share_cells(KNOWN) == (0.36, 0.03)
    assert share_cells(UNKNOWN) == (Word("too_few"), None)
    assert (share_figure(KNOWN).value, share_figure(KNOWN).standard_error) == (0.36, 0.03)


def test_only_what_stands_out_is_listed_and_no_more_than_asked():
    movers = Movers((MOVER, MOVER, replace(MOVER, is_clear=False)), ())
    assert len(movers_table(movers, 1).rows) == 1
    rows = movers_table(movers, 8).rows
    assert len(rows) == 2
    assert rows[0] == ("price_sensitivity Ana", Word("judgement"), Word("more_is_worse"), 0.36, 0.02, None)
    more = replace(MOVER, with_others=0.4)
    assert movers_table(Movers((more,), ()), 8).rows[0][-1] == 0.4


def test_a_direction_is_up_down_or_neither():
    assert direction(replace(MOVER, correlation=0.6)).key == "more_is_better"
    assert direction(replace(MOVER, correlation=0.1, is_bent=True)).key == "it_bends"
    assert mover_name(MOVER) == "price_sensitivity Ana"


def test_kinds_have_words_and_what_does_not_say_is_the_scenarios():
    table = kinds_table((("judgement", KNOWN), (MONTHLY_LUCK, UNKNOWN)))
    assert table.rows == ((Word("judgement"), 0.36, 0.03), (Word("luck"), Word("too_few"), None))
    assert kind_word("") == Word("scenario")
