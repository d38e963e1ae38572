"""The folder of a sweep: parts are written beside their place and moved there, so that each is whole or not there.

plan.toml, points.parquet            what was asked last: each point with its scenario, settings and key
futures/key=.../part-000000.parquet  a row for each future; written last of a part, which is done once it is there
futures_by_lab/key=.../...           a row for each future and lab, and so on for what has other axes
paths/key=.../NAME                   monthly paths, a Zarr array [month, *axes, draw] for each
refused/KEY.json                     points whose settings cannot be, and why
"""

import json
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from sixteenth.errors import Fault
from sixteenth.said import LANGUAGES, said
from sixteenth.scale.lock import LOCK
from sixteenth.scale.sweeps.disk import UNFINISHED, move, telling_of, write
from sixteenth.scale.sweeps.making import Kept, Made, Order, open_parquet
from sixteenth.scale.sweeps.path_arrays import has_part, keep_part
from sixteenth.scale.sweeps.plan import Plan
from sixteenth.scale.sweeps.points import Part, Point
from sixteenth.scale.sweeps.tables import FUTURES
from sixteenth.scale.target import unwritable

PLAN, POINTS, REFUSED, PATHS = "plan.toml", "points.parquet", "refused", "paths"
KEY = "key="  # how a partition is named
ASKED_AS = b"sixteenth.plan"  # the mark that says where the plan stood
POINTS_AT_ONCE = 20_000
OF_NOBODY = ("lost+found",)  # that a disk has of itself


class Keeping:
    """What a sweep leaves in its folder."""

    def __init__(self, folder: Path) -> None:
        """Name the folder; nothing is written."""
        self.folder = folder

    def foreign(self) -> list[Fault]:
        """Find a folder that holds other things: among them a sweep would write, and tidy."""
        if (self.folder / POINTS).exists() or not self.folder.exists():
            return []
        own = (LOCK, PLAN, *OF_NOBODY)
        others = [each.name for each in self.folder.iterdir() if each.name not in own]
        others = [name for name in others if not name.startswith(UNFINISHED)]
        if not others:
            return []
        got, expected = (
            said("other files, as '{name}'", name=min(others)),
            said("the folder of a sweep, or an empty one"),
        )
        return [unwritable(self.folder, got, expected, said("give another folder"))]

    def tidy(self) -> None:
        """Take away what was being written when a process was killed."""
        for left in [*self.folder.rglob(f"{UNFINISHED}*"), *(self.folder / PATHS).rglob("*.partial")]:
            left.unlink(missing_ok=True)

    def file_of(self, table: str, key: str, number: int) -> Path:
        """Return the file of one part of one table."""
        return self.folder / table / f"{KEY}{key}" / f"part-{number:06d}.parquet"

    def path_of(self, name: str, key: str) -> Path:
        """Return the Zarr array of the paths of a point."""
        return self.folder / PATHS / f"{KEY}{key}" / name

    def is_done(self, part: Part, order: Order) -> bool:
        """Say whether a part is there with all that is asked for; it is read, so that what is torn is made again."""
        first = self._read(FUTURES, part)
        if (
            first is None
            or first.rows < part.draws
            or not first.paths >= {*order.paths}
            or not first.axes >= order.axes
        ):
            return False
        beside = (self._read(table, part) for table in sorted(first.tables - {FUTURES}))
        if not all(each is not None and each.tables == first.tables for each in beside):
            return False
        return all(has_part(self.path_of(name, part.point.key), part) for name in order.paths)

    def _read(self, table: str, part: Part) -> Kept | None:
        """Return what a file says of itself, when it can be read and is the one of its place."""
        file = self.file_of(table, part.point.key, part.number)
        if not file.exists():
            return None
        try:
            kept = open_parquet(file, is_checked=True)
        except (OSError, ValueError):
            return None
        return kept if kept.name == part.name else None

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
                faults = {each: [fault.lines(each) for fault in made.faults] for each in LANGUAGES}
                told = {"settings": settings, "faults": faults}
                write(refused, json.dumps(told, indent=1, ensure_ascii=False).encode())
                return
            for name, data in made.paths.items():
                keep_part(self.path_of(name, key), data, made.part, draws)
            last = [name for name in made.tables if name != FUTURES]
            for name in (*last, FUTURES):  # by which the part counts as done
                write(self.file_of(name, key, number), made.tables[name])

    def write_plan(self, plan: Plan, points: Iterable[Point]) -> None:
        """Write what is asked: the plan, and each of its points with its values by name, numbers where all are.

        Raises:
            Refused: when it cannot be written.

        """
        with telling_of(self.folder):
            _write_points(self.folder / POINTS, points, plan)
            write(self.folder / PLAN, plan.text.encode())


def _write_points(place: Path, points: Iterable[Point], plan: Plan) -> None:
    import pyarrow as pa  # noqa: PLC0415 - an extra of its own
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    names = plan.names
    kinds = [("point", pa.int64()), ("scenario", pa.string()), ("key", pa.string())]
    values = [(name, pa.float64() if is_number else pa.string()) for name, is_number in names.items()]
    schema = pa.schema([*kinds, *values], {ASKED_AS: str(plan.path).encode()})
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
