"""A future of `central` over the yardstick, by output set; and over an earlier version, where a checkout is named."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import sixteenth
from benchmarks.central.benchmark import BOOKS_DRAWS, DRAWS, make_job
from benchmarks.earlier_version import ROOT, Version
from benchmarks.measure import Request, in_turn
from benchmarks.ratios.kept import version_of
from benchmarks.ratios.ratio import Found, Group, NotMeasuredError, Ratio, paired
from benchmarks.ratios.yardstick import CHUNKS, yardstick
from benchmarks.ratios.yardstick import DRAWS as CHUNK
from sixteenth.scale.local import run_here

SETS = {"headline": DRAWS, "standard": DRAWS, "books": BOOKS_DRAWS}
REPEATS, EARLIER_REPEATS = 21, 15
EARLIER_VERSION, MOST_OF_EARLIER = "0.2.0", 0.55
FUTURES = CHUNKS * CHUNK  # that the yardstick stands for
MICRO = 1e6


def measure(request: Request) -> Mapping[str, Found]:
    """Time whole runs of each output set and the yardstick in turn; ratios are of processor time a future."""
    scenario = sixteenth.read("central")
    jobs = {name: make_job(scenario, name, draws) for name, draws in SETS.items()}
    cases: dict[str, Callable[[], object]] = {}
    for name, job in jobs.items():  # each beside a yardstick of its own: what one leaves in the cache meets the next
        cases |= {name: partial(run_here, job), f"yardstick after {name}": yardstick}
    timings = in_turn(cases, request.repeats(REPEATS))
    found = dict[str, Found]()
    for name, draws in SETS.items():
        own, rule = timings[name], timings[f"yardstick after {name}"]
        pairs = paired(own.cpu, rule.cpu, FUTURES / draws)
        told = f"{MICRO * own.median_cpu / draws:.0f} over {MICRO * rule.median_cpu / FUTURES:.0f} µs of CPU"
        found[name] = Found.of_pairs(pairs, told)
    return found


def measure_earlier(request: Request) -> Mapping[str, Found]:
    """Run the headline here and in the checkout of an earlier version, each in a process of its own, in turn."""
    if request.earlier is None:
        message = f"name a checkout of {EARLIER_VERSION} with --earlier"
        raise NotMeasuredError(message)
    if (named := version_of(request.earlier)) != EARLIER_VERSION:
        message = f"--earlier names {named}, and the goal is over {EARLIER_VERSION}"
        raise NotMeasuredError(message)
    folders: dict[str, Path] = {"earlier": request.earlier, "here": ROOT}
    versions = {name: Version(folder, "central", DRAWS) for name, folder in folders.items()}
    try:
        for _ in range(request.repeats(EARLIER_REPEATS)):
            for version in versions.values():
                version.run()
    finally:
        for version in versions.values():
            version.close()
    here, earlier = versions["here"].seconds, versions["earlier"].seconds
    told = f"{MICRO * min(here):.0f} over {MICRO * min(earlier):.0f} µs of CPU at least"
    return {f"headline_over_{EARLIER_VERSION}": Found.of_pairs(paired(here, earlier), told)}


GROUP = Group(
    "Central, by output set",
    tuple(Ratio(name, f"a future of central, output set {name}, over the yardstick") for name in SETS),
    measure,
)
EARLIER = Group(
    f"Central beside {EARLIER_VERSION}",
    (
        Ratio(
            f"headline_over_{EARLIER_VERSION}",
            f"a future of central, headline, over {EARLIER_VERSION}'s",
            goal="at most 0.55",
            met=lambda found: found.value <= MOST_OF_EARLIER,
        ),
    ),
    measure_earlier,
)
