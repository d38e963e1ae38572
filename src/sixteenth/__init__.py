"""Sixteenth: an open simulator of frontier-AI economics. These are its verbs; each loads what it needs when called.

>>> import sixteenth
>>> scenario = sixteenth.read("interview_arithmetic")
>>> result = sixteenth.run(scenario.with_(serving_margin=0.5))
>>> float(abs(result["company_balance"]).max()) < 0.01
True
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, Union, overload

from sixteenth.answers.showing import shown_by

if TYPE_CHECKING:
    import altair as alt
    import xarray

    from sixteenth.answers.answer import Answer
    from sixteenth.answers.showing import Show
    from sixteenth.engine.compose import World
    from sixteenth.engine.declared import OutputSet
    from sixteenth.engine.history import Result
    from sixteenth.engine.job import Job
    from sixteenth.engine.verify import Verification
    from sixteenth.questions.session import Session
    from sixteenth.scale.saved_runs import SavedRuns
    from sixteenth.scenarios.assemble import Scenario

__all__ = [
    "ask",
    "chart",
    "inputs",
    "is_saved",
    "load",
    "prepare",
    "read",
    "reopen",
    "run",
    "run_parts",
    "save",
    "verify",
    "with_plan",
]

About: TypeAlias = Union["Scenario", str, Path]  # a scenario, its name, its file, or a saved result

DEFAULT_DRAWS = 2000


def read(name: str | Path, *, allow_code: bool = False) -> "Scenario":
    """Read a scenario: a name of the library, a TOML file, or what a saved result was made from.

    Equations of its own are read only where you allow them.

    Raises:
        Refused: with every fault at once, each in four lines.

    """
    from sixteenth.evidence.facts_read.read_facts import find_evidence
    from sixteenth.scenarios.assemble import read_scenario

    if is_saved(name):
        return reopen(name, allow_code=allow_code).scenario
    return read_scenario(str(name), allow_code=allow_code, find_evidence=find_evidence)


def with_plan(scenario: "Scenario | str", file: str | Path, *, runs: "Session | None" = None) -> "Scenario":
    """Return a scenario in which a company follows its own plan: `with_plan("central", "plan.csv")`.

    The file says who it is, which lab it is like, and what it plans; `sixteenth init plan.csv` writes one. The company
    is then one of the labs of the scenario, which is fitted to its plan once and kept. `runs` tells of progress.

    Raises:
        Refused: with everything that is wrong with the plan, or that keeps it out of the scenario.
        Interrupted: when stopped.

    """
    from sixteenth.evidence.own_plan.follow import follow, run_by
    from sixteenth.questions.session import Session

    about = read(scenario) if isinstance(scenario, str) else scenario
    return follow(about, file, run_by((runs or Session()).run)).scenario


def prepare(scenario: "Scenario | str", **options: Any) -> "Job":
    """Check a scenario with the options of a run, and return the job, whose chunks can run anywhere.

    Options: `draws` (one where nothing is uncertain, and as many as a scenario has arrays for), `seed`, `back_end`
    ("jax", float32; "numpy", float64; a scenario of exact money runs on the latter), `output_set`, `months`, `sampling`
    ("counter"; "sobol" fills the space of inputs more evenly), `chunk` (futures computed at once: 208, or what a GPU
    holds; another number gives other last bits), and `world`, where you changed the scenario's own.

    Raises:
        Refused: with every fault at once.

    """
    from dataclasses import replace

    from sixteenth.engine.job import Options, wrong_options
    from sixteenth.engine.job import prepare as prepare_job
    from sixteenth.engine.limits import Premises
    from sixteenth.engine.programs.machine import CHUNK, usual_chunk
    from sixteenth.errors import refuse
    from sixteenth.evidence.facts_read.read_facts import facts_hash
    from sixteenth.scenarios.values.given import given_draws
    from sixteenth.scenarios.world.limits import impossible

    scenario = read(scenario) if isinstance(scenario, str) else scenario
    given = {name: value for name, value in options.items() if value is not None}
    refuse(wrong_options(given, given.get("world", scenario.world)))
    world: World = given.pop("world", scenario.world)
    settings = replace(scenario.settings, months=given.pop("months", scenario.settings.months))
    if not world.computes_as(scenario.world) or settings.months != scenario.settings.months:  # a limit may now not hold
        refuse(impossible(scenario.assumptions, Premises(world, settings)))
    usual = scenario.assumptions.facts.get("draws", DEFAULT_DRAWS)
    back_end = given.get("back_end", "numpy" if scenario.is_exact else "jax")
    default: dict[str, Any] = {
        "draws": 1 if scenario.is_certain else given_draws(settings) or usual,
        "back_end": back_end,
        "chunk": usual_chunk() if back_end == "jax" else CHUNK,
        "output_set": "books" if scenario.is_certain and "books" in world.output_sets else "standard",
    }
    notes = {
        "scenario": scenario.name,
        "scenario_hash": scenario.hash,
        "scenario_json": scenario.resolved,
        "facts_hash": facts_hash(),
    }
    return prepare_job(world, settings, Options(**{**default, **given}), notes)


def run(
    scenario: "Scenario | str | Job",
    *,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
    folder: str | Path | None = None,
    **options: Any,
) -> "Result":
    """Run a scenario, or a job already prepared, and return the result; `workers` changes no bit.

    `options` are those of `prepare`; a job has its own.

    With a `folder`, chunks are kept there as they finish and the arrays stay on disk; the same call goes on where an
    earlier one was stopped.

    Raises:
        Refused: with every fault at once, before anything runs; or when the disk is full.
        Interrupted: when stopped from the keyboard.

    """
    from dataclasses import replace
    from functools import partial

    from sixteenth.engine.job import Job
    from sixteenth.errors import refuse
    from sixteenth.scale.folder import run_in_folder
    from sixteenth.scale.local import run_here, wrong_workers
    from sixteenth.scenarios.values.given import too_many_draws

    refuse(wrong_workers(workers))
    job = scenario if isinstance(scenario, Job) else prepare(scenario, **options)
    refuse([] if job is scenario else too_many_draws(job.settings, job.options.draws))
    in_folder = None if folder is None else Path(folder)
    made = run_here(job, workers, progress) if in_folder is None else run_in_folder(job, in_folder, workers, progress)
    return replace(made, draw_inputs=partial(_drawn, job))


def run_parts(
    jobs: "Sequence[Job]",
    parts: "Sequence[OutputSet]",
    *,
    workers: int | None = None,
    progress: Callable[[int, int], None] | None = None,
) -> "tuple[Result, ...]":
    """Run several prepared jobs side by side, and keep of each only the outputs that are named with it.

    Numbers are those of `run`, to the bit.

    Raises:
        Refused: when `workers` cannot be, or a result would not fit into memory.
        Interrupted: when stopped from the keyboard.

    """
    from sixteenth.scale.parts import run_parts as run_here

    return run_here(jobs, parts, workers, progress)


@overload
def ask(
    question: Literal["compare"],
    scenario: About | Sequence[About] | None = None,
    *,
    runs: "Session | None" = None,
    **options: Any,
) -> "Answer": ...
@overload
def ask(question: str, scenario: About | None = None, *, runs: "Session | None" = None, **options: Any) -> "Answer": ...
def ask(
    question: str,
    scenario: About | Sequence[About] | None = None,
    *,
    runs: "Session | None" = None,
    **options: Any,
) -> "Answer":
    """Ask a question about a scenario: `ask("race", draws=400)`. The answer holds raw numbers; faces make words of it.

    The scenario is a name, a file, a `Scenario`, or a saved result, whose runs are then read and not made again; a
    question about several, such as "compare", takes a sequence of these. `options` are those of the question. `runs`, a
    `Session`, remembers results from one answer to the next, tells of progress, and can be stopped.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped, or the keyboard stopped them.

    """
    from sixteenth.questions.register import answer, question_of
    from sixteenth.questions.session import Session

    about = question_of(question).scenario if scenario is None else scenario
    return answer(question, about, runs or Session(), options)


def chart(
    answer: "Answer", key: str | None = None, language: Literal["en", "zh"] = "en", *, width: int = 720
) -> "alt.TopLevelMixin":
    """Return a chart of an answer as an Altair chart, which a notebook shows and which can be changed further.

    `key` is one of those in `answer.charts`, the first by default; `width` is in pixels. Numbers in it are those of the
    answer in the units of its axes.

    Raises:
        Refused: when the answer has no such chart, or altair is not installed.

    """
    from sixteenth.faces.charts.files import chart_of

    return chart_of(answer, key, language, width)


def _by_a_notebook() -> "Show":
    """Find what shows an answer that is asked to show itself."""
    from sixteenth.faces.notebook.shown import ShownAnswer

    return ShownAnswer


shown_by(_by_a_notebook)


def save(result: "Result", path: str | Path) -> Path:
    """Save a result as NetCDF, its recipe inside.

    Raises:
        Refused: when it cannot be written there, or the disk is full; nothing half-written remains.

    """
    from sixteenth.scale.store import save_result

    return save_result(result, path)


def load(path: str | Path) -> "Result":
    """Load a result from a file or the folder of a run, bit for bit; one of an earlier version has its present names.

    Raises:
        Refused: when there is no such file, or it is no saved result, damaged, or a run that was not finished.

    """
    from dataclasses import replace
    from functools import partial

    from sixteenth.scale.restore import under_present_names
    from sixteenth.scale.store import load as load_from

    found = under_present_names(load_from(path))
    return replace(found, draw_inputs=partial(_drawn_again, found.recipe))


def reopen(path: str | Path, *, allow_code: bool = False) -> "SavedRuns":
    """Open all runs in a file or folder that `sixteenth run --out` wrote; numbers are read when they are looked at.

    Raises:
        Refused: when there is no such file or folder, it holds no result, or it is damaged.

    """
    from sixteenth.scale.saved_runs import open_runs

    return open_runs(str(path), allow_code=allow_code)


def is_saved(name: str | Path) -> bool:
    """Say whether what stands where a scenario's name does is a saved result: a file `.nc`, or the folder of a run."""
    from sixteenth.scale.saved_runs import is_saved as holds_runs

    return holds_runs(str(name))


