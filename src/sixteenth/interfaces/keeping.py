"""Running a job and keeping what it makes: in one file at the end, or in a folder while it runs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.decide.first_question import can_ask, prepare_answers
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.scale.target import check_file, check_folder
from sixteenth.scenarios.assemble import Scenario


def check_out(out: Path | None) -> None:
    """Refuse a place where nothing can be kept, before anything runs.

    Raises:
        Refused: when neither a file (its name ends in .nc) nor a folder can be written there.

    """
    if out is not None:
        check_file(out) if _is_file(out) else check_folder(out)


def prepare_run(scenario: Scenario, options: Mapping[str, Any], out: Path | None) -> Job:
    """Return the job of a run: one that keeps what its answers are read from, where nothing else is to be kept.

    Raises:
        Refused: with every fault.

    """
    is_answered = out is None and options["output_set"] is None and can_ask(scenario.world)
    return prepare_answers(scenario, options) if is_answered else sixteenth.prepare(scenario, **options)


def run_and_keep(job: Job, out: Path | None, workers: int | None, progress: Any) -> Result:
    """Run, and keep the result in a NetCDF file, or in a folder from which a stopped run goes on; or not at all.

    Raises:
        Refused: before the run when nothing can be kept there; after it when the disk is full.

    """
    check_out(out)
    is_file = out is not None and _is_file(out)
    result = sixteenth.run(job, workers=workers, progress=progress, folder=None if is_file else out)
    if out is not None and is_file:
        sixteenth.save(result, out)
    return result


def _is_file(out: Path) -> bool:
    return out.suffix == ".nc"
