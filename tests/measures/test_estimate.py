"""A mean with its standard error, and too few futures to tell."""

import math

import numpy as np
import pytest

from sixteenth.measures.estimate import mean_of, mean_of_numbers


def test_the_error_of_a_mean_is_the_spread_by_the_root_of_the_count():
    found = mean_of(np.array([1.0, 2.0, 3.0, 6.0]))
    assert found.value == 3.0
    assert found.error == pytest.approx(math.sqrt(14 / 3) / 2)


def test_one_future_has_no_error_and_none_no_mean():
    assert mean_of(np.array([2.0])).value == 2.0
    assert math.isnan(mean_of(np.array([2.0])).error)
    assert math.isnan(mean_of(np.array([])).value)


def test_futures_that_did_not_stay_numbers_are_left_out():
    assert mean_of_numbers(np.array([1.0, np.nan, 3.0, np.inf])) == mean_of(np.array([1.0, 3.0]))
