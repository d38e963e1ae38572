"""The page of all commands in one table: what each asks, what answers it, in which forms and languages, its tests."""

from collections.abc import Iterator
from pathlib import Path

from cyclopts import App
from examples import ROOT

import sixteenth.questions
from sixteenth.answers.wording import LANGUAGES
from sixteenth.faces.answer_file import WRITERS
from sixteenth.faces.commands import SCENARIO
from sixteenth.faces.listing import command_name
from sixteenth.interfaces.cli import app
from sixteenth.interfaces.keeping import RESULT
from sixteenth.questions.names import NAMES
from sixteenth.questions.register import question_of

INTRO = f"""# All commands

What each command asks, which question of the package answers it (`sixteenth.ask` in Python), and what every command
can be told: `--set` a value, write the answer to a file (`--out`), print data (`--json`), answer in another language
(`--lang {"|".join(LANGUAGES)}`). One schema holds the JSON of every question. All options are told by
[the command line](cli.md).
"""
HEADS = ("command", "asks", "question", "about", "`--json`", "`--lang`", "`--set`", "`--out`", "tests")
YES, NO = "yes", "·"
RUNS = (RESULT, "a folder/")  # in which the runs of an answer are kept


def commands_page() -> str:
    """Return the page: a row for each command, in order of name."""
    rows = (row(name) for name in sorted(name for name in app if not name.startswith("-")))
    lines = [HEADS, ("---",) * len(HEADS), *rows]
    return "\n".join([INTRO, *(f"| {' | '.join(cells)} |" for cells in lines), ""])


def row(name: str) -> tuple[str, ...]:
    """Return what the register and the command line say of a command."""
    options, question = options_of(app[name]), question_behind(name)
    schema = "the one schema" if question else "its own"
    return (
        *(f"[`{name}`](cli.md#sixteenth-{name})", summary_of(app[name])),
        *(f"`{question}`" if question else NO, about(name, question)),
        schema if "--json" in options else NO,
        ", ".join(LANGUAGES) if "--lang" in options else NO,
        YES if "--set" in options else NO,
        ", ".join(files_of(question)) if "--out" in options else NO,
        tests_of(name, question),
    )


def options_of(command: App) -> set[str]:
    """Return the names by which a command is told its options."""
    return {name for argument in command.assemble_argument_collection() for name in argument.names}


def question_behind(name: str) -> str | None:
    """Return the question that a command asks; none where it asks none of the register."""
    return next((question for question in NAMES if command_name(question) == name), None)


def summary_of(command: App) -> str:
    """Return the first sentence of a command's help."""
    return command.help.splitlines()[0].replace("|", "\\|")


def about(name: str, question: str | None) -> str:
    """Say which scenario a command is about where none is named; nothing where it is about none."""
    if question is not None:
        asked = question_of(question)
        several = f", up to {asked.several}" if asked.several > 1 else ""
        return f"`{asked.scenario}`{several}" if asked.scenario is not None else NO
    return "a scenario" if {each.lstrip("-").lower() for each in options_of(app[name])} & {SCENARIO} else NO


def files_of(question: str | None) -> Iterator[str]:
    """Yield what can be written: the answer, and what a command writes beside it."""
    own = question_of(question).writes if question else ()
    yield from (ending for ending in WRITERS if ending not in own)
    yield from (f"{ending} of its own" for ending in own) if own else RUNS


def tests_of(name: str, question: str | None) -> str:
    """Link the tests: those of the question, or the twin of the module that holds the command."""
    if question is not None:
        return link(Path("tests", *Path(*sixteenth.questions.__name__.split(".")[1:]).parts, question))
    module = app[name].default_command.__module__.split(".")[1:]  # type: ignore[union-attr]
    return link(Path("tests", *module[:-1], f"test_{module[-1]}.py"))


def link(place: Path) -> str:
    """Link a file or a folder of this repository, which must be there.

    Raises:
        FileNotFoundError: when it is not.

    """
    if not (ROOT / place).exists():
        raise FileNotFoundError(place)
    return f"[{place.name}](../../{place.as_posix()})"
