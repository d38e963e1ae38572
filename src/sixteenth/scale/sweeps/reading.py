"""What a sweep has left, read back: how far it is, answers to questions in SQL, and one file of it."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sixteenth.errors import Fault, Place, Refused, UnreadableFile, WrongEntry, nearest, refuse
from sixteenth.said import ENGLISH, said
from sixteenth.scale.paths import FILE, FOLDER, in_words, look_at, read_json_file
from sixteenth.scale.sweeps.disk import UNFINISHED, move, telling_of
from sixteenth.scale.sweeps.keeping import ASKED_AS, KEY, PLAN, POINTS, REFUSED
from sixteenth.scale.sweeps.making import open_parquet
from sixteenth.scale.sweeps.plan import read_file
from sixteenth.scale.sweeps.tables import DRAW, FUTURES
from sixteenth.scale.target import check_file, unwritable

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

MEMORY = "2GB"  # that a query may take
ROWS_AT_ONCE = 100_000
MOST_REFUSALS = 3  # that are told
ASKING = ("SELECT", "EXPLAIN")  # kinds of statements that read and change nothing


@dataclass(frozen=True)
class Standing:
    """How far a sweep is: its points, how many are whole, begun and refused, its futures, and its bytes on disk."""

    title: str
    plan: str  # where it stood when it was asked
    points: int
    whole: int
    begun: int
    refused: int
    futures: int  # kept, of the points of the plan
    wanted: int
    others: int  # keys of other plans, facts or versions that are kept there, too
    bytes_kept: int
    refusals: tuple[tuple[int, str], ...]  # the numbers of some refused points, and why


def standing(folder: Path, language: str = ENGLISH) -> Standing:
    """Say how far a sweep is.

    Raises:
        Refused: when the folder holds no sweep.

    """
    _, file = read_file(sweep_in(folder) / PLAN)
    rows_of: dict[str, int] = {}
    for each in _files(folder, FUTURES):
        key = each.parent.name.removeprefix(KEY)
        rows_of[key] = rows_of.get(key, 0) + _rows(each)
    plan, keys = _keys(folder)
    refused = _refused(folder, keys)
    counts = [rows_of.get(key, 0) for key in keys.values() if key not in refused]
    return Standing(
        title=file.title,
        plan=plan,
        points=len(keys),
        whole=sum(rows >= file.draws for rows in counts),
        begun=sum(0 < rows < file.draws for rows in counts),
        refused=len(keys) - len(counts),
        futures=sum(min(rows, file.draws) for rows in counts),
        wanted=file.draws * len(keys),
        others=len(rows_of.keys() - {*keys.values()}),
        bytes_kept=sum(each.stat().st_size for each in folder.rglob("*") if each.is_file()),
        refusals=refusals(folder, language),
    )


def refusals(folder: Path, language: str = ENGLISH) -> tuple[tuple[int, str], ...]:
    """Return why the settings of some points cannot be: some reasons, each with the number of its first point.

    Raises:
        Refused: when the folder holds no sweep.

    """
    _, keys = _keys(sweep_in(folder))
    refused = _refused(folder, keys)
    reasons: dict[str, int] = {}
    for number, key in keys.items():
        if key in refused and len(reasons) < MOST_REFUSALS:
            reasons.setdefault(_why(folder / REFUSED / f"{key}.json", language), number)
    return tuple((number, why) for why, number in reasons.items())


def query(folder: Path, question: str) -> "pa.Table":
    """Answer a question in SQL about a sweep: tables `points`, `futures`, `futures_by_lab` and so on.

    Raises:
        Refused: when the folder holds no sweep, or the question cannot be answered.

    """
    with asking(folder) as ask:
        return ask(question).to_arrow_table()


@contextmanager
def asking(folder: Path) -> "Generator[Callable[[str], Any]]":
    """Yield what asks a question about a sweep; what cannot be answered is told, also while its rows are read.

    Raises:
        Refused: when the folder holds no sweep, or the question cannot be answered, or would change something.

    """
    import duckdb  # noqa: PLC0415 - an extra of its own

    with opened(folder) as tables:

        def ask(question: str) -> Any:
            kinds = [each.type.name for each in tables.extract_statements(question)]
            if len(kinds) != 1 or kinds[0] not in ASKING:
                got = ", ".join(kinds) or said("nothing")
                raise Refused((_wrong_question(folder, got),))
            return tables.sql(question)

        try:
            yield ask
        except duckdb.Error as error:
            raise Refused((_wrong_question(folder, " ".join(str(error).split())),)) from None


def _wrong_question(folder: Path, got: str) -> Fault:
    tables = ", ".join(_views(folder.resolve(), 0))
    expected = said("one question in SQL about {tables}, which changes nothing", tables=tables)
    cure = said('ask `sixteenth sweep query {folder} "describe futures"` for the columns', folder=folder)
    return WrongEntry(said("the question"), Place(said("the command line")), got, expected, cure)


def opened(folder: Path) -> "duckdb.DuckDBPyConnection":
    """Return a connection whose tables are those of a sweep, of the points of its plan alone.

    Nothing outside the folder can be read by it.

    Raises:
        Refused: when the folder holds no sweep.

    """
    import duckdb  # noqa: PLC0415 - as above

    _, file = read_file(sweep_in(folder) / PLAN)
    folder = folder.resolve()
    tables = duckdb.connect(config={"memory_limit": MEMORY, "python_enable_replacements": False})
    try:
        tables.execute(f"set allowed_directories = [{_quoted(folder)}, {_pattern(folder)}]")
        tables.execute("set enable_external_access = false")
        for name, made in _views(folder, file.draws).items():
            tables.execute(f'create view "{name}" as {made}')
    except duckdb.Error as error:
        tables.close()
        got, cure = " ".join(str(error).split()), said("give the command of the sweep again: what is torn is made anew")
        fault = UnreadableFile(f"'{folder}'", Place(str(folder)), got, said("the folder of a sweep"), cure)
        raise Refused((fault,)) from None
    tables.execute("set lock_configuration = true")
    return tables


def _views(folder: Path, draws: int) -> Mapping[str, str]:
    """Return how each table is made: so many futures of each point, with its number in place of their key."""
    points = f"select * from read_parquet({_pattern(folder, POINTS)})"  # noqa: S608 - our own names, quoted
    views = {"points": points}
    for name in tables_in(folder):
        files = _pattern(folder, f"{name}/{KEY}*/*.parquet")
        views[name] = (
            f"select point, scenario, futures.* exclude (key) from read_parquet({files}, hive_partitioning = true, "  # noqa: S608 - as above
            f"union_by_name = true) futures join ({points}) using (key) where {DRAW} < {draws} order by point, {DRAW}"
        )
    return views


def tables_in(folder: Path) -> list[str]:
    """Return the tables of futures that a folder holds."""
    return sorted(each.name for each in folder.glob(f"{FUTURES}*") if any(_files(folder, each.name)))


def _quoted(path: Path) -> str:
    text = str(path).replace("'", "''")
    return f"'{text}'"


def _pattern(folder: Path, files: str = "") -> str:
    """Return a pattern of files in a folder, in whose own name nothing is a pattern."""
    return _quoted(Path(re.sub(r"([*?[])", r"[\1]", str(folder))) / files)


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


def _keys(folder: Path) -> tuple[str, dict[int, str]]:
    """Return where the plan stood, and the key of each point by its number."""
    import pyarrow.parquet as pq  # noqa: PLC0415 - an extra of its own

    try:
        table = pq.read_table(folder / POINTS, columns=["point", "key"])
    except (OSError, ValueError) as error:
        got, cure = in_words(error), said("run the sweep again: it keeps its futures, and writes its points anew")
        raise Refused((UnreadableFile(f"'{POINTS}'", Place(str(folder)), got, said("points"), cure),)) from error
    plan = (table.schema.metadata or {}).get(ASKED_AS, PLAN.encode()).decode()
    return plan, dict(zip(table["point"].to_pylist(), table["key"].to_pylist(), strict=True))


def _refused(folder: Path, keys: Mapping[int, str]) -> set[str]:
    """Return the keys of the points whose settings cannot be."""
    return {file.stem for file in (folder / REFUSED).glob("*.json")} & {*keys.values()}


def _why(file: Path, language: str) -> str:
    """Return the first line of the first fault, and what it got and expected."""
    try:
        lines = read_json_file(file)["faults"][language][0]
        return f"{lines[0]};{lines[2][1:]}"
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
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with writers[file.suffix](unfinished, batches.schema) as writer:
                for batch in batches:
                    writer.write_batch(batch)
                    rows += batch.num_rows
            move(unfinished, file)
        finally:
            unfinished.unlink(missing_ok=True)
    return rows


def export_table(folder: Path, table: str, file: Path) -> int:
    """Write a whole table of a sweep as CSV or Parquet, and return how many rows it has.

    Raises:
        Refused: when there is no such table, or the file cannot be written.

    """
    known = ["points", *tables_in(sweep_in(folder))]
    if table not in known:
        cure = nearest(table, known, said("name one of them"))
        refuse([WrongEntry("'--table'", Place(said("the command line")), f"'{table}'", ", ".join(known), cure)])
    return export(folder, f'select * from "{table}"', file)  # noqa: S608 - a name that was looked up
