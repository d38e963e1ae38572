"""What is asked of the clock and how it is told: destinations with units, labels, sentences, tables."""

import io
import re
from typing import Any

import pytest

import sixteenth
from sixteenth.answers.numbers import fraction
from sixteenth.decide.clock import Clock, Destination
from sixteenth.errors import Refused, UnknownLabel, UnknownName, WrongOption, WrongUnit
from sixteenth.interfaces.clock import (
    ClockAnswer,
    ask_scenario,
    ask_steady,
    check_clock,
    clock_sentences,
    default_ahead,
    read_destination,
    show_clock,
)
from sixteenth.interfaces.terminal import make_console
from tests.interfaces.command_line import LEMONADE

FEW = {"draws": 16, "months": 36, "back_end": "numpy"}
CLOCK = Clock(
    variable="company_revenue",
    labels=("Ana",),
    unit="USDPerMonth",
    futures=1000,
    destination=Destination(1e11 / 12),
    ahead=24.0,
    start=(1e9, 1.5e9, 2e9),
    already_of_100=0.0,
    never_of_100=7.0,
    reached=("2027-06", "2028-01", None),
    doubling_time=(5.5, 8.25, float("inf")),
    visible_at_start=(0.1, 0.19, 0.3),
    looked_back_of_100=30.0,
    visible_before=(0.1, 0.25, 0.5),
    steady=(0.1, 0.0625, 0.4),
)


@pytest.fixture(scope="module")
def central() -> Any:
    return sixteenth.read("central")


def faults_of(asked: Any) -> list[type]:
    with pytest.raises(Refused) as told:
        asked()
    return [type(fault) for fault in told.value.faults]


@pytest.mark.parametrize(
    ("text", "unit", "wanted"),
    [
        ("16x", "USDPerMonth", Destination(16, is_multiple=True)),
        ("1.5 x", "Doublings", Destination(1.5, is_multiple=True)),
        ("12", "Doublings", Destination(12)),
        ("12 Doublings", "Doublings", Destination(12)),
        ("100 billion USD/year", "USDPerMonth", Destination(1e11 / 12)),
        ("100 bn USD a year", "USDPerMonth", Destination(1e11 / 12)),
        ("100e9 USD/year", "USDPerMonth", Destination(1e11 / 12)),
        ("30 percent", "Share", Destination(0.3)),
        ("2.5billion USD", "USD", Destination(2.5e9)),
    ],
)
def test_a_destination_has_an_amount_and_a_unit(text, unit, wanted):
    found = read_destination(text, unit)
    assert found.amount == pytest.approx(wanted.amount)
    assert found.is_multiple == wanted.is_multiple


@pytest.mark.parametrize(
    ("text", "unit", "fault"),
    [
        ("", "USD", WrongOption),
        ("far", "USD", WrongOption),
        ("12 hours", "Doublings", WrongUnit),
        ("100 USD", "USDPerMonth", WrongUnit),
        ("1x", "USD", WrongOption),
        ("-2 USD", "USD", WrongOption),
        ("0 USD", "USD", WrongOption),
    ],
)
def test_a_destination_that_is_none_is_told(text, unit, fault):
    assert faults_of(lambda: read_destination(text, unit)) == [fault]


@pytest.mark.parametrize(
    ("share", "told"),
    [(1 / 16, "1/16"), (0.01, "1/100"), (1e-4, "1/10,000"), (0.35, "1/2.9"), (0.2500003, "1/4"), (0.0, "nothing")],
)
def test_shares_are_told_as_fractions(share, told):
    assert fraction(share) == told


def test_steady_clocks_are_told_in_a_sentence_each(central):
    answer = ask_steady(central.world, [6.0], [10.0], 24.0)
    six, ten_fold = answer.sentences
    assert six == "What doubles every 6 months shows 1/16 (6.25 %) of its destination 24 months before."
    assert ten_fold == (
        "What is 10 times as much each year doubles every 3.61 months, and shows 1/100 (1 %) of its destination 24"
        " months before."
    )
    assert [len(clock.visible) for clock in answer.steady] == [5, 5]
    assert faults_of(lambda: ask_steady(central.world, [], [1.0, 0.5, 2.0], 24.0)) == [WrongOption, WrongOption]


def test_the_sentences_tell_what_the_clock_holds():
    arrives, shows = clock_sentences(CLOCK, "100 billion USD/year")
    assert arrives == (
        "company_revenue Ana begins at 18.00 bn USD a year and is to reach 100 billion USD/year. 93 of 100 futures get"
        " there within the run, half of all by 2028-01 (5 to 95 of 100: 2027-06 to beyond the run)."
    )
    assert "doubles every 8.25 months" in shows
    assert "24 months before arrival 1/4 is visible, where a steady clock would show 1/16" in shows
    assert "30 of 100 futures" in shows


def test_every_number_stands_in_its_table_in_ascii_and_within_the_width():
    for width in (80, 100):
        console = make_console(plain=True)
        console.file, console.width = io.StringIO(), width
        show_clock(console, ClockAnswer(clocks=(CLOCK, CLOCK), sentences=clock_sentences(CLOCK, "x")), plain=True)
        assert isinstance(console.file, io.StringIO)
        text = console.file.getvalue()
        assert text.isascii()
        assert max(map(len, text.splitlines())) <= width
        assert "company_revenue Ana: not reached in the run in 7 of 100 futures" in text
        rows = {line.split("|")[1].strip(): re.split(r"\s*\|", line)[2:5] for line in text.splitlines() if "|" in line}
        assert [cell.strip() for cell in rows["doubles every"]] == ["5.5 months", "8.25 months", "never"]
        assert [cell.strip() for cell in rows["reached in"]] == ["2027-06", "2028-01", "beyond the run"]
        assert [cell.strip() for cell in rows["visible 24 months before arrival"]] == ["10 %", "25 %", "50 %"]


def test_capability_and_revenue_have_clocks_of_their_own(central):
    answer = ask_scenario(central, ("market_frontier", "company_revenue"), "16x", {}, 24.0, **FEW)
    frontier, revenue = answer.clocks
    assert (frontier.unit, revenue.labels) == ("Doublings", ("Anthropic",))
    assert frontier.doubling_time != revenue.doubling_time
    assert "clock of its own" in answer.sentences[-1]


def test_a_variable_that_no_set_keeps_is_kept_for_the_clock(central):
    answer = ask_scenario(central, ("lab_sales",), "2x", {"lab": "OpenAI", "segment": "science"}, 12.0, **FEW)
    assert answer.clocks[0].labels in {("OpenAI", "science"), ("science", "OpenAI")}
    assert answer.clocks[0].futures == 16


def test_what_cannot_be_asked_is_told_before_anything_runs(central, monkeypatch):
    monkeypatch.setattr(sixteenth, "run", None)
    for variables, labels, fault in (
        (("company_revenu",), {}, UnknownName),
        (("price_sensitivity",), {}, UnknownName),
        (("company_revenue",), {"lab": "OpenIA"}, UnknownLabel),
        (("segment_spend",), {}, UnknownLabel),
    ):
        assert faults_of(lambda v=variables, g=labels: ask_scenario(central, v, "16x", g, 24.0)) == [fault]


def test_a_world_without_a_clock_says_so(central):
    lemonade = sixteenth.read(LEMONADE, allow_code=True)
    assert faults_of(lambda: check_clock(lemonade)) == [UnknownName]
    check_clock(central)
    assert default_ahead(central) == 24
