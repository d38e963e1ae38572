"""The folder of a sweep: parts are written beside their place and moved there, so that each is whole or not there.

plan.toml, points.parquet            what was asked last: each point with its scenario, settings and key
futures/key=.../part-000000.parquet  a row for each future; written last of a part, which is done once it is there
futures_by_lab/key=.../...           a row for each future and lab, and so on for what has other axes
paths/key=.../NAME                   monthly paths, a Zarr array [month, *axes, draw] for each
refused/KEY.json                     points whose settings cannot be, and why
"""

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import Any

from sixteenth.errors import Refused
from sixteenth.said import said
from sixteenth.scale.paths import in_words
from sixteenth.scale.sweeps.making import Made, Order, open_parquet
from sixteenth.scale.sweeps.points import Part, Point
from sixteenth.scale.sweeps.tables import FUTURES
from sixteenth.scale.target import unwritable

PLAN, POINTS, REFUSED, PATHS = "plan.toml", "points.parquet", "refused", "paths"
UNFINISHED = ".unfinished-"
KEY, WHOLE = "key=", "c"  # how a partition, and the chunks of a Zarr array, are named
POINTS_AT_ONCE = 20_000


class Keeping:
    """What a sweep leaves in its folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is written."""
        self.folder = folder

    def tidy(self) -> None:
        """Take away what was being written when a process was killed."""
        for left in [*self.folder.rglob(f"{UNFINISHED}*"), *self.folder.rglob("*.partial")]:
            left.unlink(missing_ok=True)

    def file_of(self, table: str, key: str, number: int) -> Path:
        """Return the file of one part of one table."""
        return self.folder / table / f"{KEY}{key}" / f"part-{number:06d}.parquet"

    def path_of(self, name: str, key: str) -> Path:
        """Return the Zarr array of the paths of a point."""
        return self.folder / PATHS / f"{KEY}{key}" / name

    def is_done(self, part: Part, order: Order) -> bool:
        """Say whether a part is there, whole and with all that is asked for; what cannot be read is not."""
        file = self.file_of(FUTURES, part.point.key, part.number)
        if not file.exists():
            return False
        try:
            kept = open_parquet(file)
        except (OSError, ValueError):
            return False
        tables = kept.tables if kept.rows == part.draws else ()
        beside = all(self.file_of(table, part.point.key, part.number).exists() for table in tables)
        return bool(tables) and beside and kept.paths >= {*order.paths} and kept.axes >= order.axes

    def is_refused(self, point: Point) -> bool:
        """Say whether the settings of a point are known to be impossible."""
        return (self.folder / REFUSED / f"{point.key}.json").exists()

    def keep(self, made: Made, draws: int) -> None:
        """Keep a part that was made, of a point of so many futures; or why it cannot be made.

        Raises:
            Refused: when it cannot be written, as where the disk is full; what was kept before is still there.

        """
        with telling_of(self.folder):
            key, number = made.part.point.key, made.part.number
            if made.faults:
                refused = self.folder / REFUSED / f"{key}.json"
                settings = dict(made.part.point.settings)
                told = {"settings": settings, "faults": [list(each.lines()) for each in made.faults]}
                write(refused, json.dumps(told, indent=1, ensure_ascii=False).encode())
                return
            for name, data in made.paths.items():
                self._keep_path(self.path_of(name, key), data, made.part, draws)
            last = [name for name in made.tables if name != FUTURES]
            for name in (*last, FUTURES):  # by which the part counts as done
                write(self.file_of(name, key, number), made.tables[name])

    def _keep_path(self, place: Path, data: Any, part: Part, draws: int) -> None:
        import zarr  # noqa: PLC0415 - an extra of its own

        shape = (*data.shape[:-1], draws)
        if not place.exists():
            zarr.create_array(place, shape=shape, chunks=(*data.shape[:-1], part.span), dtype=data.dtype)
        array = zarr.open_array(place, mode="r+")
        if array.shape[-1] < draws:
            array.resize(shape)
        array[..., part.first_draw : part.first_draw + part.draws] = data
        for file in (place / WHOLE).rglob(str(part.number)):
            settle(file)

    def write_plan(self, text: str, points: Iterable[Point], names: Mapping[str, bool]) -> None:
        """Write what is asked: the plan, and each of its points with its values by name, numbers where all are.

        Raises:
            Refused: when it cannot be written.

        """
        with telling_of(self.folder):
            write(self.folder / PLAN, text.encode())
            _write_points(self.folder / POINTS, points, names)


def _write_points(place: Path, points: Iterable[Point], names: Mapping[str, bool]) -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra of its own
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    kinds = [("point", pa.int64()), ("scenario", pa.string()), ("key", pa.string())]
    values = [(name, pa.float64() if is_number else pa.string()) for name, is_number in names.items()]
    schema = pa.schema([*kinds, *values])
    unfinished = place.with_name(f"{UNFINISHED}{place.name}")
    left = iter(points)
    with pq.ParquetWriter(unfinished, schema) as writer:
        while some := list(islice(left, POINTS_AT_ONCE)):
            rows = [
                {"point": each.number, "scenario": each.scenario, "key": each.key, **_values(each, names)}
                for each in some
            ]
            writer.write_table(pa.Table.from_pylist(rows, schema))
    move(unfinished, place)


def _values(point: Point, names: Mapping[str, bool]) -> dict[str, Any]:
    """Return the settings of a point, a number as a text where its column has texts."""
    return {name: value if names[name] else str(value) for name, value in point.settings.items()}


def write(place: Path, data: bytes) -> None:
    """Write a file so that it is there whole or not at all, whatever happens meanwhile.

    Raises:
        OSError: when it cannot be written.

    """
    place.parent.mkdir(parents=True, exist_ok=True)
    unfinished = place.with_name(f"{UNFINISHED}{place.name}")
    try:
        unfinished.write_bytes(data)
        move(unfinished, place)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise


def move(unfinished: Path, place: Path) -> None:
    """Move a file to its place once it is on the disk, and see that the move is, too."""
    settle(unfinished)
    unfinished.replace(place)
    settle(place.parent)


def settle(place: Path) -> None:
    """Wait until a file or a folder is on the disk."""
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def telling_of(folder: Path) -> Iterator[None]:
    """Tell what the system refuses as a fault.

    Raises:
        Refused: in place of the system's own error.

    """
    try:
        yield
    except OSError as error:
        cure = said("free some room, or give another folder; what is kept stays, and the same command goes on")
        raise Refused((unwritable(folder, in_words(error), cure=cure),)) from error
