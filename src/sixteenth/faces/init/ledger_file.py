"""`sixteenth init ledger`: a file of accounts to begin with, where there is none yet."""

from pathlib import Path

from sixteenth.answers.wording import words_of
from sixteenth.errors import clean, refuse
from sixteenth.questions.ledger.template import ENDING, begun, template
from sixteenth.said import said
from sixteenth.scale.target import check_file, unwritable

NAME = "ledger"  # which stands for a file of that name


def ledger_at(path: Path) -> Path | None:
    """Return the file of accounts that a path asks for; None where it asks for something else."""
    if path.suffix.lower() == ENDING:
        return path
    return path.with_suffix(ENDING) if path.name == NAME else None


def write_ledger(place: Path, language: str = "en") -> str:
    """Write the file in a language, and say what was written and what comes next.

    Raises:
        Refused: when it exists, or cannot be written.

    """
    check_file(place)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with place.open("xb") as file:
            file.write(template(language))
    except FileExistsError:
        got, expected = said("a file that exists"), said("a new file")
        refuse([unwritable(place, got, expected, said("choose another name, or remove the file"))])
    return words_of("ledger", language).sentence(begun(clean(str(place))))
