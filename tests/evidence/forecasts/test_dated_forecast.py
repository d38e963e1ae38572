"""Distributions as 201 quantiles: percentiles and scores beside closed forms of the lognormal."""

import datetime
import json

import numpy as np
import pytest
import scoringrules
from scipy import stats

from sixteenth.evidence.forecasts.dated_forecast import POINTS, forecast_of, read_forecast

MIDDLE, SPREAD = 3.0, 0.5
DATE = datetime.date(2026, 9, 30)


@pytest.fixture(scope="module")
def lognormal():
    odds = (np.arange(200_000) + 0.5) / 200_000
    return forecast_of("run_rate", "OpenAI", DATE, "bn USD a year", np.exp(stats.norm.ppf(odds, MIDDLE, SPREAD)))


@pytest.mark.parametrize("value", [8.0, 20.0, 45.0])
def test_percentiles_and_scores_are_those_of_the_lognormal(lognormal, value):
    assert lognormal.percentile(value) == pytest.approx(stats.norm.cdf(np.log(value), MIDDLE, SPREAD), abs=2e-3)
    expected = float(scoringrules.crps_normal(np.log(value), MIDDLE, SPREAD))
    assert lognormal.crps(value) == pytest.approx(expected, rel=5e-3)


def test_what_lies_outside_all_quantiles_is_at_an_end(lognormal):
    assert (lognormal.percentile(0.01), lognormal.percentile(1e6)) == (0, 1)


def test_quantiles_shown_are_those_of_the_lognormal(lognormal):
    expected = np.exp(stats.norm.ppf([0.05, 0.25, 0.5, 0.75, 0.95], MIDDLE, SPREAD))
    np.testing.assert_allclose(lognormal.shown(), expected, rtol=2e-3)


def test_a_forecast_comes_back_from_its_file_to_five_digits(lognormal):
    back = read_forecast(json.loads(json.dumps(lognormal.as_data())))
    assert (back.quantity, back.lab, back.date, back.unit) == ("run_rate", "OpenAI", DATE, "bn USD a year")
    assert len(back.quantiles) == POINTS
    np.testing.assert_allclose(back.quantiles, lognormal.quantiles, rtol=1e-4)
