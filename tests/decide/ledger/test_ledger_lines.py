"""What a ledger is made of."""

from dataclasses import replace

from sixteenth.decide.ledger.ledger_lines import LabLedger, LedgerInput, Line


def test_rows_are_named_as_formulas_name_them():
    plain = Line("cash", None, "cash", "opening", "USD", "", None, (1.0,))
    own = Line("revenue", "it's 7", "models", "live", "USDPerMonth", "", "a", (1.0,))
    assert (plain.key, own.key) == ("cash", 'revenue["it\'s 7"]')
    ledger = LabLedger("Ana", "2026-07", 1, (), (plain, own), ())
    assert ledger.by_key[own.key] is own


def test_an_input_that_moves_no_driver_is_exact():
    exact = LedgerInput("rate", "rate", "Share", "", 0.1, (0.0, 1.0), "parameter")
    assert exact.is_exact
    assert not replace(exact, moves=("research_compute",)).is_exact
