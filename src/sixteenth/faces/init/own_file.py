"""`sixteenth init ledger` and `init plan`: a file of one's own to begin with, where there is none yet."""

from dataclasses import dataclass
from pathlib import Path

from sixteenth.answers.wording import words_of
from sixteenth.errors import clean, refuse
from sixteenth.questions.template import ENDING, KINDS, LEDGER, PLAN, begun, template
from sixteenth.said import said
from sixteenth.scale.target import check_file, unwritable


@dataclass(frozen=True)
class OwnFile:
    """A file that is asked for: of accounts or of a plan, and where it is to stand."""

    kind: str
    place: Path


def own_file_at(path: Path) -> OwnFile | None:
    """Return the file that a path asks for: a plan where its name ends so, else accounts; None for something else."""
    kind = PLAN if path.stem.lower().endswith(PLAN) else LEDGER
    if path.suffix.lower() == ENDING:
        return OwnFile(kind, path)
    return OwnFile(kind, path.with_suffix(ENDING)) if path.name in KINDS else None


def write_own_file(asked: OwnFile, language: str = "en") -> str:
    """Write the file in a language, and say what was written and what comes next.

    Raises:
        Refused: when it exists, or cannot be written.

    """
    check_file(asked.place)
    try:
        asked.place.parent.mkdir(parents=True, exist_ok=True)
        with asked.place.open("xb") as file:
            file.write(template(asked.kind, language))
    except FileExistsError:
        got, expected = said("a file that exists"), said("a new file")
        refuse([unwritable(asked.place, got, expected, said("choose another name, or remove the file"))])
    return words_of(asked.kind, language).sentence(begun(clean(str(asked.place))))
