"""A world of the real one's size: what composing, compiling, a warm run, its parts and a large run cost."""

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.measure import Cell, Report, Request, Timing, in_turn
from benchmarks.reference_kernel.benchmark import executable_only, job_inputs
from benchmarks.synthetic_world.world import synthetic_settings, synthetic_world
from sixteenth.engine.check import check_world
from sixteenth.engine.history import empty_result, fill
from sixteenth.engine.job import Job, Options, back_end, prepare
from sixteenth.scale.local import one_block, run_here

DRAWS, PREVIEW, MANY = 2_000, 400, 100_000
CHUNKS = (100, 128, 200, 208, 256, 336, 400, 1_000)
ROOT = Path(__file__).resolve().parents[2]
TIMED_RUN = "import benchmarks.synthetic_world.benchmark as b; b.tell_one_run({draws}, {outputs!r})"


def measure(request: Request) -> list[Report]:
    """Measure everything, from composing to a hundred thousand draws."""
    return [_sizes_and_start(request), _warm(request), _parts(request), *([] if request.quick else [_sweep(request)])]


def make_job(options: Options) -> Job:
    """Compose the world and prepare a run."""
    world = synthetic_world()
    return prepare(world, synthetic_settings(world), options)


def tell_one_run(draws: int, output_set: str) -> None:
    """Run once and print, as JSON, the seconds of each stage and the process's largest memory."""
    began = time.perf_counter()
    job = make_job(Options(draws=draws, output_set=output_set))
    composed = time.perf_counter()
    job.executable  # noqa: B018 - asking for it compiles it
    compiled = time.perf_counter()
    run_here(job)
    print(
        json.dumps(
            {
                "compose": composed - began,
                "compile": compiled - composed,
                "run": time.perf_counter() - compiled,
                "peak": peak_megabytes(),
            }
        )
    )


def peak_megabytes() -> float:
    """Return the largest memory that this process has held, in MB."""
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def one_process(cache: str, draws: int = DRAWS, output_set: str = "standard") -> dict[str, float]:
    """Run once in a fresh process with a compilation cache in a folder, and return its seconds and memory."""
    code = TIMED_RUN.format(draws=draws, outputs=output_set)
    environment = {**os.environ, "XDG_CACHE_HOME": cache}
    began = time.perf_counter()
    done = subprocess.run(  # noqa: S603 - our own code
        [sys.executable, "-c", code], cwd=ROOT, env=environment, check=True, capture_output=True, text=True
    )
    return {**json.loads(done.stdout), "process": time.perf_counter() - began}


def _sizes_and_start(request: Request) -> Report:
    composing = Timing()
    for _ in range(request.repeats(9)):
        composing.run(lambda: check_world(synthetic_world()))
    with tempfile.TemporaryDirectory() as cache:
        cold = one_process(cache)
        warm = min((one_process(cache) for _ in range(request.repeats(3))), key=lambda each: each["process"])
        many = None if request.quick else one_process(cache, MANY, "headline")
    rows: list[tuple[Cell, ...]] = [
        ("compose and check, warm", 1e3 * composing.median_wall, None),
        ("process without cache", 1e3 * cold["process"], None),
        ("  of which compiling", 1e3 * cold["compile"], None),
        ("process with cache", 1e3 * warm["process"], 3000.0),
        ("  of which loading the executable", 1e3 * warm["compile"], None),
    ]
    notes = [f"memory of the process with cache, {DRAWS:,} draws, 20 outputs: {warm['peak']:,.0f} MB"]
    if many:
        rows.append((f"{MANY:,} draws, 3 outputs", 1e3 * many["run"], None))
        notes.append(f"memory of {MANY:,} draws, 3 outputs, 120 months: {many['peak']:,.0f} MB")
    return Report("Synthetic world: from nothing", ("stage", "wall ms", "goal"), rows, notes)


