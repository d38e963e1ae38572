"""Operands line up by the name of their axes, never by position; units combine as algebra says, or slip."""

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import jax.numpy as jnp
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sixteenth import arrays
from sixteenth.engine.carriers import Frame, NamedArray, Slip, UnitOnly, write_dimension
from sixteenth.units import Axis, Lab, Vintage
from tests.engine.worlds import Stand

SIZES: dict[type[Axis], int] = {Stand: 2, Lab: 3, Vintage: 4}
DRAWS = 5
LETTERS = {Stand: "s", Lab: "l", Vintage: "v"}
FRAME = Frame(np, np.float64, SIZES, DRAWS)

Axes = tuple[type[Axis], ...]
subsets = st.sets(st.sampled_from(list(SIZES))).map(lambda chosen: FRAME.order(frozenset(chosen)))
seeds = st.integers(0, 2**32 - 1)


def labelled(axes: Axes, seed: int, frame: Frame = FRAME) -> NamedArray:
    """Make numbers between a half and two with some axes."""
    data = np.random.default_rng([seed, len(axes)]).uniform(0.5, 2, frame.shape(axes))
    return NamedArray(frame.xp.asarray(data, frame.dtype), axes, frame)


def spread(value: NamedArray, axes: Axes) -> Any:
    """Return the array of a value in the shape of all axes, by NumPy alone."""
    letters = "".join(LETTERS[axis] for axis in axes)
    own = "".join(LETTERS[axis] for axis in value.axes)
    missing = [axis for axis in axes if axis not in value.axes]
    ones = [np.ones(SIZES[axis]) for axis in missing]
    rest = "".join(f",{LETTERS[axis]}" for axis in missing)
    return np.einsum(f"{own}d{rest}->{letters}d", value.data, *ones)


# --- Numbers with named axes -----------------------------------------------------------------------------------------

WORDS = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "divide": np.divide,
    "power": np.power,
    "minimum": np.minimum,
    "maximum": np.maximum,
    "less": np.less,
    "less_equal": np.less_equal,
    "greater": np.greater,
    "greater_equal": np.greater_equal,
}


@given(st.sampled_from(sorted(WORDS)), subsets, subsets, seeds)
def test_operands_line_up_by_axis_name(word, left_axes, right_axes, seed):
    left, right = labelled(left_axes, seed), labelled(right_axes, seed + 1)
    found = left.apply_word(word, (left, right))
    both = FRAME.order(frozenset(left_axes) | frozenset(right_axes))
    assert found.axes == both
    wanted = WORDS[word](spread(left, both), spread(right, both))
    assert np.array_equal(np.broadcast_to(found.data, wanted.shape), wanted)


@given(st.lists(subsets, min_size=2, max_size=4), seeds, st.data())
def test_the_order_of_operands_does_not_matter(all_axes, seed, data):
    values = [labelled(axes, seed + number) for number, axes in enumerate(all_axes)]
    shuffled = data.draw(st.permutations(values))

    def product(factors: Sequence[NamedArray]) -> Any:
        total: Any = 1
        for factor in factors:
            total = total * factor
        return total

    first, second = product(values), product(shuffled)
    assert first.axes == second.axes
    assert np.allclose(first.data, second.data, rtol=1e-12)


@given(st.permutations(list(SIZES)), subsets, subsets, seeds)
def test_the_order_of_axes_in_a_run_does_not_matter(order, left_axes, right_axes, seed):
    other = Frame(np, np.float64, {axis: SIZES[axis] for axis in order}, DRAWS)

    def moved(value: NamedArray) -> NamedArray:
        axes = other.order(frozenset(value.axes))
        return NamedArray(np.transpose(value.data, [*map(value.axes.index, axes), len(axes)]), axes, other)

    left, right = labelled(left_axes, seed), labelled(right_axes, seed + 1)
    here, there = left * right - left / right, moved(left) * moved(right) - moved(left) / moved(right)
    assert np.array_equal(moved(here).data, there.data)


