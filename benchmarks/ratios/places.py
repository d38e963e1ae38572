"""What a second thread and a second worker bring, and what a sweep adds to the run that each of its parts is."""

import tempfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from pathlib import Path

from benchmarks.measure import Request, Timing, in_turn
from benchmarks.ratios.ratio import QUICK, Found, Group, NotMeasuredError, Ratio, paired
from benchmarks.sweeps import NEEDED, by_place, order_of, sweep_of
from sixteenth.scale.local import run_here
from sixteenth.scale.sweeps.making import make_part
from sixteenth.scale.sweeps.points import job_of

GOAL = 1.7
IDEAL = 2.0
REPEATS, PART_REPEATS = 3, 9
PART_DRAWS = 4_000


def measure(request: Request) -> Mapping[str, Found]:
    """Time one sweep on one and two threads and on one and two workers, beside loops that share nothing, in turn."""
    if request.quick:
        raise NotMeasuredError(QUICK)
    _refuse_without_packages()
    with tempfile.TemporaryDirectory() as folder:
        timings = by_place(Path(folder), REPEATS)
    return {
        "threads": _of_bare(timings, "local:1", "local:2"),
        "workers": _of_bare(timings, "one worker", "two workers"),
    }


def measure_part(request: Request) -> Mapping[str, Found]:
    """Time the making of one part of a sweep and the bare run of the same futures on one thread, in turn."""
    _refuse_without_packages()
    with tempfile.TemporaryDirectory() as folder:
        sweep = sweep_of(Path(folder), 2, PART_DRAWS, 7)
        part = next(sweep.parts(next(sweep.points())))
        order = order_of(sweep)
        job = job_of(sweep.scenarios[0], part.point.settings, order.options)
        bare = replace(job, options=replace(job.options, draws=part.draws))
        cases: dict[str, Callable[[], object]] = {
            "bare": partial(run_here, bare, 1),
            "part": partial(make_part, sweep.scenarios[0], part, order),
        }
        timings = in_turn(cases, request.repeats(PART_REPEATS))
    micro = {name: 1e6 * timing.median_cpu / part.draws for name, timing in timings.items()}
    told = f"{micro['part']:.0f} over {micro['bare']:.0f} µs of CPU a future"
    return {"sweep_part": Found.of_pairs(paired(timings["part"].cpu, timings["bare"].cpu), told)}


def _of_bare(timings: Mapping[str, Timing], one: str, two: str) -> Found:
    """Return how much more two do than one, as a share of what two bare loops do."""
    own = paired(timings[one].wall, timings[two].wall)
    bare = paired(timings["one bare loop"].wall, timings["two bare loops"].wall, IDEAL)
    whole, free = timings[one].median_wall / timings[two].median_wall, Found.of_pairs(bare).value
    return Found.of_pairs(paired(own, bare), f"{whole:.2f} times; two bare loops {free:.2f}")


def _refuse_without_packages() -> None:
    if lacking := [name for name in NEEDED if find_spec(name) is None]:
        message = f"{', '.join(lacking)} missing: pip install 'sixteenth[sweep,cluster]'"
        raise NotMeasuredError(message)


def _ratio(name: str, what: str) -> Ratio:
    return Ratio(name, what, "more", "1.7 of 2: 0.85", lambda found: found.value >= GOAL / IDEAL)


GROUP = Group(
    "Two for one",
    (
        _ratio("threads", "a sweep on two threads over one, of what two bare loops do over one"),
        _ratio("workers", "a sweep on two Dask workers over one, of what two bare loops do over one"),
    ),
    measure,
)
PART = Group(
    "A part of a sweep",
    (Ratio("sweep_part", f"CPU of a sweep's part of {PART_DRAWS:,} futures over the bare run"),),
    measure_part,
)
