"""Means over futures, and how sure they are."""

import numpy as np
import pytest

from sixteenth.decide.expected import expected, expected_ratio
from tests.decide.society_runs import DRAWS, made

RUN = made(2)
LUCK = np.random.default_rng(7)


def test_a_mean_and_its_error():
    values = np.arange(DRAWS, dtype=float)
    told = expected(RUN, values)
    assert told.mean == values.mean()
    assert told.standard_error == pytest.approx(values.std(ddof=1) / np.sqrt(DRAWS))


def test_futures_that_are_no_numbers_are_left_out():
    values = np.where(np.arange(DRAWS) == 3, np.nan, 2.0)
    assert expected(RUN, values).mean == 2


def test_a_ratio_of_means_is_not_a_mean_of_ratios():
    above, below = np.array([1.0, 0.0] * 50 + [1.0]), np.array([4.0, 1.0] * 50 + [4.0])
    assert expected_ratio(RUN, above, below).mean == pytest.approx(above.mean() / below.mean())


def test_the_error_of_a_ratio_is_what_other_draws_spread_by():
    samples = LUCK.normal((2.0, 8.0), (0.5, 1.0), (3000, DRAWS, 2))
    ratios = samples[..., 0].mean(axis=1) / samples[..., 1].mean(axis=1)
    told = [expected_ratio(RUN, each[:, 0], each[:, 1]).standard_error for each in samples[:50]]
    assert np.mean(told) == pytest.approx(ratios.std(), rel=0.05)
