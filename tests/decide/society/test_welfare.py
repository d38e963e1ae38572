"""Welfare against no models on made-up runs: means, not medians, and their errors."""

import numpy as np
import pytest

from sixteenth.decide.society.welfare import catastrophe_odds, welfare_views
from tests.decide.society_runs import DRAWS, made

SAFE = np.where(np.arange(DRAWS) < DRAWS // 2, 100.0, 150.0)  # of which mean and median differ


def run(gain=0.0, **numbers):
    return made(3, welfare_gain=gain, welfare_if_safe=SAFE, welfare_without=90.0, **numbers)


def test_the_acceptable_risk_is_that_of_means():
    (first, *_) = welfare_views(run())
    assert first.acceptable_risk == pytest.approx(1 - 90 / SAFE.mean())
    assert first.acceptable_risk_error > 0


def test_a_gain_has_its_mean_and_its_error_and_a_position_beyond_two_of_them():
    spread = np.linspace(-1, 1, DRAWS)
    wide = welfare_views(run(0.01 + spread))[0]
    assert wide.expected_gain == pytest.approx(0.01)
    assert wide.position == "about"
    assert welfare_views(run(0.01 + 0 * spread))[0].position == "above"
    assert welfare_views(run(-0.01 + 0 * spread))[0].position == "below"


def test_odds_are_means_in_the_run_and_in_all():
    odds = catastrophe_odds(
        run(probability_without_catastrophe=0.9, probability_without_catastrophe_ahead=np.linspace(0.7, 0.9, DRAWS))
    )
    assert (odds.in_run, odds.in_all) == pytest.approx((0.1, 0.2))
    assert odds.in_all_error > 0 == pytest.approx(odds.in_run_error)
