"""A part of a sweep made: in a thread here, or in another process on another machine, with nothing written there."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sixteenth.engine.history import Result, empty_result, fill
from sixteenth.engine.job import Job
from sixteenth.errors import Fault, Place, Refused, WrongOption, nearest
from sixteenth.said import said
from sixteenth.scale.sweeps.plan import SweepFile
from sixteenth.scale.sweeps.points import Part, job_of
from sixteenth.scale.sweeps.tables import Measure, tables_of
from sixteenth.scenarios.assemble import Scenario

PART, PATHS_KEPT = b"sixteenth.part", b"sixteenth.paths"  # what a file says of itself
TABLES_KEPT, AXES_KEPT = b"sixteenth.tables", b"sixteenth.axes"
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
    kept = {PART: (part.name,), PATHS_KEPT: order.paths, TABLES_KEPT: tables, AXES_KEPT: sorted(order.axes)}
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


def wrong_options(job: Job, file: SweepFile) -> Iterator[Fault]:
    """Find paths that no run of a job keeps month by month, and axes that it does not have."""
    paths, plan = job.program.kept.monthly, Place(said("the plan"))
    expected = said("a name that `{output_set}` keeps month by month", output_set=job.options.output_set)
    for name in file.paths:
        if name not in paths:
            cure = nearest(name, paths, said('write output_set = "standard", which keeps more'))
            yield WrongOption("'paths'", plan, f"'{name}'", expected, cure)
    axes = job.settings.labels
    for name in file.axes:
        if name not in axes and "axes" in file.model_fields_set:
            cure = nearest(name, axes, said("name axes of the scenario"))
            yield WrongOption("'axes'", plan, f"'{name}'", said("an axis of the scenario"), cure)


def _packed(table: Any) -> bytes:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra of its own

    written = io.BytesIO()
    pq.write_table(table, written, compression="zstd", write_page_checksum=True)
    return written.getvalue()


@dataclass(frozen=True)
class Kept:
    """What the file of a part says of itself."""

    name: str  # of its part
    rows: int
    tables: frozenset[str]
    paths: frozenset[str]
    axes: frozenset[str]


def open_parquet(file: Path, *, is_checked: bool = False) -> Kept:
    """Read what a file says of itself; all of it, where its checksums are to be seen.

    Raises:
        OSError: when it cannot be read.
        ValueError: when it is no such file.

    """
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra of its own

    with pq.ParquetFile(file, page_checksum_verification=True) as opened:
        about = opened.metadata
        if is_checked:
            opened.read()
    marks = about.metadata or {}
    names = (marks.get(mark, b"").decode().split(BETWEEN) for mark in (TABLES_KEPT, PATHS_KEPT, AXES_KEPT))
    return Kept(marks.get(PART, b"").decode(), about.num_rows, *(frozenset(filter(None, each)) for each in names))
