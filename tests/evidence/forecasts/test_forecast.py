"""Forecasts beside the line: parts add up to the whole difference, and a line is the one that the rulers draw."""

import datetime
import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from sixteenth.engine.history import Variable
from sixteenth.evidence.facts_read.read_facts import DATA_CUT
from sixteenth.evidence.forecasts.forecast import forecast, kept_for, line_of
from sixteenth.evidence.forecasts.quantity import quantities
from sixteenth.evidence.scored.predictions import Drawn

DATE = datetime.date(2027, 6, 30)
MIDDLE, LAST = 2, 14


def run(own: float = 0.02, market: float = 0.05, draws: int = 200) -> Any:
    """Return a stand-in of a run of two labs whose growth a month, in logs, is the market's and the first one's own."""
    months = np.arange(LAST + 1)
    luck = np.random.default_rng(1).normal(0, 0.2, draws)
    rates = np.stack([58.0 * np.exp((market + own) * months), 10.0 * np.exp(market * months)], axis=1)
    unexplained = np.stack([own * months, 0.0 * months], axis=1)
    revenue = rates[:, :, None] * np.exp(luck) * 1e9 / 12
    return SimpleNamespace(
        monthly={"company_revenue": revenue, "unexplained_sales": unexplained[:, :, None] * np.ones(draws)},
        variables={name: Variable(("lab",), "") for name in ("company_revenue", "unexplained_sales")},
        labels={"lab": ("Anthropic", "Google DeepMind")},
        months=np.datetime64("2026-07") + months,
        only_finite=lambda values: values,
    )


def middle_of_line(quantity: str, date: datetime.date, until: datetime.date = DATA_CUT) -> float:
    """Return the middle of Anthropic's line."""
    found = line_of(quantities()[quantity], "Anthropic", date, until)
    assert not isinstance(found, str)
    return found[MIDDLE]


def test_the_parts_of_a_difference_add_up_to_it():
    found = forecast(run(), quantities()["run_rate"], "Anthropic", DATE)
    assert found.line is not None
    assert found.parts is not None
    assert found.parts.whole == pytest.approx(math.log(found.ours[MIDDLE] / found.line[MIDDLE]), abs=0.01)
    away = (DATE - datetime.date(2026, 7, 30)).days * 12 / 365.25  # a fortnight after the middle of the first month
    assert found.parts.own == pytest.approx(0.02 * away, rel=0.02)
    assert found.parts.explained == pytest.approx(0.05 * away, rel=0.02)


def test_a_lab_that_reports_nothing_has_no_line_and_says_so():
    found = forecast(run(), quantities()["run_rate"], "Google DeepMind", DATE)
    assert found.line is None
    assert "fewer than two reports" in found.why_no_line
    assert found.ours[MIDDLE] == pytest.approx(10 * math.exp(0.05 * 11), rel=0.03)


def test_the_line_of_a_quarter_is_a_quarter_of_the_rate_in_its_middle():
    quarter = middle_of_line("quarter_revenue", DATE)
    assert quarter == pytest.approx(middle_of_line("run_rate", datetime.date(2027, 5, 16)) / 4, rel=0.05)


def test_the_line_knows_no_more_than_was_told_by_the_day():
    early = middle_of_line("run_rate", DATE, until=datetime.date(2025, 12, 31))
    assert early < middle_of_line("run_rate", DATE)  # growth since was faster


def test_valuations_have_no_line():
    assert isinstance(line_of(quantities()["valuation"], "Anthropic", DATE), str)


def test_what_a_forecast_needs_is_kept():
    kept = kept_for([quantities()["valuation"]]).monthly
    assert set(kept) == {"valuation", "company_revenue", "unexplained_sales"}


def test_a_forecast_is_scored_as_the_forms_are():
    found = forecast(run(), quantities()["run_rate"], "Anthropic", DATE)
    value = found.ours[MIDDLE]
    drawn = Drawn(tuple(map(math.log, found.forecast.quantiles)))
    assert drawn.crps(math.log(value)) == pytest.approx(found.forecast.crps(value), rel=0.02)
