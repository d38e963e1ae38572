"""The words of equations, on plain numbers: what NumPy says; words along an axis need what the engine passes."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sixteenth import arrays
from sixteenth.units import Axis, Lab

numbers = st.floats(-50, 50)
positive = st.floats(1e-6, 1e6)


@given(numbers, positive)
def test_functions_of_one_number_are_those_of_mathematics(number, above_zero):
    assert arrays.exp(number) == pytest.approx(math.exp(number))
    assert arrays.log(above_zero) == pytest.approx(math.log(above_zero), abs=1e-12)
    assert arrays.log1p(above_zero) == pytest.approx(math.log1p(above_zero))


@given(numbers, numbers)
def test_words_of_two_numbers_choose_between_them(first, second):
    assert arrays.minimum(first, second) == min(first, second)
    assert arrays.maximum(first, second) == max(first, second)
    assert arrays.where(first > second, first, second) == max(first, second)
    assert arrays.constant(first) is first


def test_a_small_number_is_not_lost():
    assert arrays.log1p(1e-20) == 1e-20
    assert math.log(1 + 1e-20) == 0


def test_plain_arrays_go_element_by_element():
    values = np.array([1.0, 2.0, 4.0])
    assert arrays.where(values > 1, values, 0).tolist() == [0, 2, 4]
    assert arrays.log(values) == pytest.approx([0, math.log(2), 2 * math.log(2)])


ALONG_AN_AXIS = [
    arrays.sum_over,
    arrays.largest_over,
    arrays.smallest_over,
    arrays.previous,
    arrays.following,
    arrays.sum_onward,
]


@pytest.mark.parametrize("word", ALONG_AN_AXIS)
@pytest.mark.parametrize("plain", [3.0, np.arange(3)])
def test_what_has_no_axes_cannot_be_walked_along(word, plain):
    with pytest.raises(TypeError, match=rf"{word.__name__} needs a quantity with axes; a plain \w+ has none"):
        word(plain, Lab)


class Recorder:
    """Notes what it is asked, as the engine's carriers would answer it."""

    def apply_word(self, word: str, operands: tuple[Any, ...]) -> Any:
        return (word, operands)

    def reduce_word(self, word: str, axis: type[Axis]) -> Any:
        return (word, axis)

    def pick_entry(self, axis: type[Axis], place: Any) -> Any:
        return (axis, place)


@pytest.mark.parametrize(
    ("word", "told"),
    [
        (arrays.sum_over, "sum"),
        (arrays.largest_over, "max"),
        (arrays.smallest_over, "min"),
        (arrays.previous, "previous"),
        (arrays.following, "following"),
        (arrays.sum_onward, "sum_onward"),
    ],
)
def test_a_carrier_is_told_the_word_and_the_axis(word, told):
    assert word(Recorder(), Lab) == (told, Lab)


def test_a_carrier_is_told_the_place_of_an_entry():
    assert arrays.entry_at(Recorder(), Lab, 2) == (Lab, 2)
    with pytest.raises(TypeError, match="entry_at needs a quantity with axes"):
        arrays.entry_at(3.0, Lab, 2)


@pytest.mark.parametrize("at", [0, 1, 2])
def test_a_carrier_may_stand_at_any_place(at):
    operands: list[Any] = [1.0, 2.0, 3.0]
    operands[at] = Recorder()
    assert arrays.where(*operands) == ("where", tuple(operands))


@pytest.mark.parametrize("word", ["exp", "log", "log1p", "minimum", "maximum"])
def test_a_carrier_is_told_every_operand(word):
    carrier = Recorder()
    operands = (carrier, 2.0)[: 2 if word.endswith("imum") else 1]
    assert getattr(arrays, word)(*operands) == (word, operands)
