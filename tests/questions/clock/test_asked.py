"""What is asked of the clock: destinations with units, labels, worlds that have a clock."""

from typing import Any

import pytest

import sixteenth
from sixteenth.decide.clock import Destination
from sixteenth.errors import Refused, UnknownLabel, UnknownName, WrongOption, WrongUnit
from sixteenth.questions.clock.asked import check_clock, check_steady, labels_of, read_destination
from tests.interfaces.command_line import LEMONADE


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


def test_steady_clocks_lie_within_the_cards(central):
    check_steady(central.world, [6.0], [10.0], 24.0)
    assert faults_of(lambda: check_steady(central.world, [0.0], [1.0, 0.5, 2.0], 24.0)) == [WrongOption] * 3


def test_labels_stand_in_the_order_of_the_scenario(central):
    assert labels_of(central, "company_revenue", {}) == ("Anthropic",)
    assert set(labels_of(central, "lab_sales", {"lab": "OpenAI", "segment": "science"})) == {"OpenAI", "science"}


@pytest.mark.parametrize(
    ("variable", "labels", "fault"),
    [
        ("company_revenu", {}, UnknownName),
        ("price_sensitivity", {}, UnknownName),
        ("company_revenue", {"lab": "OpenIA"}, UnknownLabel),
        ("segment_spend", {}, UnknownLabel),
    ],
)
def test_what_is_no_variable_or_label_is_told(central, variable, labels, fault):
    assert faults_of(lambda: labels_of(central, variable, labels)) == [fault]


def test_a_world_without_a_clock_says_so(central):
    lemonade = sixteenth.read(LEMONADE, allow_code=True)
    assert faults_of(lambda: check_clock(lemonade)) == [UnknownName]
    check_clock(central)