@given(subsets, st.sampled_from(list(SIZES)), seeds)
def test_reducing_removes_its_axis_alone(axes, axis, seed):
    assume(axis in axes)
    value = labelled(axes, seed)
    own = "".join(LETTERS[each] for each in axes)
    left = own.replace(LETTERS[axis], "")
    found = arrays.sum_over(value, axis)
    assert found.axes == tuple(each for each in axes if each is not axis)
    assert np.allclose(found.data, np.einsum(f"{own}d->{left}d", value.data), rtol=1e-12)
    assert np.array_equal(arrays.largest_over(value, axis).data, value.data.max(axis=axes.index(axis)))
    assert np.array_equal(arrays.smallest_over(value, axis).data, value.data.min(axis=axes.index(axis)))


@given(subsets, st.sampled_from(list(SIZES)), seeds)
def test_previous_shifts_entries_and_begins_with_zero(axes, axis, seed):
    assume(axis in axes)
    value = labelled(axes, seed)
    found = arrays.previous(value, axis)
    assert found.axes == axes
    before, after = np.moveaxis(value.data, axes.index(axis), 0), np.moveaxis(found.data, axes.index(axis), 0)
    assert np.array_equal(after[1:], before[:-1])
    assert not after[0].any()


@given(subsets, st.sampled_from(list(SIZES)), seeds)
def test_following_shifts_entries_and_ends_with_zero(axes, axis, seed):
    assume(axis in axes)
    value = labelled(axes, seed)
    found = arrays.following(value, axis)
    assert found.axes == axes
    before, after = np.moveaxis(value.data, axes.index(axis), 0), np.moveaxis(found.data, axes.index(axis), 0)
    assert np.array_equal(after[:-1], before[1:])
    assert not after[-1].any()


@given(subsets, st.sampled_from(list(SIZES)), seeds)
def test_what_comes_onward_less_what_follows_is_the_entry_itself(axes, axis, seed):
    assume(axis in axes)
    value = labelled(axes, seed)
    onward = arrays.sum_onward(value, axis)
    assert onward.axes == axes
    assert np.allclose((onward - arrays.following(onward, axis)).data, value.data, rtol=0, atol=1e-12)
    first = onward.data.take(0, axis=axes.index(axis))
    assert np.allclose(first, value.data.sum(axis=axes.index(axis)), rtol=1e-12)


@given(subsets, subsets, st.sampled_from(list(SIZES)), seeds)
def test_the_entry_in_a_place_is_taken_draw_by_draw(axes, place_axes, axis, seed):
    assume(axis in axes)
    value, size = labelled(axes, seed), SIZES[axis]
    rounded = np.floor(spread(labelled(place_axes, seed + 1), place_axes) * 2) % (size + 2) - 1
    place = NamedArray(rounded, place_axes, FRAME)
    found = arrays.entry_at(value, axis, place)
    left = tuple(each for each in axes if each is not axis)
    both = FRAME.order(frozenset(left) | frozenset(place_axes))
    assert found.axes == both
    wanted = np.zeros(FRAME.shape(both))
    for number in range(size):
        entry = NamedArray(value.data.take(number, axis=axes.index(axis)), left, FRAME)
        wanted = np.where(spread(place, both) == number, spread(entry, both), wanted)
    assert np.array_equal(np.broadcast_to(found.data, wanted.shape), wanted)


def test_the_entry_in_a_place_by_number():
    value = labelled(tuple(SIZES), 3)
    axis = next(iter(SIZES))
    assert np.array_equal(arrays.entry_at(value, axis, 1).data, value.data[1])


