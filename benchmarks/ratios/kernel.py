"""The engine over hand-written C on the reference computation."""

import tempfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np

from benchmarks.measure import Request, in_turn
from benchmarks.ratios.ratio import Found, Group, NotMeasuredError, Ratio, paired
from benchmarks.reference_kernel.benchmark import DRAWS, THREADS, executable_only, reference_version
from benchmarks.reference_kernel.c_kernel import CKernel, why_not
from benchmarks.reference_kernel.world import kernel_settings, kernel_world
from sixteenth.engine.job import Options, prepare

GOAL = 0.5
REPEATS = 15


def measure(request: Request) -> Mapping[str, Found]:
    """Time the C kernel and our executable with the chunk that users get, in turn."""
    if reason := why_not(request.reference):
        raise NotMeasuredError(reason)
    inputs = np.ascontiguousarray(reference_version(request.reference).sample(DRAWS, seed=1).astype(np.float32))
    job = prepare(kernel_world(), kernel_settings(inputs), Options(draws=DRAWS))
    with tempfile.TemporaryDirectory() as folder:
        kernel = CKernel(request.reference, Path(folder))
        cases = {"C": lambda: kernel.run(inputs, THREADS), "ours": executable_only(job)}
        timings = in_turn(cases, request.repeats(REPEATS))
    rates = {name: DRAWS / timing.median_cpu / 1e3 for name, timing in timings.items()}
    told = f"{rates['ours']:.0f} of {rates['C']:.0f} thousand draws a CPU second"
    return {"kernel": Found.of_pairs(paired(timings["C"].cpu, timings["ours"].cpu), told)}


GROUP = Group(
    "Reference kernel",
    (
        Ratio(
            "kernel",
            "draws a CPU second of the reference kernel: ours over C's",
            "more",
            "0.5 (floor 0.33)",
            lambda found: found.value >= GOAL,
        ),
    ),
    measure,
)
