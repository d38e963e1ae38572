"""Is a file of unknown origin safe to read? An HDF5 file can name other files, and can ask for more than it holds.

Only what `save_result` and xarray write is let through: arrays of numbers or labels in one group, with further runs in
groups of their own beside them, plain or compressed once. Nothing is read before the size of everything is known and
could come out of a file of that size.
"""

import os
import re
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from sixteenth.engine.record import MOST_LABELS
from sixteenth.said import said

MOST_RATIO = 1100  # of numbers to the bytes they are stored in: no stream of zlib holds more
LEAST_BYTES = 2**16  # that anything may ask for
MOST_LABEL_BYTES = 2**24
MOST_ENTRIES = 10_000  # of an attribute: a list of the arrays that share a dimension has one for each
HEAP, HEAP_ENTRY = b"GCOL\1\0\0\0", 16  # how a heap of texts begins, and the bytes before what each of them holds
NUMBERS, TEXTS = "biuf", "SO"
RUN = "run_"  # and its number: the group of a further run
A_RUN = re.compile(r"run_\d{1,6}")
NOT_A_VARIABLE = b"This is a netCDF dimension but not a netCDF variable"


def strange_parts(path: Path) -> list[str]:
    """Say what in an HDF5 file is not of a saved result, or asks for more than the file can hold.

    Raises:
        OSError: when it is no HDF5 file.

    """
    import h5py  # noqa: PLC0415 - a quarter of a second

    if has_endless_heap(path):
        return [said("texts without end")]
    with h5py.File(path, "r") as file:
        found = list(_strange_names(file))
        if found:
            return found
        groups: list[Any] = [file, *(file[name] for name in runs_in(file))]
        sets = [each for group in groups for each in group.values() if isinstance(each, h5py.Dataset)]
        found = [told for each in groups for told in _strange_attributes(each)]
        found += [told for each in sets for told in _strange_set(each)]
        return found or list(_too_much(sets, path.stat().st_size)) or list(_too_many_labels(sets))


def has_endless_heap(path: Path) -> bool:
    """Say whether a heap of texts has free space of no size, over which HDF5 would step for ever."""
    if not path.stat().st_size:
        return False
    with path.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
        at = data.find(HEAP)
        while at >= 0:
            if _steps_for_ever(data, at):
                return True
            at = data.find(HEAP, at + 1)
    return False


