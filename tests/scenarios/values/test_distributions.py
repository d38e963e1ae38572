import math

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from scipy import stats

from sixteenth.engine.declared import Distribution
from sixteenth.engine.draws.draw import Row, Table, median_of
from sixteenth.errors import BoundViolation, Place, WrongDistribution
from sixteenth.scenarios.files.schema import Amount
from sixteenth.scenarios.values.distributions import read_amount

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


CHOICES = st.lists(
    st.tuples(st.floats(-1e6, 1e6), st.integers(1, 100)), min_size=1, max_size=6, unique_by=lambda pair: pair[0]
)


@given(CHOICES, FACTORS)
def test_choices_keep_their_odds(choices, factor):
    assume(all(factor * value or not value for value, _ in choices))
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
        (Amount(distribution="normal"), "normal: p10 and p90, or mean and sd"),
        (Amount(distribution="normal", p10=0), "normal: p10 and p90, or mean and sd"),
        (Amount(distribution="uniform", p10=0, p90=1), "uniform: high and low"),
        (Amount(distribution="choice", low=0, high=1), "choice: choices"),
        (Amount(distribution="lognormal", p10=-1, p90=1), "positive numbers for a lognormal"),
        (Amount(distribution="lognormal", p10=0, p90=1), "positive numbers for a lognormal"),
        (Amount(distribution="beta", p10=0, p90=0.5), "numbers between 0 and 1 for a beta"),
        (Amount(distribution="beta", p10=0.5, p90=1), "numbers between 0 and 1 for a beta"),
        (Amount(distribution="uniform", low=1, high=1), "the lower number first"),
        (Amount(distribution="choice", choices=[]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 0.5), (2, 0.6)]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 1.5), (2, -0.5)]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 0.5), (2, math.nan)]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 1e308), (2, 1e308)]), "positive odds that sum to 1"),
        (Amount(distribution="choice", choices=[(1, 0.5), (1, 0.5)]), "each value once"),
        (Amount(distribution="choice", choices=[(n, 1 / 1001) for n in range(1001)]), "at most 1,000"),
        (Amount(distribution="uniform", low=-1.5e308, high=1.5e308), "numbers that a uniform can have"),
        (Amount(distribution="normal", p10=-1.5e308, p90=1.5e308), "numbers that a normal can have"),
        (Amount(distribution="lognormal", p10=1e-290, p90=1e290), "numbers that a lognormal can have"),
        (Amount(distribution="lognormal", p10=1e-320, p90=1e-310), "numbers that a lognormal can have"),
        (Amount(distribution="beta", p10=0.3, p90=0.3 + 1e-12), "numbers that a beta can have"),
    ],
)
def test_contradictions_are_told(amount, expected):
    _, (fault, *others) = read_amount("x", amount, 1.0, FREE, at)
    assert (type(fault), fault.expected, others) == (WrongDistribution, expected, [])


@given(st.floats(0, 1), st.floats(1e-3, 1e6), st.booleans())
def test_what_lies_outside_its_bounds_is_told_with_the_nearest_that_does_not(inside, beyond, is_above):
    value = 1 + beyond if is_above else -beyond
    _, (fault,) = read_amount("x", Amount(value=value), 1.0, (0, 1), at)
    assert isinstance(fault, BoundViolation)
    assert fault.where.file == "value"
    assert fault.cure == f"use {1 if is_above else 0}"
    assert read(Amount(value=inside), bounds=(0, 1)).numbers == (inside,)


def test_bounds_are_told_in_the_unit_that_was_written():
    _, (fault,) = read_amount("x", Amount(distribution="uniform", low=50, high=120), 0.01, (0, 1), at)
    assert (fault.where.file, fault.got, fault.expected) == ("high", "120", "0 to 100")


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
@pytest.mark.parametrize("bounds", [(0, 1e300), FREE])
def test_what_is_no_number_is_outside_any_bounds(value, bounds):
    assert faults_of(Amount(value=value), bounds=bounds) == [BoundViolation]
    assert faults_of(Amount(distribution="normal", p10=value, p90=1), bounds=bounds) == [BoundViolation]
    assert faults_of(Amount(distribution="choice", choices=[(value, 0.5), (1, 0.5)]), bounds=bounds) == [BoundViolation]


@pytest.mark.parametrize(("value", "factor"), [(1e308, 1e9), (-1e300, 1e9), (5e-324, 0.01)])
def test_a_number_that_its_unit_makes_infinite_or_nothing_is_told(value, factor):
    assert faults_of(Amount(value=value), factor) == [BoundViolation]


@pytest.mark.parametrize(("written", "read_as"), [(-0.0, 0.0), (5e-324, 5e-324), (2**53 + 1, 2**53), (10**30, 1e30)])
def test_numbers_at_the_ends_of_what_doubles_hold(written, read_as):
    (number,) = read(Amount(value=written)).numbers
    assert number == read_as
    assert math.copysign(1, number) == 1


def test_each_value_of_a_choice_that_is_out_of_bounds_is_told():
    choices = [(-1, 0.25), (0.5, 0.25), (2, 0.25), (3, 0.25)]
    _, faults = read_amount("x", Amount(distribution="choice", choices=choices), 1.0, (0, 1), at)
    assert [fault.got for fault in faults] == ["-1", "2", "3"]


# --- Deciles of what the bounds of a card leave ----------------------------------------------------------------------

