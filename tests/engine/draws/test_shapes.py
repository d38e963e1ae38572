"""Shapes cut at bounds: quantiles keep their digits however far out in a tail the bounds lie."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.engine.draws.shapes import Cut, middle_of_choice

LEVELS = np.array([[0.001, 0.1, 0.5, 0.9, 0.999]])


def quantiles(shape: str, numbers: tuple[float, ...], bounds: tuple[float, float]) -> list[float]:
    return Cut(shape, np.array([numbers], float), np.array([bounds], float)).quantiles(LEVELS)[0].tolist()


@given(st.floats(-30, 30), st.floats(0.01, 5), st.floats(-1e3, 1e3), st.floats(0.01, 1e3))
def test_a_normal_cut_anywhere_is_the_mirror_of_its_mirror(start, width, mean, deviation):
    bounds = (mean + start * deviation, mean + (start + width) * deviation)
    found = quantiles("normal", (mean, deviation), bounds)
    mirrored = quantiles("normal", (-mean, deviation), (-bounds[1], -bounds[0]))
    assert [-each for each in reversed(mirrored)] == pytest.approx(found, abs=1e-9 * deviation, rel=1e-12)
    expected = stats.truncnorm(start, start + width, mean, deviation).ppf(LEVELS[0])
    assert found == pytest.approx(expected.tolist(), abs=1e-7 * deviation)


@pytest.mark.parametrize("low", [5.0, 12.0, 30.0])
def test_far_out_a_normal_is_nearly_an_exponential(low):
    found = quantiles("normal", (0, 1), (low, math.inf))
    assert found == pytest.approx([low - math.log(1 - level) / low for level in LEVELS[0]], rel=1.2 * 7 / low**4 + 0.03)
    assert len(set(found)) == 5


def test_a_lognormal_is_the_exponential_of_a_normal_on_both_sides():
    for bounds in ((2, 6), (-6, -2), (-1, 4)):
        found = quantiles("lognormal", (0, 1), (math.exp(bounds[0]), math.exp(bounds[1])))
        assert np.log(found).tolist() == pytest.approx(quantiles("normal", (0, 1), bounds), rel=1e-12)


@pytest.mark.parametrize("bounds", [(0, 1), (0.1, 0.4), (0.9, 1), (0.999, 1)])
def test_a_beta_is_the_mirror_of_its_mirror(bounds):
    found = quantiles("beta", (2, 8), bounds)
    mirrored = quantiles("beta", (8, 2), (1 - bounds[1], 1 - bounds[0]))
    assert [1 - each for each in reversed(mirrored)] == pytest.approx(found, rel=1e-9)
    assert all(bounds[0] < each < bounds[1] for each in found)


@given(st.floats(0, 1), st.floats(-2, 0.9), st.floats(0.01, 3))
def test_a_triangular_is_cut_as_others_are_and_is_the_mirror_of_its_mirror(mode, start, width):
    bounds = (start, start + width)
    assume(bounds[1] > 0.01)
    found = quantiles("triangular", (0, mode, 1), bounds)
    whole = stats.triang(mode)
    below, above = whole.cdf(bounds)
    assert whole.cdf(found) == pytest.approx(below + (above - below) * LEVELS[0], abs=1e-9)
    mirrored = quantiles("triangular", (-1, -mode, 0), (-bounds[1], -bounds[0]))
    assert [-each for each in reversed(mirrored)] == pytest.approx(found, abs=1e-7)


def test_rows_are_cut_each_at_its_own_bounds():
    numbers, bounds = np.array([[0, 1], [0, 1]]), np.array([[3, 4], [-math.inf, 0]])
    both = Cut("normal", numbers, bounds).quantiles(np.repeat(LEVELS, 2, axis=0)).tolist()
    assert both == [quantiles("normal", (0, 1), (3, 4)), quantiles("normal", (0, 1), (-math.inf, 0))]


@given(st.dictionaries(st.integers(-9, 9), st.integers(1, 20), min_size=1), st.randoms())
def test_the_middle_of_a_choice_is_the_least_that_half_of_the_draws_do_not_exceed(weights, luck):
    pairs = list(weights.items())
    luck.shuffle(pairs)
    total = sum(weights.values())
    middle = middle_of_choice(tuple(number for value, weight in pairs for number in (value, weight / total)))
    assert 2 * sum(weight for value, weight in pairs if value <= middle) >= total
    assert 2 * sum(weight for value, weight in pairs if value < middle) < total
