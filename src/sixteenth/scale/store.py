"""Results at rest: NetCDF with the recipe inside. A file is written beside its name, then moved there in one step."""

from pathlib import Path
from tempfile import TemporaryDirectory

from sixteenth.engine.history import Result
from sixteenth.errors import Place, Refused, UnreadableFile


def save_result(result: Result, path: str | Path) -> Path:
    """Save a result as NetCDF 4, compressed, the recipe in its attributes; an interrupted save leaves no half file."""
    from sixteenth.engine.dataset import to_dataset  # noqa: PLC0415 - importing xarray takes over a second

    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    dataset = to_dataset(result)
    encoding = {name: {"zlib": True, "complevel": 1} for name in dataset.data_vars}
    with TemporaryDirectory(dir=path.parent, prefix=".saving-") as folder:
        unfinished = Path(folder) / path.name
        dataset.to_netcdf(unfinished, engine="h5netcdf", encoding=encoding)
        unfinished.replace(path)
    return path


def load_result(path: str | Path) -> Result:
    """Load a result, bit for bit as it was saved.

    Raises:
        Refused: when the file is missing or was not saved by `save_result`.

    """
    import xarray  # noqa: PLC0415 - importing it takes over a second

    from sixteenth.engine.dataset import from_dataset  # noqa: PLC0415

    if not Path(path).is_file():
        cure = "give the file that `sixteenth run --out` wrote"
        raise Refused([UnreadableFile(f"'{path}'", Place(str(path)), "no such file", "a saved result", cure)])
    try:
        with xarray.open_dataset(path, engine="h5netcdf") as dataset:
            return from_dataset(dataset.load())
    except (OSError, KeyError, ValueError) as error:
        cure = "give the file that `sixteenth run --out` wrote"
        got = f"{type(error).__name__}: {error}"
        fault = UnreadableFile(f"'{path}'", Place(str(path)), got, "a saved result", cure)
        raise Refused([fault]) from error
