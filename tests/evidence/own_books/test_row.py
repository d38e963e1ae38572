"""One row of accounts: its entry, or its faults."""

import datetime
from decimal import Decimal

import pytest

from sixteenth.errors import Fault, Place
from sixteenth.evidence.facts_read.tables import Row
from sixteenth.evidence.own_books.row import RowReader, currency_of

GOOD = {"month": "2026-03", "model": "Model  A", "kind": "Revenue", "amount": "1,234.50", "currency": "usd"}
UNTIL = datetime.date(2026, 6, 30)


def row(**cells: str) -> tuple[Row, list[Fault]]:
    faults: list[Fault] = []
    return Row({**GOOD, **cells}, Place("a.csv", 7), faults), faults


def test_a_row_is_read_with_its_unit_and_note():
    given, faults = row(unit="thousand", note=" first ")
    entry = RowReader(UNTIL, None).entry(given)
    assert faults == []
    assert entry is not None
    assert (entry.line, entry.month, entry.model, entry.kind) == (7, "2026-03", "Model A", "revenue")
    assert (entry.written, entry.currency, entry.note) == (Decimal(1_234_500), "USD", "first")


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"kind": "revenu"}, "did you mean 'revenue'?"),
        ({"kind": ""}, "fill it in"),
        ({"month": ""}, "a month or a day"),
        ({"month": "03/04/2026"}, "in this order"),
        ({"month": "2026-07"}, "a row still to come"),
        ({"amount": ""}, "or remove the row"),
        ({"amount": "1.5E+09"}, "in digits"),
        ({"amount": "1,234"}, "say --decimal"),
        ({"currency": ""}, "a currency, such as USD"),
        ({"currency": "XYZ"}, "its three letters"),
        ({"unit": ""}, "one of one, thousand"),
        ({"unit": "heaps"}, "what the amount counts"),
        ({"kind": "financing"}, "belongs to no model"),
        ({"kind": "rate", "model": "", "amount": "-1"}, "a rate above 0"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_line(cells, told):
    given, faults = row(**cells)
    assert RowReader(UNTIL, None).entry(given) is None
    (fault,) = faults
    assert fault.where.line == 7
    assert told in str(fault)


def test_every_fault_of_a_row_is_told():
    given, faults = row(kind="?", month="?", amount="?", currency="?")
    assert RowReader(UNTIL, None).entry(given) is None
    assert len(faults) == 4


def test_an_amount_with_the_other_mark_than_the_file_is_refused():
    given, faults = row(amount="12,5")
    assert RowReader(UNTIL, "point").entry(given) is None
    assert "with '.' before its decimals, as in the rest" in str(faults[0])


def test_a_rate_needs_no_month():
    given, faults = row(kind="rate", model="", month="", amount="7.1", currency="CNY")
    entry = RowReader(UNTIL, None).entry(given)
    assert faults == []
    assert entry is not None
    assert entry.month == ""


@pytest.mark.parametrize(("text", "code"), [("rmb", "CNY"), (" Usd ", "USD"), ("元", "CNY"), ("dollars", None)])
def test_currencies_have_one_code(text, code):
    assert currency_of(text) == code
