"""Where what a command makes is kept: all its runs in one file or in a folder, or its answer in a file."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer as FoundAnswer
from sixteenth.decide.worth.first_question import MOST, can_ask, prepare_answers
from sixteenth.engine.history import Result
from sixteenth.engine.job import EVERYTHING, Job
from sixteenth.errors import Place, UnwritableOutput, refuse
from sixteenth.faces.answer_file import WRITERS, lacking_package, write_answer
from sixteenth.interfaces.answer import Answer
from sixteenth.interfaces.progress import show_progress
from sixteenth.questions.session import Session
from sixteenth.scale.paths import FOLDER, look_at
from sixteenth.scale.saved_runs import save_runs
from sixteenth.scale.target import check_file, check_folder
from sixteenth.scenarios.assemble import Scenario

RESULT = ".nc"  # all runs of an answer with their recipes, in one file
ENDS_A_FOLDER = ("/", "\\")
HERE = Place("the command line")


@dataclass(frozen=True)
class Out:
    """A place where something is to be kept."""

    path: Path
    is_folder: bool

    @property
    def is_result(self) -> bool:
        """Say whether the runs are to be kept in one file."""
        return not self.is_folder and self.path.suffix == RESULT

    @property
    def is_answer(self) -> bool:
        """Say whether the answer is to be written, and not the runs that it is read from."""
        return not self.is_folder and self.path.suffix in WRITERS


def read_out(text: str | None) -> Out | None:
    """Read where something is to be kept; refuse a place where nothing can be, before anything runs.

    Raises:
        Refused: when its name says no kind of file that we write and ends in no `/`, or neither a file nor a folder
            can be written there.

    """
    if text is None:
        return None
    path = Path(text)
    out = Out(path, text.endswith(ENDS_A_FOLDER) or (not path.suffix and look_at(path) == FOLDER))
    if not (out.is_folder or out.is_result or out.is_answer):
        got = f"'{path.suffix}'" if path.suffix else f"'{text}'"
        expected = f"a name that ends in {', '.join((RESULT, *WRITERS))}, or in / for a folder"
        cure = f"write --out {path.with_suffix(RESULT)}, or --out {path.with_suffix('')}/ for a folder"
        refuse([UnwritableOutput(f"'{text}'", HERE, got, expected, cure)])
    refuse(lacking_package(path) if out.is_answer else ())
    check_folder(path) if out.is_folder else check_file(path)
    return out


def prepare_run(scenario: Scenario, options: Mapping[str, Any], out: Out | None) -> Job:
    """Return the job of a run: one that keeps what its answers are read from.

    Where an output set is asked for, it keeps that; and where more futures are to be kept than are ever compared, what
    is shown of them alone.

    Raises:
        Refused: with every fault.

    """
    is_large = out is not None and not out.is_answer and (options["draws"] or 0) > MOST
    if options["output_set"] is None and can_ask(scenario.world) and not is_large:
        return prepare_answers(scenario, options)
    return sixteenth.prepare(scenario, **options)


def as_saved(runs: Session, options: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the options of a run with those that are not given as a saved result had them."""
    if not runs.saved:
        return options
    saved = runs.saved[0]
    kept = saved.recipe["output_set"]
    is_known = kept in (*saved.scenario.world.output_sets, EVERYTHING)
    own = {**saved.options, "output_set": kept if is_known else None}
    return {name: own[name] if given is None else given for name, given in options.items()}


def keeping(runs: Session, text: str | None) -> Out | None:
    """Have runs kept where that is asked for: while they run in a folder, from which a stopped run goes on.

    Raises:
        Refused: when nothing can be kept there.

    """
    out = read_out(text)
    runs.keeps = out is not None and out.is_result
    runs.folder = out.path if out is not None and out.is_folder else None
    return out


def run_shown(runs: Session, job: Job, *, is_quiet: bool) -> Result:
    """Run a job and show how far it is; runs after it tell nothing.

    Raises:
        Interrupted: when stopped from the keyboard.

    """
    with show_progress(is_quiet=is_quiet) as runs.progress:
        result = runs.run_job(job)
    runs.progress = None
    return result


def keep_runs(runs: Session, out: Out | None, recipe: Mapping[str, Any]) -> None:
    """Keep all runs in one file where that is asked for; the recipe is that of what they answer.

    Raises:
        Refused: when there are none, or the disk is full.

    """
    if out is None or not out.is_result:
        return
    if not runs.results:
        got, cure = "an answer that ran nothing", f"write the answer: --out {out.path.with_suffix('.json')}"
        refuse([UnwritableOutput(f"'{out.path}'", HERE, got, "runs to keep", cure)])
    save_runs(runs.results, out.path, recipe)


def keep_or_write(runs: Session, answer: Answer, out: Out | None, language: str) -> None:
    """Keep what the three answers are read from, or write them to a file, where that is asked for.

    Raises:
        Refused: where the scenario's world does not answer them.

    """
    keep_runs(runs, out, answer.recipe)
    if out is None or not out.is_answer:
        return
    if answer.found is None:
        got, expected = "an answer that is only shown, or printed by --json", "one about labs that could stop"
        cure = f"keep the result: --out {out.path.with_suffix(RESULT)}"
        refuse([UnwritableOutput(f"'{out.path}'", HERE, got, expected, cure)])
    else:
        write_one(answer.found, out, language)


def write_one(answer: FoundAnswer, out: Out | None, language: str) -> None:
    """Write an answer to a file where that is asked for."""
    if out is not None and out.is_answer:
        write_answer(answer, out.path, language)
