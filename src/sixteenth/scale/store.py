"""Results at rest: NetCDF with the recipe inside. A file is written beside its name, then moved there in one step."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sixteenth.engine.history import Result
from sixteenth.engine.record import PARTS
from sixteenth.errors import Place, Refused, UnreadableFile
from sixteenth.said import said
from sixteenth.scale.array_file import give_room
from sixteenth.scale.folder import load_folder
from sixteenth.scale.hdf import RUN, strange_parts
from sixteenth.scale.paths import FILE, FOLDER, in_words, look_at
from sixteenth.scale.target import check_file, unwritable

OVERHEAD = 2**22  # bytes that a file has beside its numbers, and more


def save_result(result: Result, path: str | Path, others: Sequence[Result] = ()) -> Path:
    """Save a result as NetCDF 4, compressed, the recipe in its attributes; an interrupted save leaves no half file.

    `others` go into groups beside it, in their order.

    Raises:
        Refused: when the file cannot be written, or the disk is full.

    """
    from sixteenth.engine.dataset import to_dataset  # noqa: PLC0415 - importing xarray takes over a second

    path = Path(path)
    check_file(path)
    dataset = to_dataset(result)
    size = sum(map(_bytes_of, others)) + dataset.nbytes + len(dataset.attrs["recipe"])
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=".saving-") as folder:
            unfinished = Path(folder) / path.name
            if _has_room(unfinished, size, must=bool(others)):
                dataset.to_netcdf(unfinished, engine="h5netcdf", encoding=_packed(dataset))
                for number, other in enumerate(others, start=1):
                    _add(unfinished, f"{RUN}{number}", to_dataset(other))
            else:
                unfinished.write_bytes(dataset.to_netcdf(engine="h5netcdf", encoding=_packed(dataset)))
            unfinished.replace(path)
    except OSError as error:
        cure = said("free some of it, or give a place on another disk")
        raise Refused([unwritable(path, in_words(error), said("room to write"), cure)]) from error
    return path


def _add(path: Path, group: str, dataset: Any) -> None:
    dataset.to_netcdf(path, group=group, mode="a", engine="h5netcdf", encoding=_packed(dataset))


def _packed(dataset: Any) -> dict[str, dict[str, Any]]:
    """Return how arrays are written: without a fill value, the bits of what is no number come back too."""
    return {name: {"zlib": True, "complevel": 1, "_FillValue": None} for name in dataset.data_vars}


def _bytes_of(result: Result) -> int:
    arrays = sum(data.nbytes for part in PARTS for data in getattr(result, part).values())
    return arrays + len(str(result.recipe)) + OVERHEAD


def _has_room(path: Path, size: int, *, must: bool) -> bool:
    """Try whether so many bytes fit on the disk, before packing; where they must, the system's own error is raised.

    HDF5 cannot be trusted with a disk that fills up: it may end the process. Where the numbers might not fit, they are
    packed in memory first.
    """
    try:
        with path.open("xb") as file:
            give_room(file.fileno(), size + size // 50 + OVERHEAD)
    except OSError:
        if must:
            raise
        return False
    finally:
        path.unlink(missing_ok=True)
    return True


def load(path: str | Path) -> Result:
    """Load a result from a file or from the folder of a run.

    Raises:
        Refused: when it is neither, or is damaged.

    """
    return load_folder(Path(path)) if look_at(Path(path)) == FOLDER else load_result(path)


def load_result(path: str | Path) -> Result:
    """Load a result, bit for bit as it was saved, from a file of unknown origin.

    Raises:
        Refused: when the file is missing, was not saved by `save_result` or from its dataset, asks for more than it
            holds, or names other files.

    """
    path = Path(path)
    found = look_at(path)
    if found != FILE:
        raise _not_saved(path, found)
    try:
        strange = strange_parts(path)
    except Exception as error:  # whatever HDF5 makes of a damaged file
        raise _not_saved(path, in_words(error)) from error
    if strange:
        raise _not_saved(path, strange[0])
    try:
        return _read(path)
    except Refused:
        raise
    except Exception as error:  # whatever xarray makes of a strange file
        raise _not_saved(path, said("{kind}: {message}", kind=type(error).__name__, message=in_words(error))) from error


def _read(path: Path) -> Result:
    import xarray  # noqa: PLC0415 - importing it takes over a second

    from sixteenth.engine.dataset import from_dataset  # noqa: PLC0415

    seconds: Any = xarray.coders.CFDatetimeCoder(time_unit="s")  # nanoseconds would end in 2262
    with xarray.open_dataset(path, engine="h5netcdf", phony_dims="access", decode_times=seconds) as dataset:
        return from_dataset(dataset, Place(str(path)))


def _not_saved(path: Path, got: str) -> Refused:
    cure = said("give the file that `sixteenth run --out` wrote")
    return Refused([UnreadableFile(f"'{path}'", Place(str(path)), got, said("a saved result"), cure)])
