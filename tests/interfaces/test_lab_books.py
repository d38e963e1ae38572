"""The books of a lab in words and tables: what is said is what was kept, in plain ASCII, within a terminal's width."""

import io
import json
from dataclasses import replace
from typing import Any

import pytest
from rich import box
from rich.console import Console
from rich.table import Table

import sixteenth
from sixteenth.decide.ledger.bridge import Bridge, BridgeLine
from sixteenth.decide.ledger.lab_books import LabBooks
from sixteenth.decide.ledger.vintages import Account, Succession, Vintage
from sixteenth.errors import Refused
from sixteenth.interfaces.lab_books import check_future, lab_books_sentences, lab_books_tables, lab_of, run_lab_books
from tests.interfaces.command_line import INTERVIEW, LEMONADE, call

GROSS = Account((0.5, 2.5, 4.0), 90.0, 18.0, 3.2e9, 0.8, -4e9)
LEFT = Account((0.2, 1.4, 2.0), 70.0, 24.0, 1e9, 0.3, -4e9)
NET = Account((0.4, 2.0, 5.0), 80.0, None, -1e8, float("inf"), -4e9)
MODEL = Vintage(
    "5",
    390,
    "2026-09",
    begun_before=False,
    is_whole=True,
    unfinished_of_100=0.0,
    development=4e9,
    gross=GROSS,
    incremental=NET,
    contribution=LEFT,
)
FIRST = replace(MODEL, model="4", begun="2026-04", begun_before=True, is_whole=False)
LAST = replace(MODEL, model="6", is_whole=False, unfinished_of_100=97.4)
YEARS = tuple(range(2026, 2034))
BRIDGE = Bridge(
    17,
    (
        BridgeLine("gross revenue", "company_revenue", (1e9,) * 8),
        BridgeLine("tax", "tax", (0.0,) * 8),
        BridgeLine("change in cash", "cash", (1e9,) * 8, is_total=True),
    ),
    tuple(float(n) * 1e9 for n in range(8)),
)
BOOKS = LabBooks(
    lab="Ana",
    futures=400,
    yearly_rate=0.1,
    models=(FIRST, MODEL, LAST),
    succession=Succession((0.6, 0.7, 0.8), (1.0, 2.5, 4.0), (0.4, 0.5, 0.6), (0.5, 0.9, 1.8)),
    years=YEARS,
    months=(9, *(12,) * 7),
    company={"company_revenue": (1e9,) * 8, "overhead": (5e8,) * 8},
    bridge=BRIDGE,
    early=(0.3, 0.6, 1.1),
)


def printed(tables: list[Table]) -> str:
    console = Console(width=100, color_system=None, highlight=False, record=True, file=io.StringIO())
    for table in tables:
        table.box = box.ASCII2
        console.print(table)
    return console.export_text()


def test_what_models_bring_and_take_is_said():
    pays, published, takes, shown, how = lab_books_sentences(BOOKS)
    assert "The middle one of the 1 that Ana develops" in pays
    assert "2.50x its cost in gross profit, 1.40x after users who do not pay" in pays
    assert "(its contribution); 2.00x net of" in pays
    assert "in its first 4 months on sale a model that is launched within a year brings 0.60x" in published
    assert "OpenAI's GPT-5 brought 0.40x to 0.58x in as many." in published
    assert "brings 2.50 of revenue; Dario Amodei says 2." in published
    assert "70 % (5 to 95 of 100: 60 % to 80 %) of its sales" in takes
    assert "margin of 90 % (5 to 95 of 100: 50 % to 180 %); it is 50 %." in takes
    assert 'sixteenth explain cash --lab "Ana" --draw 17' in shown
    assert "at 10 % a year, in money of the month in which" in how


