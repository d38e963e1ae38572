"""All questions as commands that are only listed: what each is called and says of itself, without reading any."""

from collections.abc import Iterable, Mapping
from typing import Any

from sixteenth.answers.command_words import command_of
from sixteenth.questions.names import ASKED_AS, NAMES

PLACE = "sixteenth.faces.commands"  # of the commands themselves


def command_name(question: str) -> str:
    """Return how a question is asked on the command line: with dashes, or by a word of its own."""
    return ASKED_AS.get(question, question.replace("_", "-"))


def lazy_commands() -> Iterable[tuple[str, str, str]]:
    """Yield name, place and help of each command, without reading its question: cyclopts does, once it is asked for."""
    for question in NAMES:
        yield command_name(question), f"{PLACE}:{question}", help_of(command_of(question))


def help_of(command: Mapping[str, Any]) -> str:
    """Return what a command says of itself: in a sentence, then more, then examples."""
    examples = (f"Example: {each}" for each in command.get("examples", ()))
    return "\n\n".join([command["summary"], *command.get("more", ()), *examples])
