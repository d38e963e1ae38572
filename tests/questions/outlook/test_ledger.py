"""The books of a certain world: the verdict follows the total, and the tables hold every line."""

import pytest

import sixteenth
from sixteenth.decide.ledger.books import keep_books
from sixteenth.questions.outlook.ledger import margins_of, told_ledger
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from tests.interfaces.command_line import INTERVIEW
from tests.questions.told import shown, told


def ledger(scenario: Scenario):
    books = keep_books(sixteenth.run(scenario))
    return told_ledger(books, margins_of(scenario, books, Session()))


def test_the_interview_is_told_to_the_cent():
    findings, _ = ledger(sixteenth.read(INTERVIEW))
    found = told("outlook", findings)
    assert found["ledger_investment"] == (
        "The company makes an investment of its losses: +11.10bn USD in all, booked as -0.10 in 2023, -0.80 in 2024,"
        " -8.00 in 2025, +20.00 in 2026. Its 3 models each return 2.00x their cost."
    )
    assert found["rests_on_margin"] == (
        "It rests on the serving margin: in all +11.10 at 100 %, 0.00 at 50 %, -2.22 at 40 % (bn USD)."
    )


@pytest.mark.parametrize(("margin", "key"), [(0.9, "ledger_investment"), (0.3, "ledger_hole"), (0.5, "ledger_even")])
def test_the_verdict_follows_the_total(margin, key):
    findings, tables = ledger(sixteenth.read(INTERVIEW).with_(serving_margin=margin))
    assert findings[0].key == key
    margins = next(table for table in tables if table.key == "margins")
    assert margin in [row[0] for row in margins.rows]


def test_every_line_and_every_model_has_its_row():
    _, (company, models, margins) = ledger(sixteenth.read(INTERVIEW))
    rows = {row[0]: row[1:] for row in shown("outlook", company)[1:]}
    assert rows["operating profit"] == ["-0.10", "-0.80", "-8.00", "20.00", "11.10"]
    assert rows["model 2024 on its own"] == ["0.00", "-1.00", "2.00", "0.00", "1.00"]
    assert shown("outlook", models)[1] == [
        *("the company", "2023", "0.10", "0.20", "2.00x", "18 months", "-0.10", "100 %"),
    ]
    assert shown("outlook", margins)[3] == ["40 %", "-0.10", "-0.92", "-9.20", "8.00", "-2.22", "0.80x"]
    assert (company.part, models.part, margins.part) == ("", "models", "margins")


def test_a_world_without_books_says_nothing():
    assert told_ledger(None, ()) == ((), ())