def _steps_for_ever(data: mmap, heap: int) -> bool:
    """Walk over a heap as HDF5 does: objects with a number, a size and what they hold, and free space, number 0."""
    at, end = heap + HEAP_ENTRY, min(heap + _number(data, heap + 8, 8), len(data))
    while at + HEAP_ENTRY <= end:
        number, size = _number(data, at, 2), _number(data, at + 8, 8)
        if number == size == 0:
            return True
        at += HEAP_ENTRY + -(-size // 8) * 8 if number else size
    return False


def _number(data: mmap, at: int, size: int) -> int:
    return int.from_bytes(data[at : at + size], "little")


def runs_in(file: Any) -> list[str]:
    """Return the names of the groups that hold further runs, in the order in which they were kept."""
    import h5py  # noqa: PLC0415 - as above

    names = [name for name in file if A_RUN.fullmatch(name) and file.get(name, getclass=True) is h5py.Group]
    return sorted(names, key=lambda name: int(name.removeprefix(RUN)))


def _strange_names(file: Any, *, is_root: bool = True) -> Iterator[str]:
    """Find links to other places and other files, and groups that hold no run: nothing behind them is opened."""
    import h5py  # noqa: PLC0415 - as above

    for name in file:
        if not isinstance(file.get(name, getlink=True), h5py.HardLink):
            yield said("a link '{name}' to another place", name=name[:40])
        elif is_root and A_RUN.fullmatch(name) and file.get(name, getclass=True) is h5py.Group:
            yield from _strange_names(file[name], is_root=False)
        elif file.get(name, getclass=True) is not h5py.Dataset:
            yield said("'{name}', which is no array", name=name[:40])


def _strange_set(dataset: Any) -> Iterator[str]:
    """Find arrays that lie in other files, of other types, or packed in other ways."""
    import h5py  # noqa: PLC0415 - as above

    name, plan = dataset.name.strip("/")[:40], dataset.id.get_create_plist()
    if plan.get_external_count() or plan.get_layout() == h5py.h5d.VIRTUAL:
        yield said("an array '{name}' that lies in another file", name=name)
        return
    known = [h5py.h5z.FILTER_SHUFFLE, h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_FLETCHER32]
    filters = [plan.get_filter(at)[0] for at in range(plan.get_nfilters())]
    if any(each not in known or filters.count(each) > 1 for each in filters):
        yield said("an array '{name}' that is packed in a way that no result is", name=name)
    is_object = dataset.dtype.kind == "O" and not h5py.check_string_dtype(dataset.dtype)
    if dataset.dtype.kind not in NUMBERS + TEXTS or is_object:
        yield said("an array '{name}' of type {dtype}", name=name, dtype=dataset.dtype)
    yield from _strange_attributes(dataset)


def _strange_attributes(item: Any) -> Iterator[str]:
    """Find attributes of many entries: texts of a variable length can all be the same large one."""
    import h5py  # noqa: PLC0415 - as above

    for name in item.attrs:
        attribute = h5py.h5a.open(item.id, name.encode("utf-8", "surrogateescape"))
        count, kind = _product(attribute.shape), attribute.dtype
        if count > (1 if h5py.check_string_dtype(kind) else MOST_ENTRIES):
            yield said("an attribute '{name}' with {count:,} entries", name=name[:40], count=count)


def _too_much(sets: list[Any], stored_in_all: int) -> Iterator[str]:
    """Find arrays that ask for more memory than their bytes in the file can hold, or than the machine has."""
    asked = 0
    stored = sum(each.id.get_storage_size() for each in sets)
    if stored > stored_in_all:
        yield said(
            "{stored:,} bytes of arrays in a file of {stored_in_all:,}", stored=stored, stored_in_all=stored_in_all
        )
    for each in (each for each in sets if not _is_only_a_name(each)):
        size = _product(each.shape or ()) * each.dtype.itemsize
        chunk = _product(each.chunks or ()) * each.dtype.itemsize
        asked += size
        if max(size, chunk) > LEAST_BYTES + MOST_RATIO * each.id.get_storage_size():
            name = each.name.strip("/")[:40]
            yield said(
                "an array '{name}' of {number:,} bytes in {stored:,} of the file",
                name=name,
                number=max(size, chunk),
                stored=each.id.get_storage_size(),
            )
    if asked > _memory():
        yield said("arrays of {asked:,} bytes, more than the memory of this machine", asked=asked)


def _too_many_labels(sets: list[Any]) -> Iterator[str]:
    """Find labels without end; each is looked at by itself, for all of them may be the same large text."""
    length = 0
    for each in (each for each in sets if each.dtype.kind == "O"):
        count = _product(each.shape or ())
        if count > MOST_LABELS or len(each.shape) != 1:
            yield said("{count:,} labels", count=count)
            return
        for at in range(count):
            length += len(each[at])
            if length > MOST_LABEL_BYTES:
                yield said("labels of more than {most_label_bytes:,} bytes", most_label_bytes=MOST_LABEL_BYTES)
                return


def _is_only_a_name(dataset: Any) -> bool:
    """Say whether an array is there for the size of a dimension alone; nobody reads its numbers."""
    name = dataset.attrs.get("NAME", b"")
    return isinstance(name, bytes) and name.startswith(NOT_A_VARIABLE)


def _product(shape: tuple[int, ...]) -> int:
    size = 1
    for each in shape:
        size *= int(each)
    return size


def _memory() -> int:
    """Return how many bytes of memory the machine has; without end where it does not say."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):  # pragma: no cover - of systems that do not say
        return 2**63
