"""The market in the terminal: sentences and tables say the numbers they are given."""

import pytest

import sixteenth
from sixteenth.decide.demand import demand_curves
from sixteenth.decide.open_weights import open_weights_table
from sixteenth.errors import Refused
from sixteenth.interfaces.market_tables import (
    check_market,
    demand_sentences,
    open_weights_sentences,
    show_demand,
    show_open_weights,
)
from sixteenth.interfaces.terminal import make_console


def test_a_world_without_a_market_is_told():
    with pytest.raises(Refused, match="a market"):
        check_market(sixteenth.read("interview_arithmetic"))
    with pytest.raises(Refused, match="enterprise"):
        check_market(sixteenth.read("central"), "enterprises")


def test_it_says_where_the_claim_holds_and_where_it_fails(capsys):
    table = open_weights_table(sixteenth.read("central"), "developer", alike=(0.0, 0.9), lags=(0.0, 6.0))
    holds, fails, why = open_weights_sentences(table)
    assert holds.startswith("Holds:")
    assert fails.startswith("Fails:")
    assert "developer" in holds
    assert why.startswith("Why:")
    show_open_weights(make_console(plain=True), table, "Rests on judgement: all.", plain=True)
    told = capsys.readouterr().out
    assert told.isascii()
    assert "Rests on judgement: all." in told
    assert f"{100 * table.open_shares[1][0]:.0f} %" in told


def test_it_says_what_a_rung_is_worth_to_whom(capsys):
    found = demand_curves(sixteenth.read("central"))
    rung, eager = demand_sentences(found)
    assert "10 times as much to a pharmaceutical firm" in rung
    assert "Mistral" in eager  # a lab since 0.3; 8 % of its revenue is from consumers, of Anthropic's 13 %
    gains = {lab.lab: lab.by_the_frontier for lab in found.labs}
    assert gains["Anthropic"] > 1.5 * gains["OpenAI"] > 0
    show_demand(make_console(plain=True), found, "Rests on judgement: all.", plain=True)
    shown = capsys.readouterr().out
    assert "2.51x" in shown
    assert "Rests on judgement: all." in shown
