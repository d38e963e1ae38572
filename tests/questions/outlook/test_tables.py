"""The tables beside the three answers hold what the answers hold: every lab, every part, every cell, every share."""

import io
from dataclasses import replace

import pytest
from rich.console import Console

from sixteenth.answers.finding import Figure, Word
from sixteenth.answers.table import Table
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.society.world_share import WorldShare
from sixteenth.faces.terminal import shown_table
from sixteenth.interfaces.tables import print_table
from sixteenth.questions.outlook.reading import Outlook
from sixteenth.questions.outlook.tables import MOST_MODELS, PARTS, SHOWN_MOVERS, tables_of
from tests.questions.outlook.examples import BET, HEAD, MOVERS, OUTLOOK, VALUE, VALUED, model


def tables(outlook: Outlook) -> dict[str, Table]:
    return {table.key: table for table in tables_of(outlook)}


def test_every_lab_has_its_row():
    found = tables(OUTLOOK)["money_back"]
    assert found.rows[0] == ("Ana", 70.4, 3.0, 2.6e9, -5e9, 1.2e11, -4e9, 0.1, 0.8)
    assert found.rows[1][:4] == ("Ben", 70.4, 3.0, -8e9)
    assert found.part == ""


def test_a_lab_without_shares_has_a_parent():
    heads = (replace(HEAD, owners_return=(float("nan"),) * 3),)
    assert tables(replace(OUTLOOK, headlines=heads))["money_back"].rows[0][7] == Word("parent")


def test_parts_are_told_with_how_many_futures_they_are_and_no_number_where_there_are_none():
    rows = tables(OUTLOOK)["stops"].rows
    assert rows[0] == (Word("stops_within_24_months"), 40.0, 80.0, -2e9)
    assert rows[1] == (Word("stops_within_5_years"), 0.0, None, None)


def test_the_grid_holds_every_cell():
    found = tables(VALUED)
    assert found["grid_of_money_back"].rows == ((Word("weaker"), 90.0, 70.4), (Word("twice_as_strong"), 49.9, 10.0))
    cells = (VALUE.mean, VALUE.positive_of_100, BET.mean, BET.positive_of_100)
    assert found["grid_of_going_on"].rows[0] == (Word("weaker"), *cells)


def test_the_strongest_inputs_are_told_and_every_kind():
    found = tables(OUTLOOK)
    rows = found["movers"].rows
    assert len(rows) == SHOWN_MOVERS
    assert rows[0][:3] == ("input_0", Word("judgement"), Word("more_is_better"))
    assert rows[1][0] == "input_1 Ana"
    assert rows[7][2] == Word("more_is_worse")
    assert found["kinds"].rows == ((Word("judgement"), 0.36, 0.03), (Word("luck"), 0.64, 0.03))


def test_no_input_that_stands_out_is_said_to_be_none():
    none = replace(MOVERS, inputs=())
    found = tables(replace(OUTLOOK, movers=none))["movers"]
    assert found.rows == ()
    assert found.below[0].key == "none_is_clear"


def test_models_that_had_no_time_are_left_out_and_said_to_be():
    models = (model(1), model(2), model(3, sold_of_100=20.0), model(4, is_last=True))
    found = tables(replace(OUTLOOK, models=models))["models"]
    assert [row[:2] for row in found.rows] == [("1", 90.0), ("2", 90.0)]
    assert found.below[0].parts == {"left": Figure(2, "count")}
    assert tables(replace(OUTLOOK, models=models[:2]))["models"].below == ()


def test_no_more_models_are_shown_than_can_be_read():
    found = tables(replace(OUTLOOK, models=tuple(map(model, range(20)))))["models"]
    assert len(found.rows) == MOST_MODELS


def test_a_model_that_has_not_paid_back_says_so():
    rows = tables(replace(OUTLOOK, models=(model(1, months_to_payback=None), model(2))))["models"].rows
    assert [row[-1] for row in rows] == [Word("not_yet"), Figure(11.0, "months")]


def test_spending_on_ai_is_told_where_it_was_kept():
    shares = (WorldShare("end of 2028", (0.004, 0.0123, 0.05)), WorldShare("largest in the run", (0.01, 0.02, 0.15)))
    rows = tables(replace(OUTLOOK, world_shares=shares))["world_shares"].rows
    assert rows == ((Word("end_of_2028"), 0.004, 0.0123, 0.05), (Word("largest_in_the_run"), 0.01, 0.02, 0.15))


def test_where_going_on_is_valued_it_alone_is_on_the_first_screen():
    found = tables(replace(VALUED, models=(model(1),), world_shares=(WorldShare("end of 2028", (0.1, 0.2, 0.3)),)))
    assert [key for key, table in found.items() if not table.part] == ["labs"]
    assert {table.part for table in found.values()} - {""} == set(PARTS)
    assert found["labs"].rows[0] == ("Ana", Word("investment"), 1.3e12, 3e10, 93.2, 0.431, BET.mean)
    assert found["labs"].rows[1][1] == Word("a_bet_few_win_by_enough_on_the_edge")
    assert found["by_stop"].rows[0][0] == Word("stops_within_24_months")
    assert found["by_stop"].rows[1][-1] == 64.0


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_number_is_cut_off(width, language):
    console = Console(width=width, color_system=None, highlight=False, file=io.StringIO())
    heads = (replace(HEAD, lab="Google DeepMind", worth=(-2.3456e12, 2.2e12, 9.876e12)),)
    for table in tables_of(replace(VALUED, headlines=(*heads, HEAD), models=(model(1),))):
        print_table(console, shown_table(table, words_of("outlook", language)), plain=False)
    assert isinstance(console.file, io.StringIO)
    told = console.file.getvalue()
    if language == "en" or width > 80:
        assert "\N{HORIZONTAL ELLIPSIS}" not in told
    assert ("+9,876" if language == "en" else "+98,760") in told