@pytest.mark.parametrize(
    ("found", "wanted"),
    [
        (lambda x: 2 + x, lambda x: 2 + x),
        (lambda x: x + 2, lambda x: x + 2),
        (lambda x: 2 - x, lambda x: 2 - x),
        (lambda x: x - 2, lambda x: x - 2),
        (lambda x: 3 * x, lambda x: 3 * x),
        (lambda x: x / 3, lambda x: x / 3),
        (lambda x: 3 / x, lambda x: 3 / x),
        (lambda x: x**2, lambda x: x**2),
        (lambda x: 2**x, lambda x: 2**x),
        (lambda x: -x, lambda x: -x),
        (lambda x: np.float64(2.5) * x, lambda x: 2.5 * x),
        (lambda x: x - np.float64(2.5), lambda x: x - 2.5),
        (lambda x: ~(x > 1), lambda x: x <= 1),
        (lambda x: (x > 1) & (x < 1.5), lambda x: (x > 1) & (x < 1.5)),
        (lambda x: (x < 1) | (x >= 1.5), lambda x: (x < 1) | (x >= 1.5)),
        (lambda x: 1.0 > x, lambda x: x < 1),  # noqa: SIM300 - the number comes first on purpose
    ],
)
def test_plain_numbers_may_stand_on_either_side(found, wanted):
    value = labelled((Lab,), 1)
    assert np.array_equal(found(value).data, wanted(value.data))


def test_a_truth_counts_as_one_and_a_number_but_zero_holds():
    value = labelled((Lab,), 3)
    above = value > 1
    assert np.array_equal((above + above).data, 2.0 * (value.data > 1))
    assert np.array_equal((-above).data, -1.0 * (value.data > 1))
    assert np.array_equal(arrays.sum_over(above, Lab).data, (value.data > 1).sum(axis=0))
    assert np.array_equal((~(value - value)).data, np.ones((3, DRAWS), bool))
    assert np.array_equal(arrays.where(above + above, 5, value).data, np.where(value.data > 1, 5, value.data))


@pytest.mark.parametrize("xp", [np, jnp])
@pytest.mark.parametrize(("value", "axes"), [(3, (Lab,)), (0.25, ()), (True, (Stand, Vintage))])
def test_full_gives_the_shape_and_type_of_the_run(xp, value, axes):
    frame = Frame(xp, np.float32, SIZES, DRAWS)
    found = frame.full(value, axes)
    assert found.shape == frame.shape(axes)
    assert found.dtype == np.float32
    assert (np.asarray(found) == np.float32(value)).all()


def test_full_spreads_what_has_fewer_axes():
    value = labelled((Lab,), 4)
    found = FRAME.full(value, (Vintage, Lab))
    assert found.shape == (3, 4, DRAWS)
    assert np.array_equal(found, np.broadcast_to(value.data[:, None], found.shape))


def test_jax_and_numpy_give_the_same_word_the_same_meaning():
    fast = Frame(jnp, np.float32, SIZES, DRAWS)
    for word in WORDS:
        slow = labelled((Lab,), 5).apply_word(word, (labelled((Lab,), 5), labelled((Stand,), 6)))
        quick = labelled((Lab,), 5, fast).apply_word(word, (labelled((Lab,), 5, fast), labelled((Stand,), 6, fast)))
        assert np.allclose(slow.data, quick.data, rtol=1e-5), word


CARRIERS = [labelled((), 1), labelled((Lab,), 1), UnitOnly({"USD": 1}), UnitOnly({})]


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize(
    "branch",
    [bool, lambda x: not x, lambda x: x and 1, lambda x: 1 if x > 0 else 2, lambda x: max(x, 0)],
    ids=["bool", "not", "and", "if", "max"],
)
def test_an_equation_cannot_branch_on_a_value(carrier, branch):
    with pytest.raises(TypeError, match="use where"):
        branch(carrier)


@pytest.mark.parametrize("carrier", CARRIERS)
@pytest.mark.parametrize("compare", [lambda x: x == x * 1, lambda x: x != 0])
def test_an_equation_cannot_ask_whether_two_values_are_equal_by_identity(carrier, compare):
    with pytest.raises((TypeError, Slip)):
        compare(carrier)


# --- Units alone -----------------------------------------------------------------------------------------------------

powers = st.integers(-3, 3)
dimensions = st.dictionaries(st.sampled_from(["USD", "month", "cup", "FLOP"]), powers, max_size=3)
units = st.builds(UnitOnly, dimensions, st.sets(st.sampled_from(list(SIZES))).map(frozenset))


def same(first: Any, second: Any) -> bool:
    return (first.dimension, first.axes) == (second.dimension, second.axes)


