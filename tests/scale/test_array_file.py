"""Arrays on disk have all their room from the start, and a number that changed is seen."""

import errno
import os

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as some

from sixteenth.scale import array_file
from sixteenth.scale.array_file import checksums, make_array, open_array, save_array


def test_an_array_is_one_that_numpy_reads(tmp_path):
    made = make_array(tmp_path / "a.npy", (3, 5), np.float32)
    made[...] = np.arange(15).reshape(3, 5)
    made.flush()
    assert np.array_equal(np.load(tmp_path / "a.npy"), np.arange(15, dtype=np.float32).reshape(3, 5))
    assert np.array_equal(open_array(tmp_path / "a.npy", (3, 5), np.float32), made)
    save_array(tmp_path / "b.npy", np.arange(4, dtype=np.uint64))
    assert np.array_equal(open_array(tmp_path / "b.npy", (4,), np.uint64), np.arange(4))


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="this system cannot promise room")
def test_an_array_has_its_room_before_it_is_filled(tmp_path):
    make_array(tmp_path / "a.npy", (100, 1000), np.float64)
    assert (tmp_path / "a.npy").stat().st_blocks * 512 >= 800_000


def test_holes_get_their_room_when_an_array_is_opened_to_be_filled(tmp_path, monkeypatch):
    make_array(tmp_path / "a.npy", (4,), np.float64)

    def full(*_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(array_file, "give_room", full)
    with pytest.raises(OSError, match="No space left"):
        open_array(tmp_path / "a.npy", (4,), np.float64, "r+")
    assert open_array(tmp_path / "a.npy", (4,), np.float64).tolist() == [0] * 4


def test_an_array_is_never_made_over_another(tmp_path):
    make_array(tmp_path / "a.npy", (4,), np.float64)
    with pytest.raises(FileExistsError):
        make_array(tmp_path / "a.npy", (4,), np.float64)


# --- Checksums -------------------------------------------------------------------------------------------------------

data = st.sampled_from([np.float32, np.float64, np.int32, np.bool_]).flatmap(
    lambda kind: some.arrays(kind, st.tuples(st.integers(1, 3), st.integers(1, 3), st.integers(1, 30)))
)


@given(data, st.integers(1, 9))
def test_a_chunk_by_itself_has_the_checksum_that_it_has_among_others(array, chunk):
    whole = checksums(array, chunk)
    apart = [checksums(array[..., first : first + chunk], chunk)[0] for first in range(0, array.shape[-1], chunk)]
    assert whole.tolist() == apart
    assert whole.all()


@given(data, st.integers(1, 9), st.data())
def test_one_bit_that_differs_is_always_seen_and_in_its_chunk_alone(array, chunk, choose):
    at = tuple(choose.draw(st.integers(0, size - 1)) for size in array.shape)
    bits = array.view(f"u{array.dtype.itemsize}").copy()
    bits[at] ^= bits.dtype.type(1 << choose.draw(st.integers(0, 8 * array.dtype.itemsize - 1)))
    before, after = checksums(array, chunk), checksums(bits, chunk)
    assert np.flatnonzero(before != after).tolist() == [at[-1] // chunk]


@given(data, st.integers(1, 9))
def test_an_array_that_is_looked_at_in_parts_has_the_same_checksums(array, chunk):
    whole = checksums(array, chunk)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(array_file, "AT_ONCE", 1)
        assert checksums(array, chunk).tolist() == whole.tolist()


def test_what_changed_places_is_seen():
    array = np.arange(24.0).reshape(4, 6)
    assert checksums(array, 3).tolist() != checksums(array[::-1], 3).tolist()
    assert checksums(array, 3)[0] != checksums(array[:, [1, 0, 2, 3, 4, 5]], 3)[0]
    assert checksums(np.zeros((4, 6)), 3).tolist() == [1, 1]
