"""The engine beside hand-written C on the same computation: first that both agree, then draws a processor-second."""

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import Report, Request, in_turn
from benchmarks.reference_kernel.c_kernel import CKernel, why_not
from benchmarks.reference_kernel.world import kernel_outputs, kernel_settings, kernel_world
from sixteenth.engine.job import BackEndName, Job, Options, prepare
from sixteenth.engine.programs.simulate import Inputs
from sixteenth.scale.local import run_here

DRAWS, CHECKED = 16_384, 1_024
CHUNKS = (100, 128, 200, 208, 256, 336, 400, 1_000)
THREADS = os.cpu_count() or 1


def measure(request: Request) -> list[Report]:
    """Check the equations against NumPy, then time them in turn with the C kernel."""
    if reason := why_not(request.reference):
        return [Report("Reference kernel", (), skipped=reason)]
    numpy_version = reference_version(request.reference)
    return [_agreement(numpy_version), _speed(request, numpy_version)]


def reference_version(reference: Path) -> Any:
    """Import the kernel's NumPy version from its folder."""
    sys.path.insert(0, str(reference))
    try:
        return import_module("model_numpy")
    finally:
        sys.path.remove(str(reference))


def differences(numpy_version: Any, options: Options) -> Any:
    """Return the relative difference of each output of our engine from the kernel's NumPy version."""
    inputs = numpy_version.sample(options.draws, seed=1)
    expected = numpy_version.run(inputs)
    found = kernel_outputs(run_here(prepare(kernel_world(), kernel_settings(inputs), options)))
    return np.abs(found - expected) / (1e-6 + np.abs(expected))


def _agreement(numpy_version: Any) -> Report:
    rows = []
    precisions: dict[BackEndName, str] = {"numpy": "float64", "jax": "float32"}
    for back_end, precision in precisions.items():
        found = differences(numpy_version, Options(draws=CHECKED, back_end=back_end))
        rows.append((f"{back_end}, {precision}", float(np.median(found)), float(found.max())))
    notes = [f"{CHECKED:,} draws, 144 outputs, against model_numpy.run in float64"]
    return Report("Reference kernel: relative difference", ("back end", "median", "largest"), rows, notes)


def _speed(request: Request, numpy_version: Any) -> Report:
    inputs = np.ascontiguousarray(numpy_version.sample(DRAWS, seed=1).astype(np.float32))
    world, settings = kernel_world(), kernel_settings(inputs)
    default = Options().chunk
    sizes = (default,) if request.quick else tuple(sorted({*CHUNKS, default}))
    cases: dict[str, Callable[[], object]] = {}
    with tempfile.TemporaryDirectory() as folder:
        kernel = CKernel(request.reference, Path(folder))
        cases["C"] = lambda: kernel.run(inputs, THREADS)
        for size in sizes:
            options = Options(draws=DRAWS, chunk=size)
            cases[f"executable, chunks of {size}"] = executable_only(prepare(world, settings, options))
        cases[f"whole run, chunks of {default}"] = lambda: run_here(prepare(world, settings, Options(draws=DRAWS)))
        timings = in_turn(cases, request.repeats(9))
    rates = {name: DRAWS / timing.median_cpu for name, timing in timings.items()}
    rows = [(name, rate, rate / rates["C"], 1e3 * timings[name].median_wall) for name, rate in rates.items()]
    notes = [
        f"{DRAWS:,} draws, float32, no paths kept, {THREADS} threads, medians of runs in turn",
        "floor 0.33 of C, goal 0.5",
        "a whole run is what a user pays: preparing, laying out the given inputs, threads, and the result's arrays",
    ]
    columns = ("engine", "draws per CPU second", "of C", "wall ms")
    return Report("Reference kernel: speed", columns, rows, notes)


def executable_only(job: Job) -> Callable[[], object]:
    """Return what runs every chunk on inputs that are ready, and drops the outputs."""
    ready = [job_inputs(job, number) for number in range(job.chunks)]
    executable = job.executable

    def run() -> Mapping[str, Any]:
        with ThreadPoolExecutor(THREADS) as pool:
            *_, last = pool.map(executable, ready)
        return last

    return run


def job_inputs(job: Job, number: int) -> Inputs:
    """Return the inputs of one chunk as the executable takes them."""
    inputs = job.inputs(number)
    return replace(inputs, rows=inputs.rows.astype(np.float32))
