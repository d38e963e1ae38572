"""A file of unknown origin names no other file, and asks for no more than it holds; nothing of it is read before."""

import resource
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from sixteenth.errors import Refused, UnreadableFile
from sixteenth.scale import hdf
from sixteenth.scale.hdf import HEAP, HEAP_ENTRY, has_endless_heap, strange_parts
from sixteenth.scale.store import load_result, save_result
from tests.engine.worlds import lemonade, run
from tests.faults.test_all_faults_together import check_four_lines

DRAWS, SHAPE = 30, (24, 2, 30)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("saved") / "result.nc"
    return save_result(run(lemonade().world, lemonade().settings, draws=DRAWS), path).read_bytes()


def secret_of(file: Any) -> Path:
    """Return a file that the loader has no business with, as large as an array."""
    path = Path(file.filename).with_name("secret")
    path.write_bytes(np.arange(24 * 2 * DRAWS, dtype=np.float64).tobytes())
    return path


def replace(file: Any, name: str, **how: Any) -> None:
    """Put another array in the place of one, its attributes and dimensions kept."""
    old = file[name]
    attributes = {key: old.attrs[key] for key in ("unit", "part", "name") if key in old.attrs}
    del file[name]
    new = file.create_dataset(name, **how)
    new.attrs.update(attributes)
    for number, dimension in enumerate(("month", "stand", "draw")):
        if number < new.ndim:
            new.dims[number].attach_scale(file[dimension])


def external_storage(file: Any) -> None:
    size = 8 * 24 * 2 * DRAWS
    replace(file, "profit", shape=SHAPE, dtype="f8", external=[(str(secret_of(file)), 0, size)])


def virtual_dataset(file: Any) -> None:
    other = Path(file.filename).with_name("other.h5")
    with h5py.File(other, "w") as source:
        source["profit"] = np.zeros(SHAPE)
    layout = h5py.VirtualLayout(SHAPE, "f8")
    layout[...] = h5py.VirtualSource(str(other), "profit", shape=SHAPE)
    attributes = dict(file["profit"].attrs)
    del file["profit"]
    file.create_virtual_dataset("profit", layout).attrs.update(
        {key: attributes[key] for key in ("unit", "part", "name")}
    )


def external_link(file: Any) -> None:
    other = Path(file.filename).with_name("other.h5")
    with h5py.File(other, "w") as source:
        source["profit"] = np.zeros(SHAPE)
    del file["profit"]
    file["profit"] = h5py.ExternalLink(str(other), "profit")


def soft_link(file: Any) -> None:
    file["profit_again"] = h5py.SoftLink("/profit")


def group(file: Any) -> None:
    file.create_group("more")


def much_from_nothing(file: Any) -> None:
    replace(file, "profit", shape=(24, 2, 10**8), dtype="f8", chunks=(1, 1, 1000), compression="gzip")


def contiguous_without_storage(file: Any) -> None:
    replace(file, "profit", shape=(24, 2, 10**8), dtype="f8")


def huge_chunk(file: Any) -> None:
    replace(file, "profit", shape=SHAPE, maxshape=(None, 2, None), dtype="f8", chunks=(5_000, 2, 40_000))


def packed_twice(file: Any) -> None:
    plan = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plan.set_chunk(SHAPE)
    plan.set_deflate(9)
    plan.set_deflate(9)
    attributes = {key: file["profit"].attrs[key] for key in ("unit", "part", "name")}
    del file["profit"]
    space = h5py.h5s.create_simple(SHAPE)
    h5py.h5d.create(file.id, b"profit", h5py.h5t.IEEE_F64LE, space, plan)
    file["profit"][...] = np.zeros(SHAPE)
    file["profit"].attrs.update(attributes)


def another_filter(file: Any) -> None:
    replace(file, "profit", shape=SHAPE, dtype="f8", chunks=SHAPE, compression="lzf", data=np.zeros(SHAPE))


def structured_type(file: Any) -> None:
    replace(file, "profit", data=np.zeros(SHAPE, [("a", "f8"), ("b", "f8")]))


def one_text_many_times(file: Any) -> None:
    file.attrs.create("more", ["x" * 1_000] * 1_000, dtype=h5py.string_dtype())


def labels_without_end(file: Any) -> None:
    file.create_dataset("street", data=["x" * 40_000] * 1_000, dtype=h5py.string_dtype())


STRANGE: list[tuple[Callable[[Any], None], str]] = [
    (external_storage, "lies in another file"),
    (virtual_dataset, "lies in another file"),
    (external_link, "a link 'profit' to another place"),
    (soft_link, "a link 'profit_again' to another place"),
    (group, "'more', which is no array"),
    (much_from_nothing, "an array 'profit' of 38,400,000,000 bytes in 0 of the file"),
    (contiguous_without_storage, "an array 'profit' of 38,400,000,000 bytes in 0 of the file"),
    (huge_chunk, "an array 'profit' of 3,200,000,000 bytes"),
    (packed_twice, "packed in a way that no result is"),
    (another_filter, "packed in a way that no result is"),
    (structured_type, "an array 'profit' of type"),
    (one_text_many_times, "an attribute 'more' with 1,000 entries"),
    (labels_without_end, "labels of more than"),
]


@pytest.mark.parametrize(("spoil", "told"), STRANGE, ids=lambda each: getattr(each, "__name__", ""))
def test_what_is_strange_is_refused_before_it_is_read(tmp_path, saved, spoil, told):
    path = tmp_path / "result.nc"
    path.write_bytes(saved)
    with h5py.File(path, "r+") as file:
        spoil(file)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(Refused) as refused:
        load_result(path)
    (fault,) = refused.value.faults
    assert isinstance(fault, UnreadableFile)
    assert told in fault.got
    check_four_lines(fault)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000  # kilobytes


def test_a_result_has_nothing_strange(tmp_path, saved):
    path = tmp_path / "result.nc"
    path.write_bytes(saved)
    assert strange_parts(path) == []


def test_a_result_of_zeros_that_is_packed_as_small_as_can_be_is_let_through(tmp_path):
    path = tmp_path / "zeros.nc"
    with h5py.File(path, "w") as file:
        file.create_dataset("a", data=np.zeros((1_000, 10_000)), chunks=(1_000, 1_000), compression="gzip")
    assert path.stat().st_size < 200_000
    assert strange_parts(path) == []


def test_texts_over_which_hdf5_would_step_for_ever_are_refused(tmp_path, saved):
    heap = saved.index(HEAP)
    at = heap + HEAP_ENTRY
    while saved[at : at + 2] != bytes(2):  # the free space at its end has the number 0
        at += HEAP_ENTRY + -(-int.from_bytes(saved[at + 8 : at + 16], "little") // 8) * 8
    path = tmp_path / "result.nc"
    path.write_bytes(saved)
    assert not has_endless_heap(path)
    path.write_bytes(saved[: at + 8] + bytes(8) + saved[at + 16 :])
    assert has_endless_heap(path)
    with pytest.raises(Refused, match="texts without end"):
        load_result(path)


def test_more_than_the_machine_has_is_refused(tmp_path, saved, monkeypatch):
    path = tmp_path / "result.nc"
    path.write_bytes(saved)
    monkeypatch.setattr(hdf, "_memory", lambda: 10_000)
    (told,) = strange_parts(path)
    assert "more than the memory of this machine" in told