@given(units, units, units)
def test_multiplying_is_commutative_and_associative(a, b, c):
    assert same(a * b, b * a)
    assert same((a * b) * c, a * (b * c))
    assert same(1 * a, a)


@given(units, units)
def test_dividing_undoes_multiplying(a, b):
    assert (a * b / b).dimension == a.dimension
    assert (a / a).dimension == {}
    assert (1 / (1 / a)).dimension == a.dimension
    assert (a * b).axes == a.axes | b.axes


@given(units, st.integers(-4, 4), st.integers(-4, 4))
def test_literal_powers_multiply(a, m, n):
    assert (a**m * a**n).dimension == (a ** (m + n)).dimension
    assert ((a**m) ** n).dimension == (a ** (m * n)).dimension


@given(units)
def test_a_half_power_is_exact(a):
    assert ((a**0.5) ** 2).dimension == a.dimension
    assert all(isinstance(power, Fraction) for power in (a**0.5).dimension.values())


@given(units, units)
def test_only_equal_dimensions_add_compare_or_stand_side_by_side(a, b):
    alike = [
        lambda: a + b,
        lambda: a - b,
        lambda: arrays.minimum(a, b),
        lambda: arrays.maximum(a, b),
        lambda: arrays.where(1, a, b),
    ]
    compared = [lambda: a < b, lambda: a <= b, lambda: a > b, lambda: a >= b]
    for operation in (*alike, *compared):
        if a.dimension == b.dimension:
            assert operation().axes == a.axes | b.axes
            assert operation().dimension == ({} if operation in compared else a.dimension)
        else:
            with pytest.raises(Slip):
                operation()


@given(units)
def test_zero_fits_any_unit(a):
    for found in (a + 0, 0 - a, arrays.maximum(a, 0.0), arrays.where(1, 0, a)):
        assert same(found, a)
    assert (a > 0).dimension == {}


@given(units)
def test_functions_and_truth_need_pure_numbers(a):
    for operation in (arrays.exp, arrays.log, arrays.log1p, lambda x: ~x, lambda x: x & 1, lambda x: 2**x):
        if a.dimension:
            with pytest.raises(Slip):
                operation(a)
        else:
            assert same(operation(a), a)


@given(units, units)
def test_an_exponent_that_is_no_literal_needs_pure_numbers(a, b):
    if a.dimension or b.dimension:
        with pytest.raises(Slip, match="divide by a reference"):
            a**b
    else:
        assert (a**b).dimension == {}


@given(units, st.sampled_from(list(SIZES)))
def test_reducing_needs_its_axis_and_takes_it_away(a, axis):
    walks = (arrays.previous, arrays.following, arrays.sum_onward)
    for word in (arrays.sum_over, arrays.largest_over, arrays.smallest_over, *walks):
        if axis in a.axes:
            left = a.axes if word in walks else a.axes - {axis}
            assert same(word(a, axis), UnitOnly(a.dimension, left))
        else:
            with pytest.raises(Slip, match=axis.__name__):
                word(a, axis)


@given(units, units, st.sampled_from(list(SIZES)))
def test_the_place_of_an_entry_is_a_pure_number(a, place, axis):
    if axis in a.axes and not place.dimension:
        assert same(arrays.entry_at(a, axis, place), UnitOnly(a.dimension, (a.axes - {axis}) | place.axes))
    else:
        with pytest.raises(Slip):
            arrays.entry_at(a, axis, place)


@pytest.mark.parametrize(
    ("dimension", "written"),
    [
        ({}, "a pure number"),
        ({"USD": 1}, "USD"),
        ({"USD": 1, "month": -1}, "USD/month"),
        ({"month": -1}, "1/month"),
        ({"USD": 1, "FLOP": 1}, "FLOP·USD"),
        ({"USD": 1, "cup": -1, "month": -2}, "USD/cup/month^2"),
        ({"USD": Fraction(1, 2)}, "USD^1/2"),
        ({"USD": 0}, "a pure number"),
    ],
)
def test_a_dimension_is_written_as_people_do(dimension, written):
    assert write_dimension(dimension) == written
