"""Fits: the deciles written are those drawn, at any distance from the bounds, or there is no such distribution."""

import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sixteenth.engine.draws.shapes import Cut
from sixteenth.scenarios.values.fits import Z90, fit

UNIT = (0.0, 1.0)
FREE = (-math.inf, math.inf)


def deciles(shape: str, numbers: tuple[float, float], bounds: tuple[float, float]) -> list[float]:
    cut = Cut(shape, np.array([numbers]), np.array([bounds], float))
    return cut.quantiles(np.array([[0.1, 0.9]]))[0].tolist()


places = st.floats(0.001, 0.999)


@given(places, places, st.sampled_from(["normal", "beta"]), st.floats(0.01, 1e6), st.floats(-1e3, 1e3))
def test_what_is_fitted_between_bounds_has_the_deciles_it_was_given(one, other, shape, scale, start):
    low, high = sorted((one, other))
    assume(high - low > 1e-3)
    if shape == "beta":
        scale, start = 0.9, 0.05
    bounds = (start, start + scale)
    p10, p90 = start + scale * low, start + scale * high
    numbers = fit(shape, p10, p90, bounds)
    if numbers is None:  # too near to a bound: see below
        return
    nothing_cut = 3e-9  # of the distance between the deciles: what the closed form may miss
    assert deciles(shape, numbers, bounds) == pytest.approx([p10, p90], abs=nothing_cut * (p90 - p10), rel=1e-12)


@given(st.floats(0.13, 0.6), st.floats(0.13, 0.6))
def test_a_normal_that_keeps_its_distance_from_both_bounds_is_found(below, above):
    """With a decile's distance of over an eighth of the other's on both sides a bell is never too wide."""
    p10, p90 = 10.0, 20.0
    bounds = (p10 - below * 10, p90 + above * 10)
    numbers = fit("normal", p10, p90, bounds)
    assert numbers is not None
    assert deciles("normal", numbers, bounds) == pytest.approx([p10, p90], rel=1e-9)


@pytest.mark.parametrize(("ratio", "is_possible"), [(2, True), (10, True), (20, True), (21.9, False), (1e6, False)])
@pytest.mark.parametrize("sign", [1, -1])
def test_beside_one_bound_a_normal_ends_at_an_exponential(ratio, is_possible, sign):
    """An exponential's ninth decile is ln 10 / ln(10 / 9) = 21.85 times its first; no normal's is more."""
    p10, p90 = sorted((sign * 1.0, sign * ratio))
    bounds = (0, math.inf) if sign > 0 else (-math.inf, 0)
    numbers = fit("normal", p10, p90, bounds)
    assert (numbers is not None) == is_possible
    if numbers is not None:
        assert deciles("normal", numbers, bounds) == pytest.approx([p10, p90], rel=1e-9)


@pytest.mark.parametrize("edge", [0.0, 1e-9, 0.05, 0.0999, 0.1])
def test_between_two_bounds_a_normal_ends_at_a_uniform(edge):
    assert fit("normal", edge, 1 - edge, UNIT) is None
    assert fit("normal", 0.101, 0.899, UNIT) is not None


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), st.floats(8, 1e3))
def test_bounds_that_cut_off_nothing_leave_the_closed_form(p10, width, distance):
    p90 = p10 + width
    assume(p90 > p10)
    bounds = (p10 - distance * (p90 - p10), p90 + distance * (p90 - p10))
    assert fit("normal", p10, p90, bounds) == ((p10 + p90) / 2, (p90 - p10) / (2 * Z90))


@given(st.floats(-280, 280), st.floats(0.001, 20))
def test_a_lognormal_of_any_size_has_its_deciles(power, width):
    p10 = 10.0**power
    p90 = p10 * 10.0**width
    assume(p90 < 1e300)
    numbers = fit("lognormal", p10, p90, (0, math.inf))
    assert numbers is not None
    assert deciles("lognormal", numbers, (0, math.inf)) == pytest.approx([p10, p90], rel=1e-9)


small = st.floats(-15, -0.3).map(lambda power: 10.0**power)
near_one = st.floats(-15, -0.3).map(lambda power: 1 - 10.0**power)
probabilities = st.one_of(small, near_one, st.floats(0.001, 0.999))


@given(probabilities, probabilities)
def test_a_beta_has_its_deciles_in_both_tails_to_nine_digits(one, other):
    p10, p90 = sorted((one, other))
    assume(p90 - p10 > 1e-3 * min(p10, 1 - p90))
    numbers = fit("beta", p10, p90, UNIT)
    assert numbers is not None, (p10, p90)
    for drawn, written in zip(deciles("beta", numbers, UNIT), (p10, p90), strict=True):
        assert abs(drawn - written) <= 1e-9 * min(written, 1 - written)


@pytest.mark.parametrize(
    ("p10", "p90"),
    [
        (1e-4, 1e-3),
        (1e-4, 0.5),
        (0.5, 0.999999),
        (1e-8, 1 - 1e-8),
        (0.3, 0.3001),
        (0.999, 0.9999),
        (1e-300, 0.5),
        (1e-52, 1e-50),
        (1e-20, 0.999999999),
    ],
)
def test_betas_of_small_odds(p10, p90):
    numbers = fit("beta", p10, p90, UNIT)
    assert numbers is not None
    for drawn, written in zip(deciles("beta", numbers, UNIT), (p10, p90), strict=True):
        assert abs(drawn - written) <= 1e-9 * min(written, 1 - written)


@pytest.mark.parametrize(("p10", "p90"), [(0.3, 0.3 + 1e-12), (1e-300, 1.1e-300), (0.3, math.nextafter(0.3, 1))])
def test_a_beta_that_doubles_cannot_hold_is_none(p10, p90):
    assert fit("beta", p10, p90, UNIT) is None


def test_what_has_no_width_or_too_much_is_none():
    assert fit("normal", 1.0, 1.0, FREE) is None
    assert fit("normal", -1.7e308, 1.7e308, FREE) is None
    assert fit("lognormal", 1.0, 1.0, (0, math.inf)) is None
    assert fit("beta", 0.5, 0.5, UNIT) is None
