"""Where what a command makes is kept: all its runs in one file or in a folder, or its answer in a file."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sixteenth.answers.answer import Answer
from sixteenth.errors import Place, UnwritableOutput, refuse
from sixteenth.faces.answer_file import WRITERS, kind_of, lacking_package, write_answer
from sixteenth.faces.charts.files import CHARTS, lacking_letters, without_charts
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scale.paths import FOLDER, look_at
from sixteenth.scale.saved_runs import save_runs
from sixteenth.scale.target import check_file, check_folder

WORKBOOK = ".xlsx"
RESULT = ".nc"  # all runs of an answer with their recipes, in one file
ENDS_A_FOLDER = ("/", "\\")
HERE = Place(said("the command line"))


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
        return not self.is_folder and kind_of(self.path) in WRITERS


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
        endings = ", ".join((RESULT, *WRITERS))
        expected = said("a name that ends in {endings}, or in / for a folder", endings=endings)
        file, folder = path.with_suffix(RESULT), path.with_suffix("")
        cure = said("write --out {file}, or --out {folder}/ for a folder", file=file, folder=folder)
        refuse([UnwritableOutput(f"'{text}'", HERE, got, expected, cure)])
    refuse(lacking_package(path) if out.is_answer else ())
    check_folder(path) if out.is_folder else check_file(path)
    return out


def keeping(runs: Session, text: str | None, question: str, language: str = "en") -> Out | None:
    """Have runs kept where that is asked for: while they run in a folder, from which a stopped run goes on.

    Raises:
        Refused: when nothing can be kept there, charts are asked for of a question that has none, or a picture in a
            language whose letters are not installed.

    """
    out = read_out(text)
    if out is not None and out.is_answer and kind_of(out.path) in CHARTS:
        refuse((*without_charts(question, str(out.path)), *lacking_letters(kind_of(out.path), language)))
    runs.keeps = out is not None and out.is_result
    runs.folder = out.path if out is not None and out.is_folder else None
    return out


def keep_runs(runs: Session, out: Out | None, recipe: Mapping[str, Any]) -> None:
    """Keep all runs in one file where that is asked for; the recipe is that of what they answer.

    Raises:
        Refused: when there are none, or the disk is full.

    """
    if out is None or not out.is_result:
        return
    if not runs.results:
        cure = said("write the answer: --out {file}", file=out.path.with_suffix(".json"))
        got, expected = said("an answer that ran nothing"), said("runs to keep")
        refuse([UnwritableOutput(f"'{out.path}'", HERE, got, expected, cure)])
    save_runs(runs.results, out.path, recipe)


def write_one(answer: Answer, out: Out | None, language: str, whole: Callable[[Answer], Answer] | None = None) -> None:
    """Write an answer to a file where that is asked for; to a workbook with all that `whole` puts beside it."""
    if out is not None and out.is_answer:
        own = whole(answer) if whole and kind_of(out.path) == WORKBOOK else answer
        write_answer(own, out.path, language)
