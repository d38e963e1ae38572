"""An answer that was written to a file as JSON, shown again: nothing is run."""

from collections.abc import Sequence
from pathlib import Path

from sixteenth.answers.answer import Answer
from sixteenth.answers.saved_answer import read_answer, unknown_words
from sixteenth.answers.wording import words_of
from sixteenth.errors import Place, WrongOption, refuse
from sixteenth.faces.listing import command_name
from sixteenth.faces.terminal import tell_of_place
from sixteenth.interfaces.command import print_found, shown_with
from sixteenth.interfaces.keeping import read_out, write_one
from sixteenth.questions.names import NAMES
from sixteenth.said import said

ENDING = ".json"


def is_saved_answer(name: str) -> bool:
    """Say whether what stands where a scenario's name does is a saved answer."""
    return name.endswith(ENDING)


def show_saved(
    name: str,
    question: str | None,
    *,
    plain: bool,
    as_json: bool,
    out: str | None,
    lang: str,
    show: Sequence[str] | None,
) -> Answer:
    """Show an answer as it was saved, to whatever question; or to one question alone.

    Raises:
        Refused: when the file holds no answer, one to another question, or one of a version that said other things.

    """
    path, place = Path(name), read_out(out)
    found = read_answer(path)
    if question not in (None, found.question) or found.question not in NAMES:
        got, expected = (
            said("an answer to '{question}'", question=each) for each in (found.question, command_name(question or ""))
        )
        cure = said("show it with: sixteenth run {name}", name=name)
        refuse([WrongOption(f"'{name}'", Place(name), got, expected, cure)])
    words = words_of(found.question, lang)
    refuse(fault for fault in (unknown_words(found, words, path),) if fault)
    found = shown_with(found, show)
    write_one(found, place, lang)
    print_found(found, lang, lambda console: tell_of_place(console, name, lang), plain=plain, as_json=as_json)
    return found
