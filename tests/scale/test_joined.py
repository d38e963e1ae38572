"""Chunks that read as one array: whatever is taken of them is what the whole would give."""

from typing import Any

import numpy as np
import pytest

from sixteenth.scale.joined import Joined

CHUNKS = [np.arange(24.0).reshape(3, 2, 4), 100 + np.arange(18.0).reshape(3, 2, 3)]
WHOLE = np.concatenate(CHUNKS, axis=-1)
FEW = np.array([0, 5])


@pytest.mark.parametrize("chunks", [CHUNKS, [WHOLE]])
@pytest.mark.parametrize(
    "key",
    [
        -1,
        0,
        slice(1, None),
        (slice(None), 1),
        (slice(-2, None), 0),
        (1, 0),
        np.int64(2),
        (1, 0, 6),
        (slice(None), 0, slice(2, 6)),
        (..., FEW),
        ...,
        (..., slice(None, 5)),
        FEW[:1],
    ],
)
def test_a_part_is_that_of_the_whole(chunks: list[Any], key: Any):
    assert np.array_equal(Joined(chunks)[key], WHOLE[key])


def test_it_reads_as_an_array():
    joined = Joined(CHUNKS)
    about = (joined.shape, joined.ndim, joined.dtype, joined.nbytes, len(joined))
    assert about == (WHOLE.shape, 3, WHOLE.dtype, WHOLE.nbytes, 3)
    assert np.array_equal(np.asarray(joined), WHOLE)
    assert np.asarray(joined, np.float32).dtype == np.float32
    assert np.array(joined, copy=True) is not joined.whole


def test_what_is_not_read_is_not_joined():
    joined = Joined(CHUNKS)
    assert np.array_equal(joined[-1, 0], WHOLE[-1, 0])
    assert "whole" not in vars(joined)
