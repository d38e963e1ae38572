"""Inputs of a ledger as a table."""

import pytest

import sixteenth
from sixteenth.answers.finding import Word
from sixteenth.decide.ledger.ledger_lines import LabLedger, LedgerInput
from sixteenth.questions.central_path.inputs import inputs_table, values_table
from sixteenth.questions.sources.listing import list_sources
from tests.questions.told import shown

INPUTS = (
    LedgerInput("price_multiplier", "price_paid", "Multiple", "", 1.0, (0, 1000), "multiplier", ("price_paid",)),
    LedgerInput("tax_rate", "tax_rate", "Share", "Tax.", 0.21, (0, 0.9), "parameter", (), (0.1, 0.3)),
    LedgerInput(
        "partner_share", "partner_share", "Share", "Kept.", 0.1, (0, 1), "parameter", tuple("abcdef"), by_lab=True
    ),
    LedgerInput("opening_cash", "cash", "USD", "Cash.", 1e9, (0, float("inf")), "opening", by_lab=True),
)


@pytest.fixture(scope="module")
def central():
    return sixteenth.read("central")


def test_inputs_say_what_follows_and_where_they_come_from(central):
    table = inputs_table(central, LabLedger("OpenAI", "2026-07", 1, (), (), INPUTS))
    keys = [column.key for column in table.columns]
    rows = {row[0]: dict(zip(keys, row, strict=True)) for row in table.rows}
    assert rows["tax_rate"]["follows"] == Word("follows_tried")
    assert (rows["tax_rate"]["holds_from"], rows["tax_rate"]["holds_to"]) == (0.1, 0.3)
    assert rows["opening_cash"]["follows"] == Word("follows_proved")
    assert rows["opening_cash"]["most"] is None
    assert rows["opening_cash"]["low"] < rows["opening_cash"]["high"]
    assert rows["partner_share"]["follows"] == Word("follows_held_fixed")
    assert rows["partner_share"]["source"]
    assert rows["price_multiplier"]["source"] is None
    told = {row[0]: row for row in shown("central_path", table)[1:]}
    assert "and 2 more" in told["partner_share"][keys.index("held_fixed")]
    assert told["opening_cash"][1] == "cash, at the start"


def test_every_value_is_listed_with_its_source(central):
    table = values_table(list_sources(central))
    assert len(table.rows) > 300
    assert all(row[5] for row in table.rows)
