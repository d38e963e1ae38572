"""`sixteenth sweep`: scenarios at many settings, kept as they come; how far that is; questions about them in SQL."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import App, Parameter

from sixteenth.faces.options import Language
from sixteenth.interfaces.command import WRONG, AllowCode, AsJson, Plain, print_json, telling_faults
from sixteenth.interfaces.whole_numbers import MOST_THREADS
from sixteenth.said import said

if TYPE_CHECKING:
    from sixteenth.scale.sweeps.running import Workers

LOCAL, DASK = re.compile(r"local(?::(?P<count>\d{1,6}))?"), re.compile(r"dask://(?P<place>[^\s/]+:\d{1,5})")
Folder = Annotated[
    Path, Parameter(name="--out", help="The folder that keeps all of it; the same command goes on there.")
]
On = Annotated[
    str,
    Parameter(name="--on", help="Where it runs: local, local:4 for four threads, or dask://HOST:PORT of a scheduler."),
]
PlanFile = Annotated[Path, Parameter(help="The plan, a TOML file.")]
Swept = Annotated[Path, Parameter(help="The folder of a sweep.")]
Question = Annotated[str, Parameter(help="One question in SQL, in quotes.")]
OutFile = Annotated[Path, Parameter(help="The file, .csv or .parquet.")]
Table = Annotated[str, Parameter(name="--table", help="The table: points, futures, futures_by_lab and so on.")]
QueryOut = Annotated[Path | None, Parameter(name="--out", help="Write the rows: a .csv or a .parquet file.")]

HELP = """Run scenarios at many settings, each once, and keep every future: stopped, it goes on where it was.

The plan is a TOML file: scenarios, grids, single points, Sobol designs, and how many futures of each.

Example: sixteenth sweep plan.toml --out sweep

Example: sixteenth sweep plan.toml --out sweep --on dask://10.0.0.5:8786
"""

sweep = App(
    name="sweep",
    help=HELP,
    help_format="plaintext",
    result_action="return_value",
    default_parameter=Parameter(negative=(), show_default=False),
)


@sweep.default
def run(
    plan: PlanFile,
    /,
    *,
    out: Folder,
    on: On = "local",
    allow_code: AllowCode = False,
    as_json: AsJson = False,
    lang: Language = "en",
) -> int:
    """Run scenarios at many settings, and keep every future."""
    with telling_faults(as_json=as_json):
        import sixteenth
        from sixteenth.decide.worth.futures_table import measured
        from sixteenth.faces.sweeps.showing import counted, told_of_done
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.scale.sweeps.packages import SWEEP, need
        from sixteenth.scale.sweeps.plan import read_plan
        from sixteenth.scale.sweeps.points import Sweep
        from sixteenth.scale.sweeps.reading import refusals
        from sixteenth.scale.sweeps.running import run_sweep

        need(SWEEP, "sweep")
        read = read_plan(plan)
        workers = workers_on(on)
        scenarios = tuple(sixteenth.read(name, allow_code=allow_code) for name in read.scenarios)
        with show_progress(is_quiet=as_json, what=counted(lang), has_rate=True) as progress:
            done = run_sweep(Sweep(read, scenarios), out, measured, workers, progress)
        if as_json:
            print_json(vars(done))
        else:
            reasons = refusals(out, lang) if done.refused else ()
            print("\n".join(told_of_done(done, reasons, str(out), lang)))
    return 0 if done.futures > done.refused else WRONG


@sweep.command
def status(folder: Swept, /, *, as_json: AsJson = False, lang: Language = "en") -> int:
    """Say how far a sweep is.

    Example: sixteenth sweep status sweep
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.sweeps.showing import data_of_standing, told_of_standing
        from sixteenth.scale.sweeps.packages import SWEEP, need
        from sixteenth.scale.sweeps.reading import standing

        need(SWEEP, "sweep")
        found = standing(folder, lang)
        if as_json:
            print_json(data_of_standing(found))
        else:
            print("\n".join(told_of_standing(found, str(folder), lang)))
    return 0


@sweep.command
def query(
    folder: Swept,
    question: Question,
    /,
    *,
    out: QueryOut = None,
    plain: Plain = False,
    as_json: AsJson = False,
    lang: Language = "en",
) -> int:
    """Ask about a sweep in SQL: its tables are points, futures, futures_by_lab and so on.

    Example: sixteenth sweep query sweep "describe futures_by_lab"

    Example: sixteenth sweep query sweep "select point, avg(money_back::int) from futures_by_lab group by point"
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.sweeps.showing import plain as plain_data
        from sixteenth.faces.sweeps.showing import show_rows, told_of_cut, told_of_export
        from sixteenth.interfaces.terminal import make_console
        from sixteenth.scale.sweeps.packages import SWEEP, need
        from sixteenth.scale.sweeps.reading import export, query

        need(SWEEP, "sweep")
        if out is not None:
            rows = export(folder, question, out)
            told: Any = {"rows": rows, "file": str(out)}
            print_json(told) if as_json else print("\n".join(told_of_export(rows, str(out), lang)))
            return 0
        table = query(folder, question)
        if as_json:
            print_json([plain_data(row) for row in table.to_pylist()])
        else:
            cells = [[*row.values()] for row in table.to_pylist()]
            show_rows(make_console(plain=plain), table.column_names, cells, plain=plain)
            print("\n".join(told_of_cut(len(cells), lang)), end="")
    return 0


@sweep.command(name="export")
def export_table(
    folder: Swept,
    file: OutFile,
    /,
    *,
    table: Table = "futures",
    as_json: AsJson = False,
    lang: Language = "en",
) -> int:
    """Write one table of a sweep as a .csv or a .parquet file.

    Example: sixteenth sweep export sweep futures.csv

    Example: sixteenth sweep export sweep labs.parquet --table futures_by_lab
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.sweeps.showing import told_of_export
        from sixteenth.scale.sweeps import reading
        from sixteenth.scale.sweeps.packages import SWEEP, need

        need(SWEEP, "sweep")
        rows = reading.export_table(folder, table, file)
        told: Any = {"rows": rows, "file": str(file)}
        print_json(told) if as_json else print("\n".join(told_of_export(rows, str(file), lang)))
    return 0


def workers_on(where: str) -> "Workers":
    """Return who makes the parts of a sweep: `local`, `local:N` or `dask://HOST:PORT`.

    Raises:
        Refused: when it is neither, or the packages for it are missing.

    """
    from sixteenth.errors import Place, UnusableCommand, refuse
    from sixteenth.scale.sweeps.running import Threads

    local, dask = LOCAL.fullmatch(where), DASK.fullmatch(where)
    if dask:
        from sixteenth.scale.sweeps.packages import CLUSTER, need

        need(CLUSTER, "cluster")
        from sixteenth.scale.dask import Cluster

        return Cluster(f"tcp://{dask['place']}")
    threads = int(local["count"]) if local and local["count"] else None
    if not local or threads == 0 or (threads or 0) > MOST_THREADS:
        expected, cure = said("local, local:4 or dask://HOST:PORT"), said("use 'local'")
        refuse([UnusableCommand("'--on'", Place(said("the command line")), f"'{where}'", expected, cure)])
    return Threads(threads)
