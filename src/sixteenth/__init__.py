"""Sixteenth: an open simulator of frontier-AI economics. These are its verbs; each loads what it needs when called.

>>> import sixteenth
>>> scenario = sixteenth.read("interview_arithmetic")
>>> result = sixteenth.run(scenario.with_(serving_margin=0.5))
>>> float(abs(result["company_balance"]).max()) < 0.01
True
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sixteenth.engine.compose import World
    from sixteenth.engine.history import Result
    from sixteenth.engine.job import Job
    from sixteenth.engine.verify import Verification
    from sixteenth.scenarios.assemble import Scenario

__all__ = ["load", "prepare", "read", "run", "save", "verify"]

DEFAULT_DRAWS = 2000


def read(name: str, *, allow_code: bool = False) -> "Scenario":
    """Read a scenario: a name of the library, or a TOML file; equations of its own only where you allow them.

    Raises:
        Refused: with every fault at once, each in four lines.

    """
    from sixteenth.evidence.read_facts import find_evidence
    from sixteenth.scenarios.assemble import read_scenario

    return read_scenario(name, allow_code=allow_code, find_evidence=find_evidence)


def prepare(scenario: "Scenario | str", **options: Any) -> "Job":
    """Check a scenario with the options of a run, and return the job, whose chunks can run anywhere.

    Options: `draws` (one where nothing is uncertain), `seed`, `back_end` ("jax", float32; "numpy", float64; a scenario
    of exact money runs on the latter), `output_set`, `months`, `sampling` ("counter"; "sobol" fills the space of inputs
    more evenly), and `world`, where you changed the scenario's own.

    Raises:
        Refused: with every fault at once.

    """
    from dataclasses import replace

    from sixteenth.engine.job import MOST_MONTHS, Options, wrong_number
    from sixteenth.engine.job import prepare as prepare_job
    from sixteenth.errors import refuse
    from sixteenth.evidence.read_facts import facts_hash
    from sixteenth.scenarios.limits import impossible

    scenario = read(scenario) if isinstance(scenario, str) else scenario
    given = {name: value for name, value in options.items() if value is not None}
    world: World = given.pop("world", scenario.world)
    settings = replace(scenario.settings, months=given.pop("months", scenario.settings.months))
    is_other = world is not scenario.world or settings.months != scenario.settings.months
    if is_other and not wrong_number("months", settings.months, 1, MOST_MONTHS):  # a limit may now not hold
        refuse(impossible(scenario.assumptions, world, settings))
    default: dict[str, Any] = {
        "draws": 1 if scenario.is_certain else scenario.assumptions.facts.get("draws", DEFAULT_DRAWS),
        "back_end": "numpy" if scenario.is_exact else "jax",
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
        Refused: with every fault at once, before anything runs.
        Interrupted: when stopped from the keyboard.

    """
    from sixteenth.engine.job import Job
    from sixteenth.errors import refuse
    from sixteenth.scale.folder import run_in_folder
    from sixteenth.scale.local import run_here, wrong_workers

    refuse(wrong_workers(workers))
    job = scenario if isinstance(scenario, Job) else prepare(scenario, **options)
    return run_here(job, workers, progress) if folder is None else run_in_folder(job, Path(folder), workers, progress)


def save(result: "Result", path: str | Path) -> Path:
    """Save a result as NetCDF, its recipe inside."""
    from sixteenth.scale.store import save_result

    return save_result(result, path)


def load(path: str | Path) -> "Result":
    """Load a result from a file or the folder of a run, bit for bit.

    Raises:
        Refused: when there is no such file, or it is no saved result.

    """
    from sixteenth.scale.folder import load_folder
    from sixteenth.scale.store import load_result

    return load_folder(Path(path)) if Path(path).is_dir() else load_result(path)


def verify(result: "Result", chunk: int | None = None, *, allow_code: bool = False) -> "Verification":
    """Run one chunk of a result anew from its own recipe and compare every bit.

    Raises:
        Refused: when the scenario in the recipe cannot be put together here.

    """
    from sixteenth.engine.verify import verify_chunk
    from sixteenth.scenarios.assemble import restore_scenario

    recipe: Mapping[str, Any] = result.recipe
    scenario = restore_scenario(recipe["scenario"], recipe["scenario_json"], allow_code=allow_code)
    names = ("draws", "seed", "back_end", "output_set", "chunk", "months", "sampling")
    return verify_chunk(prepare(scenario, **{name: recipe[name] for name in names}), result, chunk)
