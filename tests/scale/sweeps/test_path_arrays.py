"""Paths of a point: parts in any order, more of them later, and what is torn made again."""

import numpy as np
import pytest
import zarr

from sixteenth.scale.sweeps.path_arrays import has_part, keep_part
from sixteenth.scale.sweeps.points import Point, parts_of

DATA = np.random.default_rng(7).normal(size=(5, 2, 1_000)).astype(np.float32)
POINT = Point(0, "lemonade", {}, "key")


def parts(draws):
    return list(parts_of(POINT, 10, draws))


def keep(place, part, draws, data=DATA):
    keep_part(place, data[..., part.first_draw : part.first_draw + part.draws], part, draws)


def test_parts_are_kept_in_any_order_and_more_draws_later(tmp_path):
    place = tmp_path / "profit"
    for part in reversed(parts(500)):
        assert not has_part(place, part)
        keep(place, part, 500)
    assert np.array_equal(zarr.open_array(place, mode="r")[:], DATA[..., :500])
    missing = [part for part in parts(900) if not has_part(place, part)]
    assert [part.number for part in missing] == [2, 3, 4]  # the third was not whole
    for part in missing:
        keep(place, part, 900)
    assert np.array_equal(zarr.open_array(place, mode="r")[:], DATA[..., :900])
    assert all(has_part(place, part) for part in parts(900))


def test_paths_of_zeros_are_there_too(tmp_path):
    (part,) = parts(100)
    keep(tmp_path / "profit", part, 100, np.zeros_like(DATA))
    assert has_part(tmp_path / "profit", part)


def cut(file):
    file.write_bytes(file.read_bytes()[:-9])


def flip(file):
    data = bytearray(file.read_bytes())
    data[-20] ^= 255
    file.write_bytes(data)


@pytest.mark.parametrize("damage", [cut, flip, lambda file: file.unlink(), lambda file: file.write_bytes(b"")])
def test_a_torn_chunk_is_missed_alone(tmp_path, damage):
    place = tmp_path / "profit"
    for part in parts(500):
        keep(place, part, 500)
    (file,) = [each for each in (place / "c").rglob("1") if each.is_file()]
    damage(file)
    assert [has_part(place, part) for part in parts(500)] == [True, False, True]
    keep(place, parts(500)[1], 500)
    assert np.array_equal(zarr.open_array(place, mode="r")[:], DATA[..., :500])


def test_an_array_that_cannot_be_read_is_made_anew(tmp_path):
    place = tmp_path / "profit"
    (part,) = parts(100)
    keep(place, part, 100)
    (place / "zarr.json").write_bytes(b"")
    assert not has_part(place, part)
    keep(place, part, 100)
    assert has_part(place, part)
