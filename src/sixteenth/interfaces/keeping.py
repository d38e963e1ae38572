"""Running a job and keeping what it makes: in one file at the end, or in a folder while it runs."""

from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job


def run_and_keep(job: Job, out: Path | None, workers: int | None, progress: Any) -> Result:
    """Run, and keep the result in a NetCDF file, or in a folder from which a stopped run goes on; or not at all."""
    is_file = out is not None and out.suffix == ".nc"
    result = sixteenth.run(job, workers=workers, progress=progress, folder=None if is_file else out)
    if out is not None and is_file:
        sixteenth.save(result, out)
    return result
