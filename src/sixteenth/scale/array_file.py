"""Arrays on disk: made with all their room, and opened only where type, shape and size are those expected."""

import io
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.lib import format as npy

from sixteenth.said import said
from sixteenth.scale.paths import FILE, look_at

AT_ONCE = 2**20  # numbers that a checksum looks at together
BLOCK = bytes(2**20)


def make_array(path: Path, shape: tuple[int, ...], dtype: Any) -> Any:
    """Make an array of zeros on disk, all of whose bytes have room there: a full disk shows now, not while filling it.

    Raises:
        OSError: when there is no room.

    """
    header = _header(shape, dtype)
    with path.open("xb") as file:
        file.write(header)
        file.flush()
        give_room(file.fileno(), len(header) + _bytes_of(shape, dtype))
    return open_array(path, shape, dtype, "r+")


def save_array(path: Path, data: Any) -> None:
    """Write an array that is in memory."""
    path.write_bytes(_header(data.shape, data.dtype) + data.tobytes())


def open_array(path: Path, shape: tuple[int, ...], dtype: Any, mode: Any = "r") -> Any:
    """Open an array on disk without reading it.

    Raises:
        OSError: when nobody can open it, or, to write to it, its holes find no room.
        ValueError: when it is no file of its own, or its type, shape or size are others.

    """
    found, header = look_at(path, follow_links=False), _header(shape, dtype)
    if found != FILE:
        raise ValueError(found)
    size = len(header) + _bytes_of(shape, dtype)
    with path.open("rb" if mode == "r" else "r+b") as file:
        if file.read(len(header)) != header:
            message = said("no array of type {dtype} and shape {shape}", dtype=np.dtype(dtype), shape=shape)
            raise ValueError(message)
        if path.stat().st_size != size:
            message = said("{st_size:,} bytes where the array has {size:,}", st_size=path.stat().st_size, size=size)
            raise ValueError(message)
        if mode != "r":
            give_room(file.fileno(), size)
    return np.memmap(path, dtype, mode, len(header), shape)


def give_room(handle: int, size: int) -> None:
    """Give a file of so many bytes its room on the disk, holes in it too; what it holds stays.

    Raises:
        OSError: when there is no room.

    """
    if hasattr(os, "posix_fallocate"):
        os.posix_fallocate(handle, 0, size)
        return
    at = os.lseek(handle, 0, os.SEEK_END)  # pragma: no cover - of systems that cannot promise room
    while at < size:
        at += os.write(handle, BLOCK[: size - at])


def checksums(data: Any, chunk: int) -> Any:
    """Return a checksum of each chunk of draws of an array [..., draws]: 64 bits each, never 0.

    The bits of each number are multiplied by two odd numbers, of its row and of its place in the chunk, and added
    modulo 2^64: one number that differs is always seen, others with all likelihood. Rows are added up in their order,
    so that an array on disk is read once, whatever the size of a chunk.
    """
    rows = np.asarray(data).reshape(-1, data.shape[-1])
    found = np.zeros(rows.shape[1], np.uint64)
    for first, block in _blocks(rows):
        found += np.einsum("rd,r->d", block, _odd(2**40 + first + np.arange(len(block))))
    draws = np.arange(len(found))
    sums = np.add.reduceat(found * _odd(draws % chunk), draws[::chunk])
    return np.where(sums == 0, np.uint64(1), sums)


def _blocks(rows: Any) -> Iterator[tuple[int, Any]]:
    """Yield some rows at a time, with the number of the first: the bits of their numbers as whole numbers."""
    several, bits = max(1, AT_ONCE // rows.shape[1]), np.dtype(f"u{rows.dtype.itemsize}")
    for first in range(0, len(rows), several):
        yield first, np.ascontiguousarray(rows[first : first + several]).view(bits).astype(np.uint64)


def _odd(places: Any) -> Any:
    """Return an odd number of 64 bits for each place, as if at random (the finaliser of SplitMix64)."""
    mixed = (places.astype(np.uint64) + np.uint64(1)) * np.uint64(0x9E3779B97F4A7C15)
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return (mixed ^ (mixed >> np.uint64(31))) | np.uint64(1)


def _bytes_of(shape: tuple[int, ...], dtype: Any) -> int:
    size = np.dtype(dtype).itemsize
    for each in shape:
        size *= each
    return size


def _header(shape: tuple[int, ...], dtype: Any) -> bytes:
    """Return how a file of NumPy's format begins."""
    written = io.BytesIO()
    told = {"descr": npy.dtype_to_descr(np.dtype(dtype)), "fortran_order": False, "shape": shape}
    npy.write_array_header_1_0(written, told)
    return written.getvalue()
