"""First months and counts of 100, against counting by hand."""

import math
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth.measures.arrivals import error_of_100, first_month, months_by, of_100

RUN: Any = SimpleNamespace(months=np.arange(4) + np.datetime64("2026-04", "M"))


@given(st.lists(st.lists(st.booleans(), min_size=5, max_size=5), min_size=1, max_size=6))
def test_the_first_month_is_found_by_looking(rows):
    found = first_month(np.array(rows))
    for draw in range(5):
        seen = [month for month, row in enumerate(rows) if row[draw]]
        assert found[draw] == (seen[0] if seen else len(rows))


def test_months_are_those_by_which_so_many_are_there():
    assert months_by(RUN, np.array([0, 1, 1, 2])) == ("2026-04", "2026-05", "2026-06")
    assert months_by(RUN, np.array([3.0, 4.0, np.inf])) == ("2026-07", None, None)
    assert months_by(RUN, np.array([])) == (None, None, None)


def test_counts_are_of_100():
    assert of_100(np.array([True, False, False, True])) == 50
    assert math.isnan(of_100(np.array([])))


def test_the_error_is_binomial():
    assert error_of_100(50.0, 100) == pytest.approx(5.0)
    assert error_of_100(100.0, 400) == 0
    assert math.isnan(error_of_100(50.0, 0))


def test_the_error_of_a_count_is_the_spread_of_such_counts():
    drawn = np.random.default_rng(7).binomial(200, 0.18, 20_000) / 2
    assert abs(error_of_100(18.0, 200) - drawn.std()) < 0.05
    assert error_of_100(0.0, 200) == error_of_100(100.0, 200) == 0
    assert math.isnan(error_of_100(18.0, 0))
