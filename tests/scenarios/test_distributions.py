import math

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.engine.declared import Distribution
from sixteenth.errors import OutOfBounds, Place, WrongDistribution
from sixteenth.scenarios.distributions import read_amount
from sixteenth.scenarios.schema import Amount

FREE = (-math.inf, math.inf)
AMOUNTS = st.floats(1e-6, 1e9)
FACTORS = st.sampled_from([1.0, 0.01, 12.0, 1e9, 1e9 / 12])


def at(*key: str | int) -> Place:
    return Place("/".join(map(str, key)) or "card")


def read(amount: Amount, factor: float = 1.0, bounds: tuple[float, float] = FREE) -> Distribution:
    distribution, faults = read_amount("x", amount, factor, bounds, at)
    assert faults == []
    assert distribution is not None
    return distribution


def faults_of(amount: Amount, factor: float = 1.0, bounds: tuple[float, float] = FREE) -> list[type]:
    distribution, faults = read_amount("x", amount, factor, bounds, at)
    assert distribution is None
    assert faults
    return [type(fault) for fault in faults]


@given(AMOUNTS, st.floats(1.001, 1e4), FACTORS)
def test_a_lognormal_has_the_deciles_it_was_given(p10, ratio, factor):
    p90 = p10 * ratio
    read_one = read(Amount(distribution="lognormal", p10=p10, p90=p90), factor)
    assert read_one.shape == "lognormal"
    mean, spread = read_one.numbers
    fitted = stats.lognorm(s=spread, scale=math.exp(mean))
    assert fitted.ppf([0.1, 0.9]) == pytest.approx([factor * p10, factor * p90], rel=1e-9)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), FACTORS)
def test_a_normal_has_the_deciles_it_was_given(p10, width, factor):
    mean, spread = read(Amount(distribution="normal", p10=p10, p90=p10 + width), factor).numbers
    expected = [factor * p10, factor * (p10 + width)]
    assert stats.norm(mean, spread).ppf([0.1, 0.9]) == pytest.approx(expected, rel=1e-9, abs=1e-6 * factor)


@given(st.floats(0.01, 0.98), st.floats(0.01, 0.97))
def test_a_beta_has_the_deciles_it_was_given(p10, width):
    p90 = p10 + width
    assume(p90 <= 0.99)
    a, b = read(Amount(distribution="beta", p10=p10, p90=p90), bounds=(0, 1)).numbers
    assert stats.beta(a, b).ppf([0.1, 0.9]) == pytest.approx([p10, p90], abs=1e-6)


def test_a_beta_may_be_in_per_cent():
    a, b = read(Amount(distribution="beta", p10=20, p90=25), 0.01, (0, 1)).numbers
    assert stats.beta(a, b).ppf([0.1, 0.9]) == pytest.approx([0.20, 0.25], abs=1e-9)


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6), FACTORS)
def test_a_uniform_runs_from_low_to_high(low, width, factor):
    high = low + width
    assert read(Amount(distribution="uniform", low=low, high=high), factor).numbers == (factor * low, factor * high)


@given(st.floats(-1e9, 1e9), FACTORS)
def test_a_number_is_in_the_unit_of_its_card(value, factor):
    assert read(Amount(value=value), factor) == Distribution("point", (factor * value,))


@given(st.lists(st.tuples(st.floats(-1e6, 1e6), st.integers(1, 100)), min_size=1, max_size=6), FACTORS)
def test_choices_keep_their_odds(choices, factor):
    total = sum(weight for _, weight in choices)
    pairs = [(value, weight / total) for value, weight in choices]
    distribution = read(Amount(distribution="choice", choices=pairs), factor)
    assert distribution.numbers[0::2] == tuple(factor * value for value, _ in pairs)
    assert math.fsum(distribution.numbers[1::2]) == pytest.approx(1)


def test_shared_luck_is_handed_on():
    assert read(Amount(distribution="uniform", low=0, high=1, shared=True)).shared


@given(st.sampled_from(["normal", "lognormal", "beta"]), st.floats(0.01, 0.99), st.floats(0.0, 0.98))
def test_deciles_in_the_wrong_order_are_told(shape, p10, less):
    assume(p10 - less > 0)
    assert WrongDistribution in faults_of(Amount(distribution=shape, p10=p10, p90=p10 - less))


@pytest.mark.parametrize(
    ("amount", "expected"),
    [
        (Amount(), "a number: value"),
        (Amount(low=0), "a number: value"),
        (Amount(value=1, p10=0), "a number: value"),
        (Amount(distribution="normal"), "normal: p10 and p90"),
        (Amount(distribution="normal", p10=0), "normal: p10 and p90"),
        (Amount(distribution="uniform", p10=0, p90=1), "uniform: high and low"),
        (Amount(distribution="choice", low=0, high=1), "choice: choices"),
        (Amount(distribution="lognormal", p10=-1, p90=1), "positive numbers for a lognormal"),
        (Amount(distribution="lognormal", p10=0, p90=1), "positive numbers for a lognormal"),
        (Amount(distribution="beta", p10=0, p90=0.5), "numbers between 0 and 1 for a beta"),
        (Amount(distribution="beta", p10=0.5, p90=1), "numbers between 0 and 1 for a beta"),
        (Amount(distribution="uniform", low=1, high=1), "the lower number first"),
        (Amount(distribution="normal", p10=math.nan, p90=1), "the lower number first"),
        (Amount(distribution="choice", choices=[]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 0.5), (2, 0.6)]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 1.5), (2, -0.5)]), "positive odds that sum to 1"),
    ],
)
def test_contradictions_are_told(amount, expected):
    _, (fault, *others) = read_amount("x", amount, 1.0, FREE, at)
    assert (type(fault), fault.expected, others) == (WrongDistribution, expected, [])


@given(st.floats(0, 1), st.floats(1e-3, 1e6), st.booleans())
def test_what_lies_outside_its_bounds_is_told_with_the_nearest_that_does_not(inside, beyond, is_above):
    value = 1 + beyond if is_above else -beyond
    _, (fault,) = read_amount("x", Amount(value=value), 1.0, (0, 1), at)
    assert isinstance(fault, OutOfBounds)
    assert fault.where.file == "value"
    assert fault.cure.startswith(f"use {1 if is_above else 0},")
    assert read(Amount(value=inside), bounds=(0, 1)).numbers == (inside,)


def test_bounds_are_told_in_the_unit_that_was_written():
    _, (fault,) = read_amount("x", Amount(distribution="uniform", low=50, high=120), 0.01, (0, 1), at)
    assert (fault.where.file, fault.got, fault.expected) == ("high", "120", "0 to 100")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_outside_any_bounds(value):
    assert faults_of(Amount(value=value), bounds=(0, 1e300)) == [OutOfBounds]
