"""Counts of 100 futures have the error of so many draws."""

import math

import pytest

from sixteenth.questions.counts import error_of_100, of_100


def test_the_error_is_binomial():
    assert error_of_100(50.0, 100) == pytest.approx(5.0)
    assert error_of_100(100.0, 400) == 0
    assert math.isnan(error_of_100(50.0, 0))


def test_a_count_is_told_with_its_error():
    found = of_100(20.0, 400)
    assert (found.value, found.quantity) == (20.0, "of_100")
    assert found.standard_error == pytest.approx(2.0)