def inputs(result: "Result", *, allow_code: bool = False) -> "Mapping[str, Any]":
    """Return what was drawn for each future of a result, by the name of the value, or `name/label`.

    It is drawn anew from the recipe, float64 and the same to the bit, so that results need not carry it. As a dataset,
    beside the outputs: `result.inputs`.

    Raises:
        Refused: when the scenario in the recipe cannot be put together here.

    """
    from sixteenth.engine.draws.draw import drawn_by_name

    job = _job_again(result.recipe, allow_code=allow_code)
    return drawn_by_name(job.table, job.options.seed, job.options.draws, job.options.sampling)


def _job_again(recipe: "Mapping[str, Any]", *, allow_code: bool = False) -> "Job":
    """Prepare the run of a recipe anew, for what was drawn; what it kept does not matter."""
    from sixteenth.scale.restore import scenario_of

    scenario = scenario_of(recipe, allow_code=allow_code)
    return prepare(scenario, **{name: recipe[name] for name in ("draws", "seed", "back_end", "months", "sampling")})


def _drawn(job: "Job") -> "xarray.Dataset":
    """Draw the inputs of a run anew."""
    from sixteenth.engine.futures import inputs_of

    return inputs_of(job)


def _drawn_again(recipe: "Mapping[str, Any]") -> "xarray.Dataset":
    """Draw the inputs of a run that was kept anew."""
    return _drawn(_job_again(recipe))


def verify(result: "Result", chunk: int | None = None, *, allow_code: bool = False) -> "Verification":
    """Run one chunk of a result anew from its own recipe and compare every bit.

    Raises:
        Refused: when the scenario in the recipe cannot be put together here.

    """
    from sixteenth.engine.declared import OutputSet
    from sixteenth.engine.job import EVERYTHING
    from sixteenth.engine.verify import verify_chunk
    from sixteenth.scale.restore import scenario_of

    recipe: Mapping[str, Any] = result.recipe
    scenario = scenario_of(recipe, allow_code=allow_code)
    kept = recipe["output_set"]
    if kept not in (*scenario.world.output_sets, EVERYTHING):  # a question chose what it kept
        scenario = scenario.keeping(kept, OutputSet(tuple(result.monthly), tuple(result.closing)))
    names = ("draws", "seed", "back_end", "output_set", "chunk", "months", "sampling")
    return verify_chunk(prepare(scenario, **{name: recipe[name] for name in names}), result, chunk)
