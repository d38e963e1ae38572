"""Odds of a stop: what they mean for other times, against a month-by-month draw of when progress stops."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.errors import OutsideDomain
from sixteenth.reproductions.stop_hazard import expected_multiple, probability_running
from tests.reproductions.rows import assert_all_come_out

ODDS = st.floats(0.01, 0.9)


def test_what_was_said_comes_out():
    assert_all_come_out("stop_hazard")


@given(ODDS, st.floats(3, 120))
def test_odds_of_a_window_are_the_odds_of_that_window(odds, window):
    assert probability_running(window, odds, window) == pytest.approx(1 - odds)
    assert probability_running(2 * window, odds, window) == pytest.approx((1 - odds) ** 2)
    assert probability_running(0, odds, window) == 1


@given(st.floats(0.05, 0.6), st.floats(4, 12), st.integers(1, 36))
def test_the_mean_multiple_is_that_of_drawn_stops(odds, doubling, months):
    luck = np.random.default_rng(7)
    monthly = 1 - (1 - odds) ** (1 / 24)
    lasted = np.minimum(luck.geometric(monthly, 200_000) - 1, months)  # months that ran before the one it stopped in
    drawn = 2 ** (lasted / doubling)
    error = drawn.std() / np.sqrt(len(drawn))
    assert expected_multiple(months, doubling, odds) == pytest.approx(drawn.mean(), abs=5 * error + 1e-9)


def test_without_a_stop_it_just_doubles():
    assert expected_multiple(24, 6.0, 0.0) == pytest.approx(16)


def test_a_likelier_stop_and_a_slower_doubling_grow_less():
    assert expected_multiple(24, 6.0, 0.4) < expected_multiple(24, 6.0, 0.2)
    assert expected_multiple(24, 8.0, 0.2) < expected_multiple(24, 6.0, 0.2)


@pytest.mark.parametrize(("odds", "window", "ahead"), [(1.0, 24, 24), (-0.1, 24, 24), (0.2, 0, 24), (0.2, 24, -1)])
def test_odds_that_are_none_are_refused(odds, window, ahead):
    with pytest.raises(OutsideDomain, match="and holds from"):
        probability_running(ahead, odds, window)


def test_a_doubling_in_no_time_is_refused():
    with pytest.raises(OutsideDomain, match="a doubling time of 0 months"):
        expected_multiple(24, 0.0, 0.2)
