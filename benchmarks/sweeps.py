"""What a sweep costs: processor time and bytes a future, how fast parts are kept, and what a second worker brings."""

import pickle
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import sixteenth
from benchmarks.measure import Report, Request, Timing, in_turn
from sixteenth.decide.worth.futures_table import measured
from sixteenth.engine.history import Result
from sixteenth.scale.sweeps.keeping import Keeping
from sixteenth.scale.sweeps.making import Order, make_part
from sixteenth.scale.sweeps.plan import read_plan
from sixteenth.scale.sweeps.points import Point, Sweep, parts_of
from sixteenth.scale.sweeps.running import Threads, Workers, run_sweep

PLAN = """
draws = {draws}
seed = {seed}
output_set = "headline"
[grid]
discount_rate = {{ from = 0.06, to = 0.14, steps = {steps} }}
"""
TINY = Path(__file__).parents[1] / "tests" / "lemonade" / "lemonade.toml"
PARTS = 200
NEEDED = ("duckdb", "pyarrow", "zarr", "distributed")
STEPS = 32  # points of a sweep by place: eleven tasks of a cluster


def measure(request: Request) -> list[Report]:
    """Time a sweep of `central` by its places, and the main process by itself."""
    lacking = [name for name in NEEDED if find_spec(name) is None]
    if lacking:
        return [Report("Sweeps", (), skipped=f"{', '.join(lacking)} missing: pip install 'sixteenth[sweep,cluster]'")]
    with tempfile.TemporaryDirectory() as folder:
        return [_costs(Path(folder)), _keeping(Path(folder)), _workers(Path(folder), request)]


def sweep_of(folder: Path, steps: int, draws: int, seed: int) -> Sweep:
    """Read a plan that moves one belief of `central` over a number of steps."""
    file = folder / "plan.toml"
    file.write_text(PLAN.format(steps=steps, draws=draws, seed=seed), encoding="utf-8")
    plan = read_plan(file)
    return Sweep(plan, tuple(map(sixteenth.read, plan.scenarios)))


def order_of(sweep: Sweep) -> Order:
    """Return how the parts of a sweep are made: tables by lab, and no paths."""
    return Order(sweep.plan.options, frozenset({"lab"}), (), measured)


def _costs(folder: Path) -> Report:
    """Time the making of one part of `central`, and weigh what it leaves and what a cluster would send."""
    sweep = sweep_of(folder, 2, 4_000, 7)
    point = next(sweep.points())
    part = next(sweep.parts(point))
    made = make_part(sweep.scenarios[0], part, order_of(sweep))  # compiles
    timing = Timing()
    for _ in range(5):
        timing.run(partial(make_part, sweep.scenarios[0], part, order_of(sweep)))
    thousand = 1_000 / part.draws
    rows: list[tuple[str, float]] = [("CPU seconds a 1,000 futures", timing.median_cpu * thousand)]
    rows += [(f"bytes a future of {name}", len(data) / part.draws) for name, data in made.tables.items()]
    rows.append(("bytes a future sent by a worker", len(pickle.dumps(made)) / part.draws))
    rows.append(("bytes of a scenario, sent once", float(len(pickle.dumps(sweep.scenarios[0])))))
    return Report("One part of central, headline", ("what", "measured"), rows)


def _keeping(folder: Path) -> Report:
    """Time how many small parts of a trivial world the main process can keep in a second."""
    scenario = sixteenth.read(TINY, allow_code=True)

    def nothing(_result: Result) -> Mapping[str, Any]:
        return {}

    order = Order({"draws": 400, "back_end": "numpy"}, frozenset({"stand"}), (), nothing)
    keeping, timing, rows = Keeping(folder / "tiny"), Timing(), []
    made = [
        make_part(scenario, next(parts_of(Point(number, "tiny", {}, f"{number:024x}"), 208, 400)), order)
        for number in range(PARTS)
    ]

    def keep_all() -> None:
        for each in made:
            keeping.keep(each, 400)

    timing.run(keep_all)
    rows.append(("parts kept in a second, on the wall", PARTS / timing.wall[0]))
    rows.append(("parts kept in a second of processor time", PARTS / timing.cpu[0]))
    timing.run(lambda: [keeping.is_done(each.part, order) for each in made])
    rows.append(("parts looked at in a second of processor time, when it goes on", PARTS / timing.cpu[1]))
    return Report("The main process alone, two tables a part", ("what", "measured"), rows)


def _loops(count: int) -> None:
    """Let processes that share nothing count, to see how many cores others leave us."""
    code = "total = 0\nfor number in range(20_000_000): total += number"
    loops = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(count)]  # noqa: S603 - ours
    for each in loops:
        each.wait()


def by_place(folder: Path, repeats: int, steps: int = STEPS) -> Mapping[str, Timing]:
    """Time one sweep on one and two threads, and on one and two workers of a cluster, beside bare loops, in turn."""
    from distributed import LocalCluster  # noqa: PLC0415 - an extra of its own

    from sixteenth.scale.dask import Cluster  # noqa: PLC0415 - as above

    seeds = iter(range(1_000, 9_000))

    def once(workers: Workers) -> None:
        seed = next(seeds)
        sweep = sweep_of(folder, steps, 2_000, seed)
        run_sweep(sweep, folder / f"run{seed}", measured, workers)

    options: dict[str, Any] = {"threads_per_worker": 1, "host": "127.0.0.1", "dashboard_address": ":0"}
    with LocalCluster(n_workers=1, **options) as one, LocalCluster(n_workers=2, **options) as two:
        cases: dict[str, Callable[[], object]] = {
            "one bare loop": partial(_loops, 1),
            "two bare loops": partial(_loops, 2),
            "local:1": partial(once, Threads(1)),
            "local:2": partial(once, Threads(2)),
            "one worker": partial(once, Cluster(one.scheduler_address)),
            "two workers": partial(once, Cluster(two.scheduler_address)),
        }
        return in_turn(cases, repeats)


def _workers(folder: Path, request: Request) -> Report:
    """Tell what a second thread and a second worker bring."""
    began = time.monotonic()
    timings = by_place(folder, request.repeats(3))
    rows = [(name, each.median_wall, each.least_wall) for name, each in timings.items()]
    ratios = [
        f"{few} / {many}: {timings[few].median_wall / timings[many].median_wall:.2f} of the median, "
        f"{timings[few].least_wall / timings[many].least_wall:.2f} of the least"
        for few, many in (("local:1", "local:2"), ("one worker", "two workers"))
    ]
    spare = 2 * timings["one bare loop"].median_wall / timings["two bare loops"].median_wall
    ratios.append(f"two bare loops do {spare:.2f} times the work of one: no ratio above can be more")
    notes = [*ratios, f"{time.monotonic() - began:.0f} s in all"]
    return Report(
        f"{STEPS} points of central, 2,000 futures each", ("where", "median wall s", "least wall s"), rows, notes
    )
