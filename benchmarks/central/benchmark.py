"""What a future of `central` costs: whole runs by output set, the executable by what it keeps, and sizes of chunk."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import sixteenth
from benchmarks.measure import Report, Request, in_turn
from benchmarks.reference_kernel.benchmark import executable_only
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.job import Job, Options, prepare
from sixteenth.scale.local import run_here
from sixteenth.scenarios.assemble import Scenario

DRAWS, BOOKS_DRAWS = 2_000, 400
CHUNKS = (112, 144, 208, 304, 400, 672, 1_008)
GOAL = 60.0  # µs of CPU a draw
OWN_SET = "benchmark"


def measure(request: Request) -> list[Report]:
    """Measure whole runs, parts of the executable, and sizes of chunk."""
    scenario = sixteenth.read("central")
    return [
        _warm(scenario, request),
        _parts(scenario, request),
        _subjects(request),
        *([] if request.quick else [_sweep(scenario, request)]),
    ]


def make_job(scenario: Scenario, kept: OutputSet | str = "headline", draws: int = DRAWS, chunk: int = 208) -> Job:
    """Prepare a run that keeps an output set of the world, or outputs of one's own."""
    if isinstance(kept, str):
        return prepare(scenario.world, scenario.settings, Options(draws=draws, output_set=kept, chunk=chunk))
    world = replace(scenario.world, output_sets={OWN_SET: kept})
    return prepare(world, scenario.settings, Options(draws=draws, output_set=OWN_SET, chunk=chunk))


def parts(scenario: Scenario) -> dict[str, OutputSet]:
    """Name smaller and smaller sets of outputs; what lies between two of them is what the difference costs."""
    headline = scenario.world.output_sets["headline"]

    def without(*names: str) -> OutputSet:
        return OutputSet(
            tuple(name for name in headline.monthly if name not in names),
            tuple(name for name in headline.closing if name not in names),
        )

    models = ("gross_profit_to_date", "development_to_date")
    timed = OutputSet(headline.monthly, (*headline.closing, "months_to_payback"))
    return {
        "headline with months to payback": timed,
        "headline": headline,
        "without models' gross profit": without(*models[:1]),
        "without models' books": without(*models),
        "cash alone": OutputSet((), ("cash",)),
    }


def _warm(scenario: Scenario, request: Request) -> Report:
    draws = {"headline": DRAWS, "standard": DRAWS, "books": BOOKS_DRAWS}
    jobs = {name: make_job(scenario, name, count) for name, count in draws.items()}
    cases: dict[str, Callable[[], object]] = {name: partial(run_here, job) for name, job in jobs.items()}
    timings = in_turn(cases, request.repeats(21))
    rows = [
        (
            f"{name}, {draws[name]:,} draws",
            1e6 * timing.median_cpu / draws[name],
            1e6 * min(timing.cpu) / draws[name],
            1e3 * timing.median_wall,
            1e3 * timing.least_wall,
            GOAL if name == "headline" else None,
        )
        for name, timing in timings.items()
    ]
    columns = ("warm run", "CPU µs per draw", "least", "wall ms", "least wall ms", "goal")
    return Report(
        "Central: whole runs", columns, rows, ["120 months; the goal is both CPU µs a draw and ms on the wall"]
    )


def _parts(scenario: Scenario, request: Request) -> Report:
    jobs = {name: make_job(scenario, kept) for name, kept in parts(scenario).items()}
    whole = jobs["headline"]
    cases = {name: executable_only(job) for name, job in jobs.items()}
    cases["drawing what is drawn once"] = lambda: [whole.inputs(number) for number in range(whole.chunks)]
    timings = in_turn(cases, request.repeats(21))
    cpu = {name: 1e6 * timing.median_cpu / (whole.chunks * whole.options.chunk) for name, timing in timings.items()}
    rows = [
        (name, each, each / cpu["headline"], len(jobs[name].program.reached[0]) if name in jobs else None)
        for name, each in cpu.items()
    ]
    columns = ("executable that keeps", "CPU µs per draw", "of the headline", "equations")
    return Report("Central: by part", columns, rows, [f"chunks of {whole.options.chunk}, in turn, inputs ready"])


def without_subjects(*subjects: str) -> Scenario:
    """Return the central scenario with some of its subjects off."""
    off = "\n".join(f"{subject} = false" for subject in subjects)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "central_without.toml"
        file.write_text(f'title = "Without"\nclaim = "Less is modelled."\nparent = "central"\n[subjects]\n{off}\n')
        return sixteenth.read(str(file))


def _subjects(request: Request) -> Report:
    """Time the headline without each subject that can be left out; society is in no headline."""
    jobs = {
        "all": make_job(without_subjects()),
        **{f"without {name}": make_job(without_subjects(name)) for name in ("talent", "safety")},
        "without both": make_job(without_subjects("talent", "safety")),
    }
    timings = in_turn({name: executable_only(job) for name, job in jobs.items()}, request.repeats(21))
    cpu = {name: 1e6 * timings[name].median_cpu / (job.chunks * job.options.chunk) for name, job in jobs.items()}
    rows = [(name, each, each / cpu["all"], len(jobs[name].program.reached[0])) for name, each in cpu.items()]
    return Report("Central: by subject", ("headline", "CPU µs per draw", "of all", "equations"), rows)


def _sweep(scenario: Scenario, request: Request) -> Report:
    jobs = {str(size): make_job(scenario, draws=2 * DRAWS, chunk=size) for size in CHUNKS}
    timings = in_turn({name: executable_only(job) for name, job in jobs.items()}, request.repeats(9))
    cpu = {name: 1e6 * timings[name].median_cpu / (job.chunks * job.options.chunk) for name, job in jobs.items()}
    rows = [(name, each, each / cpu[str(Options().chunk)]) for name, each in cpu.items()]
    return Report("Central: chunks", ("draws in a chunk", "CPU µs per draw", "of the default"), rows)
