"""The tables of one's own books."""

import pytest

from sixteenth.answers.table import Table
from sixteenth.decide.own_books.books import settle
from sixteenth.decide.own_books.sharing import Rule
from sixteenth.questions.ledger.tables import tables
from tests.decide.own_books.flows import COMPANY, HOUSE, flow
from tests.questions.told import shown


def found(rule: Rule = "revenue") -> dict[str, Table]:
    return {table.key: table for table in tables(settle(COMPANY, rule), "USD")}


def test_what_is_back_is_told_three_ways_and_of_the_company():
    rows = shown("ledger", found()["paybacks"])
    assert rows[0] == ["model", "counted", "made for", "payback", "months", "deepest hole", "return"]
    assert rows[1][:6] == ["old", "gross", "100", "1.40x", "3", "-100"]
    assert rows[-1][:5] == ["the company", "all costs", "409", "0.39x", "not yet"]
    assert len(rows) == 8


def test_models_and_what_none_has_come_to_the_company():
    rows = found()["models"].rows
    assert [sum(row[at] for row in rows[:-1]) for at in range(1, 9)] == list(rows[-1][1:])
    assert rows[-1][-1] == -250.0


def test_the_company_has_a_column_for_each_kind_that_there_is():
    company = found()["company"]
    keys = [column.key for column in company.columns]
    assert keys == [
        "year", "revenue", "serving", "training_compute", "research", "sales_and_marketing",
        "overhead", "financing", "result",
    ]  # fmt: skip
    assert company.rows[0] == (2025, 210.0, 70.0, 400.0, 0.0, 10.0, 11.0, 500.0, -281.0)


def test_years_rates_and_cents_wait_behind_the_first_screen():
    parts = {key: table.part for key, table in found().items()}
    assert parts == {
        "paybacks": "",
        "models": "",
        "company": "",
        "years": "years",
        "rates": "rates",
        "reconciliation": "reconciliation",
    }
    assert shown("ledger", found()["reconciliation"])[1] == ["revenue", "270.00", "0.00", "0.00", "270.00", "0.00"]


def test_books_without_models_have_the_company_alone():
    assert [table.key for table in tables(settle(HOUSE, "revenue"), "USD")] == ["company", "reconciliation"]


@pytest.mark.parametrize(
    ("amount", "size"),
    [(5, "single"), (5 * 10**5, "thousand"), (5 * 10**8, "million"), (5 * 10**11, "billion")],
)
def test_amounts_are_told_in_the_size_that_fits_the_largest(amount, size):
    from sixteenth.answers.wording import words_of

    (company, *_) = tables(settle([flow("2025-01", "", "research", amount)], "revenue"), "USD")
    assert f"({size} USD)" in words_of("ledger").title(company)
