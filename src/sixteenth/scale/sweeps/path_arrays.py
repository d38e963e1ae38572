"""Monthly paths of a point: a Zarr array [month, *axes, draw], one chunk a part, each whole or not there."""

import shutil
from pathlib import Path
from typing import Any

from sixteenth.scale.sweeps.disk import settle
from sixteenth.scale.sweeps.points import Part

CHUNKS = "c"  # the folder of an array's chunks
UNREADABLE = (OSError, ValueError, RuntimeError, LookupError)  # what Zarr and its codecs raise


def has_part(place: Path, part: Part) -> bool:
    """Say whether the paths of a part are there and whole: each chunk has a checksum."""
    array = _opened(place)
    if array is None or array.shape[-1] < part.first_draw + part.draws or not [*_chunk(place, part)]:
        return False
    try:
        return bool(array[..., part.first_draw : part.first_draw + part.draws].size)
    except UNREADABLE:
        return False


def keep_part(place: Path, data: Any, part: Part, draws: int) -> None:
    """Keep the paths of a part of a point of so many draws; an array that cannot be read is made anew.

    Raises:
        OSError: when it cannot be written.

    """
    import zarr  # noqa: PLC0415 - an extra of its own
    from zarr.codecs import ZstdCodec  # noqa: PLC0415 - as above

    shape = (*data.shape[:-1], draws)
    array = _opened(place)
    if array is None:
        shutil.rmtree(place, ignore_errors=True)
        whole = ZstdCodec(level=3, checksum=True)
        chunks = (*data.shape[:-1], part.span)
        array = zarr.create_array(place, shape=shape, chunks=chunks, dtype=data.dtype, compressors=whole)
    with zarr.config.set({"array.write_empty_chunks": True}):  # a chunk of zeros is there, too, and can be looked for
        if array.shape[-1] < draws:
            array.resize(shape)
        array = zarr.open_array(place, mode="r+")
        array[..., part.first_draw : part.first_draw + part.draws] = data
    for file in (*_chunk(place, part), place / "zarr.json", place):
        settle(file)


def _opened(place: Path) -> Any:
    """Return an array, or nothing where none is or it cannot be read."""
    import zarr  # noqa: PLC0415 - as above

    try:
        return zarr.open_array(place, mode="r+") if place.exists() else None
    except UNREADABLE:
        return None


def _chunk(place: Path, part: Part) -> list[Path]:
    """Return the file of a part; its chunk is the only one of its number, since other axes have one chunk each."""
    return [file for file in (place / CHUNKS).rglob(str(part.number)) if file.is_file()]
