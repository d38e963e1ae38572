"""Plain numbers are told from all else, and all else has a name."""

import numpy as np
import pytest

from sixteenth.engine.plain_values import describe, is_plain_number


@pytest.mark.parametrize("value", [1, 0.5, True, np.float32(2), np.bool_(0)])
def test_a_number_or_a_truth_is_plain(value):
    assert is_plain_number(value)


@pytest.mark.parametrize("value", [None, "1", float("nan"), 1j, np.complex64(1), 10**400, [1]])
def test_nothing_else_is(value):
    assert not is_plain_number(value)


@pytest.mark.parametrize(
    ("value", "told"),
    [(None, "nothing"), ("a", "the text 'a'"), (2, "the number 2"), (10**20, "many digits"), ([], "list")],
)
def test_it_is_said_what_a_value_is(value, told):
    assert told in describe(value)
