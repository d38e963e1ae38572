"""Running a job and keeping what it makes: in one file at the end, or in a folder while it runs."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnwritableOutput, refuse
from sixteenth.faces.answer_file import WRITERS
from sixteenth.questions.session import Session
from sixteenth.scale.target import check_file, check_folder
from sixteenth.scenarios.assemble import Scenario

RESULT = ".nc"  # a result with its recipe, in one file


def check_out(out: Path | None) -> None:
    """Refuse a place where nothing can be kept, before anything runs.

    Raises:
        Refused: when its name says no kind of file that we write, or neither a file nor a folder can be written there.

    """
    if out is None:
        return
    if not is_folder(out) and out.suffix not in (RESULT, *WRITERS):
        got, expected = f"'{out.suffix}'", f"a name that ends in {', '.join((RESULT, *WRITERS))}, or a folder"
        cure = f"write --out {out.with_suffix(RESULT)}"
        refuse([UnwritableOutput(f"'{out}'", Place("the command line"), got, expected, cure)])
    check_folder(out) if is_folder(out) else check_file(out)


def is_folder(out: Path) -> bool:
    """Say whether a result is to be kept in a folder: its name has no ending of a file, or it is one."""
    return out.suffix not in (RESULT, *WRITERS) and (not out.suffix or out.is_dir())


def is_answer(out: Path | None) -> bool:
    """Say whether the answer is to be written, and not the result that it is read from."""
    return out is not None and not is_folder(out) and out.suffix in WRITERS


@dataclass
class KeptRuns(Session):
    """Runs for one answer, of which the first is kept: in one file, or in a folder from which a stopped run goes on."""

    out: Path | None = None
    kept: bool = False

    def run_job(self, job: Job) -> Result:
        """Run a job, or return what it gave before; keep the first.

        Raises:
            Refused: before the run when nothing can be kept there; after it when the disk is full.
            Interrupted: when it has been stopped.

        """
        if self.out is None or self.kept:
            return super().run_job(job)
        self.kept = True
        return run_and_keep(job, self.out, self.workers, self.progress)


def kept_options(scenario: Scenario, options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of a run that is kept: with what a scenario keeps where nobody says otherwise.

    Raises:
        Refused: with every fault of the scenario.

    """
    default = sixteenth.prepare(scenario).recipe["output_set"]
    return {**options, "output_set": options.get("system") or options.get("output_set") or default}


def run_and_keep(job: Job, out: Path, workers: int | None, progress: Any) -> Result:
    """Run, and keep the result in a NetCDF file, or in a folder from which a stopped run goes on.

    Raises:
        Refused: before the run when nothing can be kept there; after it when the disk is full.

    """
    check_out(out)
    folder = out if is_folder(out) else None
    result = sixteenth.run(job, workers=workers, progress=progress, folder=folder)
    if folder is None:
        sixteenth.save(result, out)
    return result