CUT = [
    (Amount(distribution="normal", p10=2, p90=8), 1.0, (0, 10)),
    (Amount(distribution="lognormal", p10=0.0079, p90=0.315), 1.0, (0, 0.95)),
    (Amount(distribution="lognormal", p10=10, p90=50), 0.01, (0, 1)),
    (Amount(distribution="beta", p10=0.5, p90=0.9), 1.0, (0, 0.99)),
    (Amount(distribution="normal", p10=1, p90=20), 1.0, (0, math.inf)),
    (Amount(distribution="normal", p10=-20, p90=-1), 1.0, (-math.inf, 0)),
]


@pytest.mark.parametrize(("amount", "factor", "bounds"), CUT)
def test_one_draw_in_ten_lies_below_and_one_above_whatever_the_bounds_cut_off(amount, factor, bounds):
    found = read(amount, factor, bounds)
    drawn = Table((Row("x", (), found, bounds),)).sample(7, np.arange(40_000))[0]
    written = factor * np.array([amount.p10, amount.p90])
    assert np.mean(drawn < written[0]) == pytest.approx(0.1, abs=0.006)  # four standard errors
    assert np.mean(drawn > written[1]) == pytest.approx(0.1, abs=0.006)
    assert np.mean(drawn < median_of(found)) == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize(
    ("amount", "bounds"),
    [
        (Amount(distribution="normal", p10=0, p90=10), (0, 10)),
        (Amount(distribution="normal", p10=1, p90=9), (0, 10)),
        (Amount(distribution="normal", p10=0.4, p90=10), (0, math.inf)),
        (Amount(distribution="lognormal", p10=1, p90=5), (1, 100)),
        (Amount(distribution="beta", p10=0.11, p90=0.89), (0.1, 0.9)),
    ],
)
def test_deciles_too_near_to_a_bound_are_told(amount, bounds):
    where = Place("own.toml", 3)
    found, (fault,) = read_amount("x", amount, 1.0, bounds, at, where)
    assert found is None
    assert type(fault) is WrongDistribution
    assert fault.got == f"p10 = {amount.p10:g} and p90 = {amount.p90:g}"
    assert fault.expected == f"numbers that a {amount.distribution} within {bounds[0]:g} to {bounds[1]:g} can have"
    assert "use p10 = " in fault.cure
    assert f"use distribution = 'uniform' with low = {amount.p10:g} and high = {amount.p90:g}" in fault.cure
    assert fault.cure.endswith(", or change the bounds of its card at own.toml:3")


MOMENTS = [
    (Amount(distribution="normal", mean=5, sd=2), 1.0, FREE),
    (Amount(distribution="lognormal", mean=3, sd=1), 1e9, (0, math.inf)),
    (Amount(distribution="beta", mean=80, sd=10), 0.01, (0, 1)),
    (Amount(distribution="normal", mean=1, sd=0.8), 1.0, (0, math.inf)),
    (Amount(distribution="lognormal", mean=5, sd=2), 1.0, (1, 20)),
]


@pytest.mark.parametrize(("amount", "factor", "bounds"), MOMENTS)
def test_draws_have_the_mean_and_the_deviation_that_are_written(amount, factor, bounds):
    drawn = Table((Row("x", (), read(amount, factor, bounds), bounds),)).sample(7, np.arange(40_000))[0]
    assert drawn.mean() == pytest.approx(factor * amount.mean, abs=4 * factor * amount.sd / 200)  # standard errors
    assert drawn.std() == pytest.approx(factor * amount.sd, rel=0.03)
    assert bounds[0] <= drawn.min() <= drawn.max() <= bounds[1]


def test_a_triangular_has_its_mean_and_its_ends():
    found = read(Amount(distribution="triangular", low=10, mode=20, high=60), 0.01, (0, 1))
    drawn = Table((Row("x", (), found, (0, 1)),)).sample(7, np.arange(40_000))[0]
    assert found.numbers == (0.1, 0.2, 0.6)
    assert drawn.mean() == pytest.approx((0.1 + 0.2 + 0.6) / 3, abs=0.003)
    assert 0.1 < drawn.min() < 0.11
    assert 0.57 < drawn.max() < 0.6


IMPOSSIBLE = [
    (Amount(distribution="beta", mean=0.8, sd=0.5), "sd", "below 0.4 for a beta of mean 0.8", "use sd = 0.35"),
    (Amount(distribution="beta", mean=1.2, sd=0.1), "mean", "between 0 and 1 for a beta", "use mean = 0.95"),
    (Amount(distribution="lognormal", mean=-1, sd=1), "mean", "a positive number for a lognormal", "use mean = "),
    (Amount(distribution="normal", mean=0.5, sd=0), "sd", "a positive number, or value alone", "use value = 0.5"),
    (Amount(distribution="normal", mean=0.5, sd=2), "mean", "that a normal within 0 to 1 can have", "use sd = 0.2"),
    (Amount(distribution="triangular", low=0, mode=0.9, high=0.5), "mode", "one from 0 to 0.5", "use mode = 0.5 and"),
    (Amount(distribution="triangular", low=0, high=0.5), "card", "high and low and mode", "write distribution = 'unif"),
    (Amount(distribution="normal", mean=0.5, p90=0.9), "card", "or mean and sd", "and remove"),
]


@pytest.mark.parametrize(("amount", "entry", "expected", "cure"), IMPOSSIBLE)
def test_numbers_that_no_distribution_has_are_told_with_what_has(amount, entry, expected, cure):
    _, faults = read_amount("x", amount, 1.0, (0, 1), at)
    told = [fault for fault in faults if type(fault) is WrongDistribution]
    assert [fault.where.file for fault in told] == [entry]
    assert expected in told[0].expected
    assert cure in told[0].cure
