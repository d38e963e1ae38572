"""A part of a sweep made: in a thread here, or in another process on another machine, with nothing written there."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.engine.job import Job
from sixteenth.errors import Fault, Place, Refused, WrongOption, nearest
from sixteenth.said import said
from sixteenth.scale.sweeps.points import Part, job_of
from sixteenth.scale.sweeps.tables import Measure, tables_of
from sixteenth.scenarios.assemble import Scenario

PATHS_KEPT, TABLES_KEPT, AXES_KEPT = b"sixteenth.paths", b"sixteenth.tables", b"sixteenth.axes"
BETWEEN = ","


@dataclass(frozen=True)
class Made:
    """A part: its tables as Parquet, its monthly paths; or the faults for which it cannot be made."""

    part: Part
    tables: Mapping[str, bytes] = field(default_factory=dict[str, bytes])
    paths: Mapping[str, Any] = field(default_factory=dict[str, Any])
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Order:
    """How the parts of a sweep are made: the options of each run, what is kept of it, and what is measured."""

    options: Mapping[str, Any]
    axes: frozenset[str]
    paths: tuple[str, ...]
    measure: Measure


def make_part(scenario: Scenario, part: Part, order: Order) -> Made:
    """Run the chunks of a part, and return its tables; settings that cannot be are faults, and stop nothing else."""
    try:
        job = job_of(scenario, part.point.settings, order.options)
    except Refused as refused:
        return Made(part, faults=refused.faults)
    result = run_part(job, part)
    tables = tables_of(result, part.first_draw, order.measure(result), order.axes)
    kept = {PATHS_KEPT: order.paths, TABLES_KEPT: tables, AXES_KEPT: sorted(order.axes)}
    marks = {mark: BETWEEN.join(names).encode() for mark, names in kept.items()}
    packed = {name: _packed(table.replace_schema_metadata(marks)) for name, table in tables.items()}
    return Made(part, packed, {name: result.monthly[name] for name in order.paths})


def run_part(job: Job, part: Part) -> Result:
    """Run the chunks of a part, one after the other, as a result of its own."""
    own = replace(job, options=replace(job.options, draws=part.draws))
    result: Result | None = None
    for number in part.chunks:
        chunk = job.run_chunk(number)
        result = result or empty_result(own, chunk)
        fill(result, (number - part.chunks.start) * job.options.chunk, chunk)
    assert result is not None  # noqa: S101 - a part has chunks
    return result


def wrong_paths(job: Job, paths: Sequence[str]) -> list[Fault]:
    """Find paths that no run of a job keeps month by month."""
    known = job.program.kept.monthly
    return [
        WrongOption(
            "'paths'",
            Place(said("the plan")),
            f"'{name}'",
            said("a name that `{output_set}` keeps month by month", output_set=job.options.output_set),
            nearest(name, known, said('write output_set = "standard", which keeps more')),
        )
        for name in paths
        if name not in known
    ]


def _packed(table: Any) -> bytes:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra of its own

    written = io.BytesIO()
    pq.write_table(table, written, compression="zstd", write_page_checksum=True)
    return written.getvalue()


@dataclass(frozen=True)
class Kept:
    """What the file of a part says of itself."""

    rows: int
    tables: frozenset[str]
    paths: frozenset[str]
    axes: frozenset[str]


def open_parquet(file: Path) -> Kept:
    """Read what a file says of itself, without its rows.

    Raises:
        OSError: when it cannot be read.
        ValueError: when it is no such file.

    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra of its own

    about = pq.read_metadata(file)
    marks = about.metadata or {}
    names = (marks.get(mark, b"").decode().split(BETWEEN) for mark in (TABLES_KEPT, PATHS_KEPT, AXES_KEPT))
    return Kept(about.num_rows, *(frozenset(filter(None, each)) for each in names))