def test_nothing_is_said_of_what_a_world_does_not_have():
    bare = replace(MODEL, incremental=None, contribution=None)
    books = replace(BOOKS, succession=None, bridge=None, models=(bare,), early=None)
    pays, how = lab_books_sentences(books)
    assert "net of" not in pays
    assert "incr." not in how
    assert "contr." not in how
    assert lab_books_sentences(replace(books, models=())) == ()
    assert len(lab_books_tables(replace(books, models=()))) == 2


def test_a_certain_scenario_is_told_only_how_to_read():
    (how,) = lab_books_sentences(replace(BOOKS, futures=1))
    assert how.startswith("How to read")


def test_tables_are_plain_and_fit_a_terminal():
    told = printed(lab_books_tables(BOOKS))
    assert told.isascii()
    assert max(map(len, told.splitlines())) <= 100
    assert "by 2026-04" in told
    assert "2026, 9 mo" in told
    assert "97" in told


def test_lines_that_are_nothing_are_left_out_and_totals_are_marked():
    told = printed(lab_books_tables(BOOKS)[-2:])
    assert "tax" not in told
    assert "= change in cash" in told
    assert told.count("cash at the end") == 2


def test_the_books_of_the_lab_that_is_named_are_shown():
    other = replace(BOOKS, lab="Ben")
    assert lab_of((BOOKS, other), "Ben") is other
    assert lab_of((BOOKS, other), None) is BOOKS
    assert lab_of((), "Ben") is None


def test_books_of_a_run_are_those_of_its_first_futures():
    scenario = sixteenth.read("central")
    options: dict[str, Any] = {"draws": 12, "months": 24, "back_end": "numpy", "seed": 7}
    result = sixteenth.run(scenario, **options)
    kept = run_lab_books(scenario, result, options)
    assert [books.lab for books in kept] == list(result.labels["lab"])
    assert {books.futures for books in kept} == {12}


def test_the_future_of_the_bridge_is_said_to_be_one():
    def told(books: LabBooks) -> str:
        return next(each for each in lab_books_sentences(books) if each.startswith("The cash bridge"))

    assert "nearest the median of what Ana is worth among 400 futures" in told(BOOKS)
    assert "nearest where 5 of 100 lie below in what Ana is worth" in told(replace(BOOKS, future=5))
    assert told(BOOKS).endswith("and need not be near the medians, each of which is a line's own.")


def test_a_future_without_books_is_refused():
    check_future(None, has_books=False)
    check_future(5, has_books=True)
    with pytest.raises(Refused) as told:
        check_future(5, has_books=False)
    assert [fault.cure for fault in told.value.faults] == ["add --books"]


def test_the_command_refuses_a_future_that_it_would_not_show(capsys):
    told = call(capsys, "run", LEMONADE, "--allow-code", "--future", "95")
    assert (told.code, told.out) == (1, "")
    assert "add --books" in told.err


@pytest.mark.parametrize("lab", ["OpenAI", "Meta"])
def test_the_command_shows_the_books_of_a_lab(capsys, lab):
    few = ("--draws", "12", "--months", "24", "--backend", "numpy")
    told = call(capsys, "run", "central", "--books", "--lab", lab, "--plain", *few)
    assert (told.code, told.err) == (0, "")
    assert f"{lab}: gross profit of each model for its cost" in told.out
    assert f"{lab}: from revenue to cash" in told.out
    assert told.out.count("each model as its own company") == 0
    data = json.loads(call(capsys, "run", "central", "--books", "--lab", lab, "--json", *few).out)
    assert len(data["lab_books"]) == 7
    assert "focus" not in data
    assert all(word in told.out for sentence in data["sentences"] for word in sentence.split())


def test_the_interviews_models_are_told_as_investments(capsys):
    told = call(capsys, "run", INTERVIEW, "--books", "--plain")
    assert "the company: each model as an investment" in told.out
    assert "+0.8" in told.out


def test_a_world_without_books_is_refused(capsys):
    told = call(capsys, "run", LEMONADE, "--books", "--allow-code")
    assert told.code == 1
    assert "'books'" in told.err