def _warm(request: Request) -> Report:
    preview, full = make_job(Options(draws=PREVIEW)), make_job(Options(draws=DRAWS))
    result = run_here(full)
    cases: dict[str, Callable[[], object]] = {
        f"{PREVIEW:,} draws": lambda: run_here(preview),
        f"{DRAWS:,} draws": lambda: run_here(full),
        f"{DRAWS:,} draws, prepared anew": lambda: run_here(make_job(Options(draws=DRAWS))),
        f"{DRAWS:,} draws, one thread": lambda: run_here(full, workers=1),
        "quantiles of 20 outputs": lambda: [result.quantiles(name) for name in result.monthly],
    }
    timings = in_turn(cases, request.repeats(15))
    draws = {name: PREVIEW if name.startswith(f"{PREVIEW} ") else DRAWS for name in cases}
    goals = {f"{DRAWS:,} draws": 60.0}
    rows = [
        (
            name,
            1e3 * timing.median_wall,
            1e3 * timing.least_wall,
            1e6 * timing.median_cpu / draws[name],
            goals.get(name),
        )
        for name, timing in timings.items()
    ]
    columns = ("warm run", "wall ms", "least wall ms", "CPU µs per draw", "goal, wall ms")
    return Report("Synthetic world: warm", columns, rows, ["120 months, 20 monthly outputs; goal 60 µs CPU per draw"])


def _parts(request: Request) -> Report:
    job = make_job(Options(draws=DRAWS))
    job.run_chunk(0)
    size, number = job.options.chunk, range(job.chunks)
    draws = [np.arange(first * size, (first + 1) * size, dtype=np.uint32) for first in number]
    chunk = job.run_chunk(0)

    def copy_out() -> None:
        result = empty_result(job, chunk, allocate=one_block(job, chunk))
        for each in number[:-1]:
            fill(result, each * size, chunk)

    cases: dict[str, Callable[[], object]] = {
        "executable": executable_only(job),
        "  of which shocks": _shocks_only(job),
        "sampling the inputs": lambda: [job.table.sample(job.options.seed, each) for each in draws],
        "copying out": copy_out,
        "preparing": lambda: make_job(job.options),
        "whole run": lambda: run_here(job),
    }
    timings = in_turn(cases, request.repeats(15))
    whole = timings["whole run"].median_cpu
    rows = [(name, 1e6 * t.median_cpu / DRAWS, t.median_cpu / whole) for name, t in timings.items()]
    return Report("Synthetic world: by part", ("part", "CPU µs per draw", "of the whole run"), rows)


def _shocks_only(job: Job) -> Callable[[], object]:
    """Return what makes the shocks of every chunk alone; all of them normal, though four in nineteen are not."""
    import jax  # noqa: PLC0415 - only the engine's back end imports it otherwise

    from sixteenth.engine.draws.chance import monthly_words, open_uniform  # noqa: PLC0415 - beside its use

    engine, months = back_end("jax"), job.program.months

    def shocks(seed: Any, keys: Any, draws: Any) -> Any:
        words = monthly_words(seed, keys, draws, months, engine.xp)
        return engine.normal_quantile(open_uniform(words, engine.dtype))

    compiled, ready = jax.jit(shocks, compiler_options=engine.options), [job_inputs(job, n) for n in range(job.chunks)]

    def run() -> object:
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            return list(pool.map(lambda each: compiled(each.seed, each.keys, each.draws).block_until_ready(), ready))

    return run


def _sweep(request: Request) -> Report:
    sizes = sorted({*CHUNKS, Options().chunk})
    jobs = {size: make_job(Options(draws=10 * DRAWS, chunk=size)) for size in sizes}
    timings = in_turn({str(size): executable_only(job) for size, job in jobs.items()}, request.repeats(7))
    draws = {str(size): job.chunks * size for size, job in jobs.items()}
    cpu = {name: 1e6 * timing.median_cpu / draws[name] for name, timing in timings.items()}
    default = cpu[str(Options().chunk)]
    rows = [(name, each, each / default) for name, each in cpu.items()]
    notes = [f"executable only, {10 * DRAWS:,} draws, in turn; a multiple of 512 is never used"]
    return Report("Synthetic world: chunks", ("draws in a chunk", "CPU µs per draw", "of the default"), rows, notes)
