"""The tables of books hold raw numbers, one column for each, and fit a terminal in both languages."""

import io
from dataclasses import replace

import pytest
from rich.cells import cell_len
from rich.console import Console

from sixteenth.answers.finding import Word
from sixteenth.answers.table import Table
from sixteenth.answers.wording import LANGUAGES, words_of
from sixteenth.decide.ledger.books import COMPANY_LINES
from sixteenth.decide.ledger.bridge import LINES
from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.faces.terminal import shown_table
from sixteenth.interfaces.tables import print_table
from sixteenth.questions.books.tables import line_of, sign_of, tables_of
from tests.questions.books.examples import BOOKS
from tests.questions.told import shown


def tables(books: LabBooks = BOOKS) -> dict[str, Table]:
    return {table.called: table for table in tables_of(books)}


def test_each_table_has_a_name_of_its_own():
    assert list(tables()) == [
        *("paybacks", "investments", "contributions"),
        *("company_2026", "company_2032", "bridge_2026", "bridge_2032"),
    ]


def test_models_are_told_with_what_was_begun_before_and_is_unfinished():
    head, first, _, last = shown("books", tables()["paybacks"])
    assert head == ["model", "begun", "cost, bn", "gross", "5 %", "95 %", "incr.", "5 %", "95 %", "unfinished"]
    assert first == ["4", "by 2026-04", "4.00", "2.50x", "0.50x", "4.00x", "2.00x", "0.40x", "5.00x", ""]
    assert (last[1], last[-1]) == ("2026-09", "97")


def test_a_model_as_an_investment_tells_what_never_came():
    rows = shown("books", tables()["investments"])
    assert rows[1] == ["4", "+3.2", "-0.1", "80 %", "no cost", "-4.0", "18", "not yet", "90", "80"]
    assert shown("books", tables()["contributions"])[1] == [
        *("4", "1.40x", "0.20x", "2.00x", "+1.0", "30 %", "-4.0", "24", "70"),
    ]


def test_one_future_has_no_spread_and_no_company():
    found = tables(replace(BOOKS, futures=1))
    assert [column.key for column in found["paybacks"].columns].count("low") == 0
    assert not any(name.startswith("company") for name in found)


def test_what_is_spent_is_taken_off_and_nothing_is_left_out():
    rows = tables()["company_2026"].rows
    assert rows == ((line_of("company_revenue"), *(1e9,) * 6), (line_of("overhead"), *(-5e8,) * 6))
    below = tables()["company_2026"].below
    assert [words_of("books").sentence(each) for each in below] == ["2026: 9 months."]
    bridge = tables()["bridge_2032"]
    assert [row[0] for row in bridge.rows] == [Word("line_company_revenue"), Word("line_cash"), Word("cash_at_the_end")]
    assert bridge.ends == (1,)
    assert bridge.rows[-1][1:] == (6e9, 7e9)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_line_has_its_words(language):
    words = words_of("books", language).words
    assert all(words[f"line_{name}"] for name, _ in LINES)
    assert all(words[line_of(name).key] for name in COMPANY_LINES)
    assert {sign_of(name) for name in COMPANY_LINES} == {1, -1}


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_fit_a_terminal(language):
    console = Console(width=100, color_system=None, highlight=False, file=io.StringIO())
    for table in tables_of(BOOKS):
        print_table(console, shown_table(table, words_of("books", language)), plain=False)
    assert isinstance(console.file, io.StringIO)
    assert max(map(cell_len, console.file.getvalue().splitlines())) <= 100
