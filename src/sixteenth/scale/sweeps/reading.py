"""What a sweep has left, read back: how far it is, answers to questions in SQL, and one file of it."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sixteenth.errors import Place, Refused, UnreadableFile, WrongEntry, refuse
from sixteenth.said import said
from sixteenth.scale.paths import FILE, FOLDER, in_words, look_at
from sixteenth.scale.sweeps.keeping import KEY, PLAN, POINTS, REFUSED, UNFINISHED, move, telling_of
from sixteenth.scale.sweeps.making import open_parquet
from sixteenth.scale.sweeps.tables import DRAW, FUTURES
from sixteenth.scale.target import check_file, unwritable

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "2GB"  # that a query may take; more goes to the disk
ROWS_AT_ONCE = 100_000


@dataclass(frozen=True)
class Standing:
    """How far a sweep is: its points, how many are whole, begun and refused, its futures, and its bytes on disk."""

    title: str
    points: int
    whole: int
    begun: int
    refused: int
    futures: int  # kept, of the points of the plan
    wanted: int
    others: int  # keys of other plans, facts or versions that are kept there, too
    bytes_kept: int
    refusals: tuple[tuple[int, str], ...]  # the numbers of some refused points, and why


def standing(folder: Path) -> Standing:
    """Say how far a sweep is.

    Raises:
        Refused: when the folder holds no sweep.

    """
    from sixteenth.scale.sweeps.plan import read_plan  # noqa: PLC0415 - it reads how scenarios are written

    plan = read_plan(sweep_in(folder) / PLAN)
    rows_of = {file.parent.name.removeprefix(KEY): 0 for file in _files(folder, FUTURES)}
    for file in _files(folder, FUTURES):
        rows_of[file.parent.name.removeprefix(KEY)] += _rows(file)
    keys = {key: number for number, key in _keys(folder)}
    refused = {key: number for key, number in keys.items() if (folder / REFUSED / f"{key}.json").exists()}
    draws = plan.file.draws
    counts = [rows_of.get(key, 0) for key in keys if key not in refused]
    return Standing(
        title=plan.file.title,
        points=len(keys),
        whole=sum(rows >= draws for rows in counts),
        begun=sum(0 < rows < draws for rows in counts),
        refused=len(refused),
        futures=sum(min(rows, draws) for rows in counts),
        wanted=draws * len(keys),
        others=len(rows_of.keys() - keys.keys()),
        bytes_kept=sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()),
        refusals=tuple((number, _why(folder / REFUSED / f"{key}.json")) for key, number in [*refused.items()][:3]),
    )


def query(folder: Path, question: str) -> "pa.Table":
    """Answer a question in SQL about a sweep: tables `points`, `futures`, `futures_by_lab` and so on.

    Raises:
        Refused: when the folder holds no sweep, or the question cannot be answered.

    """
    with asking(folder) as ask:
        return ask(question).to_arrow_table()


@contextmanager
def asking(folder: Path) -> "Iterator[Callable[[str], Any]]":
    """Yield what asks a question about a sweep; what cannot be answered is told, also while its rows are read.

    Raises:
        Refused: when the folder holds no sweep, or the question cannot be answered.

    """
    import duckdb  # noqa: PLC0415 - an extra of its own

    with opened(folder) as tables:
        try:
            yield lambda question: tables.sql(question) or tables.sql("select 'done' as answer")
        except duckdb.Error as error:
            got = " ".join(str(error).split())
            expected = said("one question in SQL about {tables}", tables=", ".join(_views(folder)))
            cure = said('ask `sixteenth sweep query {folder} "describe futures"` for the columns', folder=folder)
            fault = WrongEntry(said("the question"), Place(said("the command line")), got, expected, cure)
            raise Refused((fault,)) from None


def opened(folder: Path) -> "duckdb.DuckDBPyConnection":
    """Return a connection whose tables are those of a sweep, of the points of its plan alone.

    Nothing outside the folder can be read by it, and nothing written.

    Raises:
        Refused: when the folder holds no sweep.

    """
    import duckdb  # noqa: PLC0415 - as above

    folder = sweep_in(folder).resolve()
    tables = duckdb.connect(config={"memory_limit": MEMORY})
    tables.execute(f"set allowed_directories = [{_quoted(folder)}]")
    tables.execute("set enable_external_access = false")
    for name, made in _views(folder).items():
        tables.execute(f'create view "{name}" as {made}')
    tables.execute("set lock_configuration = true")
    return tables


def _views(folder: Path) -> Mapping[str, str]:
    """Return how each table is made: futures with the number of their point, in place of the key they are kept under."""
    points = f"select * from read_parquet({_quoted(folder / POINTS)})"
    views = {"points": points}
    for name in sorted(each.name for each in folder.glob(f"{FUTURES}*") if any(_files(folder, each.name))):
        files = _quoted(folder / name / f"{KEY}*" / "*.parquet")
        views[name] = (
            f"select point, scenario, futures.* exclude (key) from read_parquet({files}, hive_partitioning = true, "
            f"union_by_name = true) futures join ({points}) using (key) order by point, {DRAW}"
        )
    return views


def _quoted(path: Path) -> str:
    text = str(path).replace("'", "''")
    return f"'{text}'"


def sweep_in(folder: Path) -> Path:
    """Return a folder that holds a sweep.

    Raises:
        Refused: when it holds none.

    """
    if look_at(folder) != FOLDER or look_at(folder / POINTS) != FILE:
        cure = said("give the folder that `sixteenth sweep PLAN.toml --out FOLDER` wrote")
        got = look_at(folder) if look_at(folder) != FOLDER else said("a folder without points")
        refuse([UnreadableFile(f"'{folder}'", Place(str(folder)), got, said("the folder of a sweep"), cure)])
    return folder


def _files(folder: Path, table: str) -> Iterator[Path]:
    return (folder / table).glob(f"{KEY}*/*.parquet")


def _rows(file: Path) -> int:
    try:
        return open_parquet(file).rows
    except (OSError, ValueError):
        return 0


def _keys(folder: Path) -> Iterator[tuple[int, str]]:
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra of its own

    try:
        table = pq.read_table(folder / POINTS, columns=["point", "key"])
    except (OSError, ValueError) as error:
        got, cure = in_words(error), said("run the sweep again: it keeps its futures, and writes its points anew")
        raise Refused((UnreadableFile(f"'{POINTS}'", Place(str(folder)), got, said("points"), cure),)) from error
    yield from zip(table["point"].to_pylist(), table["key"].to_pylist(), strict=True)


def _why(file: Path) -> str:
    from sixteenth.scale.paths import read_json_file  # noqa: PLC0415 - seldom

    try:
        return str(read_json_file(file)["faults"][0][0])
    except (OSError, ValueError, LookupError, TypeError):
        return file.name


def export(folder: Path, question: str, file: Path) -> int:
    """Write the answer to a question in SQL as CSV or Parquet, some rows at a time, and return how many there are.

    Raises:
        Refused: when the question cannot be answered, or the file cannot be written.

    """
    import pyarrow.csv as pc  # noqa: PLC0415 - an extra of its own
    import pyarrow.parquet as pq  # noqa: PLC0415 - as above

    writers = {".csv": pc.CSVWriter, ".parquet": pq.ParquetWriter}
    if file.suffix not in writers:
        got, cure = f"'{file.suffix}'", said("give a file whose name ends in .csv or .parquet")
        refuse([unwritable(file, got, said("a .csv or .parquet file"), cure)])
    check_file(file)
    rows, unfinished = 0, file.with_name(f"{UNFINISHED}{file.name}")
    with telling_of(file), asking(folder) as ask:
        batches = ask(question).to_arrow_reader(ROWS_AT_ONCE)
        try:
            with writers[file.suffix](unfinished, batches.schema) as writer:
                for batch in batches:
                    writer.write_batch(batch)
                    rows += batch.num_rows
            move(unfinished, file)
        finally:
            unfinished.unlink(missing_ok=True)
    return rows
