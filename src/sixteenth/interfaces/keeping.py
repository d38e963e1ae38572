"""Running a job and keeping what it makes: in one file at the end, or in a folder while it runs."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.decide.worth.first_question import can_ask, prepare_answers
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.errors import Place, UnwritableOutput, refuse
from sixteenth.faces.answer_file import WRITERS, write_answer
from sixteenth.interfaces.answer import Answer
from sixteenth.said import said
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
        got, expected = (
            f"'{out.suffix}'",
            said("a name that ends in {names}, or a folder", names=", ".join((RESULT, *WRITERS))),
        )
        cure = said("write --out {file}", file=out.with_suffix(RESULT))
        refuse([UnwritableOutput(f"'{out}'", Place(said("the command line")), got, expected, cure)])
    check_folder(out) if is_folder(out) else check_file(out)


def is_folder(out: Path) -> bool:
    """Say whether a result is to be kept in a folder: its name has no ending of a file, or it is one."""
    return out.suffix not in (RESULT, *WRITERS) and (not out.suffix or out.is_dir())


def is_answer(out: Path | None) -> bool:
    """Say whether the answer is to be written, and not the result that it is read from."""
    return out is not None and not is_folder(out) and out.suffix in WRITERS


def prepare_run(scenario: Scenario, options: Mapping[str, Any], out: Path | None) -> Job:
    """Return the job of a run: one that keeps what its answers are read from, where nothing else is to be kept.

    Raises:
        Refused: with every fault.

    """
    is_answered = (out is None or is_answer(out)) and options["output_set"] is None and can_ask(scenario.world)
    return prepare_answers(scenario, options) if is_answered else sixteenth.prepare(scenario, **options)


def run_and_keep(job: Job, out: Path | None, workers: int | None, progress: Any) -> Result:
    """Run, and keep the result in a NetCDF file, or in a folder from which a stopped run goes on; or not at all.

    Raises:
        Refused: before the run when nothing can be kept there; after it when the disk is full.

    """
    check_out(out)
    folder = out if out is not None and is_folder(out) else None
    result = sixteenth.run(job, workers=workers, progress=progress, folder=folder)
    if out is not None and folder is None and not is_answer(out):
        sixteenth.save(result, out)
    return result


def write_found(answer: Answer, out: Path | None, language: str) -> None:
    """Write the three answers to a file where that is asked for.

    Raises:
        Refused: where the scenario's world does not answer them.

    """
    if out is None or not is_answer(out):
        return
    if answer.found is None:
        got, expected = (
            said("an answer that is only shown, or printed by --json"),
            said("one about labs that could stop"),
        )
        cure = said("keep the result: --out {file}", file=out.with_suffix(RESULT))
        refuse([UnwritableOutput(f"'{out}'", Place(said("the command line")), got, expected, cure)])
    else:
        write_answer(answer.found, out, language)
