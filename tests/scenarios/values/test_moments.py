"""Distributions by mean and standard deviation: closed forms, cut ones against SciPy, and none where there is none."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

import sixteenth
from sixteenth.engine.draws.shapes import Cut
from sixteenth.scenarios.layers.placed_posterior import LIBRARY
from sixteenth.scenarios.values import distributions, moments, value
from sixteenth.scenarios.values.moments import SOLVED, fit_moments, widest

FREE = (-math.inf, math.inf)
LEVELS = (np.arange(200_000) + 0.5) / 200_000


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_a_normal_has_its_own_numbers(mean, deviation):
    assert fit_moments("normal", mean, deviation, FREE) == (mean, deviation)


@given(st.floats(1e-6, 1e12), st.floats(1e-3, 10))
def test_a_lognormal_has_the_moments_it_was_given(mean, ratio):
    middle, spread = fit_moments("lognormal", mean, ratio * mean, (0, math.inf)) or (0, 0)
    fitted = stats.lognorm(spread, scale=math.exp(middle))
    assert (fitted.mean(), fitted.std()) == pytest.approx((mean, ratio * mean), rel=1e-6)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_a_beta_has_the_moments_it_was_given(mean, part):
    deviation = part * widest(mean)
    fitted = stats.beta(*(fit_moments("beta", mean, deviation, (0, 1)) or (1, 1)))
    assert (fitted.mean(), fitted.std()) == pytest.approx((mean, deviation), rel=1e-9)


CUT = [
    ("normal", 5, 2, (0, math.inf)),
    ("normal", 1, 0.95, (0, math.inf)),
    ("normal", -5, 2, (-math.inf, 0)),
    ("lognormal", 5e9, 2e9, (1e9, 20e9)),
    ("lognormal", 0.3, 0.2, (0, 1)),
    ("beta", 0.8, 0.1, (0.5, 0.95)),
]


@pytest.mark.parametrize(("shape", "mean", "deviation", "bounds"), CUT)
def test_what_bounds_leave_has_the_moments_it_was_given(shape, mean, deviation, bounds):
    numbers = np.array([fit_moments(shape, mean, deviation, bounds)])
    drawn = Cut(shape, numbers, np.array([bounds], float)).quantiles(LEVELS[None])[0]
    assert (drawn.mean(), drawn.std()) == pytest.approx((mean, deviation), rel=1e-4)


NONE = [
    ("normal", 1, 1.1, (0, math.inf)),  # wider than an exponential
    ("normal", 0.5, 0.3, (0, 1)),  # wider than a uniform
    ("beta", 0.8, 0.4, (0, 1)),
    ("beta", 0.8, 0.2, (0.7, 0.9)),
    ("lognormal", 1, 1e200, (0, math.inf)),
]


@pytest.mark.parametrize(("shape", "mean", "deviation", "bounds"), NONE)
def test_there_is_none_where_there_is_none(shape, mean, deviation, bounds):
    assert fit_moments(shape, mean, deviation, bounds) is None


@pytest.mark.parametrize("wanted", list(SOLVED))
def test_what_is_known_is_what_solving_gives(wanted, monkeypatch):
    shape, (mean, deviation), bounds = wanted
    known = fit_moments(shape, mean, deviation, bounds)
    monkeypatch.setattr(moments, "SOLVED", {})
    assert known == pytest.approx(fit_moments(shape, mean, deviation, bounds), rel=1e-12)
    assert known == SOLVED[wanted]


def test_no_scenario_of_the_library_needs_a_solver(monkeypatch):
    """Whoever gives an amount another mean finds here what to add to `SOLVED`."""
    wanted = list[object]()
    monkeypatch.setattr(moments, "_solve", lambda shape, _, *others: wanted.append((shape, *others)))
    monkeypatch.setattr(value, "_known", {})
    asked = set[object]()

    def noted(shape, mean, deviation, bounds):
        asked.add((shape, (mean, deviation), bounds))
        return fit_moments(shape, mean, deviation, bounds)

    monkeypatch.setattr(distributions, "fit_moments", noted)
    saying = [file.stem for file in LIBRARY.glob("*.toml") if "mean = " in file.read_text(encoding="utf-8")]
    assert all(sixteenth.read(name).settings.values for name in saying)  # the others take theirs from these
    assert wanted == []
    assert asked >= set(SOLVED)
