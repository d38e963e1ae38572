"""Valuations as reports: in billions of USD on their day, known as facts are, and never guidance."""

import datetime
import math
from dataclasses import replace

import pytest

from sixteenth.evidence.facts_read.read_facts import find_fact
from sixteenth.evidence.observed.observe import Observation
from sixteenth.evidence.scored.valuation_reports import is_valuation, see_valuation, valuations_known_by

MAY = find_fact("capital/post_money_valuation/Anthropic/2026-05-28")


def test_a_round_is_seen_on_its_day_in_billions() -> None:
    """965 in May 2026."""
    seen = see_valuation(MAY)
    assert isinstance(seen, Observation)
    assert math.exp(seen.log_value) == pytest.approx(965)
    assert (seen.quantity, seen.lab, seen.opens, seen.closes) == ("valuation", "Anthropic", MAY.date, MAY.date)
    assert not seen.is_flow
    millions = see_valuation(replace(MAY, value=965e3, unit="USD_mn"))
    assert isinstance(millions, Observation)
    assert millions.log_value == pytest.approx(seen.log_value)


def test_what_is_no_price_paid_says_why() -> None:
    """A plan, another unit, nothing."""
    assert see_valuation(replace(MAY, basis="projected")) == "a valuation that was still to come when it was told"
    assert see_valuation(replace(MAY, unit="persons")) == "no exchange rate for persons"
    assert see_valuation(replace(MAY, value=None)) == "no number above nothing"
    assert not is_valuation(replace(MAY, series="run_rate_revenue"))


def test_a_day_knows_the_rounds_told_by_then() -> None:
    """Anthropic's Series H came in May; a lab of another name in the world is called so."""
    early, late = (valuations_known_by(datetime.date(2026, month, 30)) for month in (4, 6))
    assert MAY not in [each.fact for each in early.seen["Anthropic"]]
    assert late.seen["Anthropic"][-1].fact == MAY
    assert [each.closes for each in late.seen["Mistral"]] == sorted(each.closes for each in late.seen["Mistral"])
