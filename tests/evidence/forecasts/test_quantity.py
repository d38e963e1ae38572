"""Quantities of a run at a date: rates between months, flows over months, and why a date is outside."""

import datetime
from types import SimpleNamespace

import numpy as np
import pytest

from sixteenth.engine.history import Variable
from sixteenth.evidence.forecasts.quantity import drawn, quantities, quantity_of, why_outside

GROWTH = 0.1  # a month
MONTHS = np.datetime64("2026-07") + np.arange(13)
MIDDLE = datetime.date(2026, 7, 16)


def run(labs=("Anthropic", "OpenAI")):
    """Return a stand-in of a run: the first lab grows by e^.1 a month from 1bn USD a month, the second stands at 2."""
    grown = 1e9 * np.exp(GROWTH * np.arange(13))
    revenue = np.stack([grown, np.full(13, 2e9)], axis=1)[:, : len(labs), None] * np.ones(3)
    return SimpleNamespace(
        monthly={"company_revenue": revenue, "market_frontier": np.arange(13.0)[:, None] * np.ones(3)},
        variables={"company_revenue": Variable(("lab",), "USDPerMonth"), "market_frontier": Variable((), "Doublings")},
        labels={"lab": labs},
        months=MONTHS,
    )


def test_a_run_rate_is_twelve_times_the_month_around_a_fortnight_before():
    rate = quantities()["run_rate"]
    date = MIDDLE + datetime.timedelta(days=14 + 61)  # two months after the middle of the first
    expected = 12 * np.exp(GROWTH * 61 / (365.25 / 12))
    np.testing.assert_allclose(drawn(rate, run(), "Anthropic", date), expected, rtol=2e-3)
    np.testing.assert_allclose(drawn(rate, run(), "OpenAI", date), 24)


def test_a_quarter_is_the_sum_of_its_months():
    quarter = quantities()["quarter_revenue"]
    expected = np.exp(GROWTH * np.arange(3)).sum()
    np.testing.assert_allclose(drawn(quarter, run(), "Anthropic", datetime.date(2026, 9, 30)), expected)


def test_doublings_of_a_minute_are_told_in_hours():
    frontier = quantities()["frontier"]
    found = drawn(frontier, run(), "", datetime.date(2027, 1, 16))  # the middle of the seventh month: 2^6 minutes
    np.testing.assert_allclose(found, 64 / 60, rtol=0.05)


@pytest.mark.parametrize(
    ("name", "lab", "date", "reason"),
    [
        ("run_rate", "Cohere", datetime.date(2026, 9, 30), "Cohere is not in the run"),
        ("run_rate", "OpenAI", datetime.date(2026, 5, 30), "before the run, which begins with 2026-07"),
        ("quarter_revenue", "OpenAI", datetime.date(2026, 7, 31), "before the run"),
        ("run_rate", "OpenAI", datetime.date(2028, 5, 30), "after the run, which ends with 2027-07"),
        ("valuation", "OpenAI", datetime.date(2026, 9, 30), "the run has no valuation"),
    ],
)
def test_what_a_run_cannot_give_is_said(name, lab, date, reason):
    assert reason in why_outside(quantities()[name], run(), lab, date)
    with pytest.raises(ValueError, match=r"run"):
        drawn(quantities()[name], run(), lab, date)


def test_series_of_facts_name_their_quantity():
    assert quantity_of("run_rate_revenue") is quantities()["run_rate"]
    assert quantity_of("market_cap") is quantities()["valuation"]
    assert quantity_of("headcount") is None
