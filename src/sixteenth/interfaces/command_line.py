"""The command line as a whole: what cannot be understood is told in four lines, before any command begins."""

import sys
from collections.abc import Iterable
from typing import Any, get_args

from cyclopts import App
from cyclopts.exceptions import (
    CoercionError,
    CycloptsError,
    MissingArgumentError,
    UnknownCommandError,
    UnknownOptionError,
    UnusedCliTokensError,
)

from sixteenth.errors import Fault, Place, UnusableCommand, nearest
from sixteenth.interfaces.command import telling_faults
from sixteenth.interfaces.language import OPTION, take_language
from sixteenth.interfaces.whole_numbers import forget_wrong_numbers, refuse_wrong_numbers
from sixteenth.said import joined, said

HERE = Place(said("the command line"))


class CommandLine(App):
    """Cyclopts, with our own words for what it cannot understand, as data where `--json` asks for them."""

    def __call__(self, tokens: str | Iterable[str] | None = None, **_options: Any) -> Any:
        """Understand the words, and run the command that they name."""
        words = sys.argv[1:] if tokens is None else tokens.split() if isinstance(tokens, str) else list(tokens)
        words, language, unknown = take_language(words)
        forget_wrong_numbers()
        with telling_faults(as_json="--json" in words):
            try:
                words = words if language is None else self._with_language(words, language)
                command, bound, _ = self.parse_args(words, print_error=False, exit_on_error=False)
            except CycloptsError as error:
                refuse_wrong_numbers([*unknown, misunderstood(error, self)])
                raise
            refuse_wrong_numbers(unknown)
            return command(*bound.args, **bound.kwargs)

    def _with_language(self, words: list[str], language: str) -> list[str]:
        """Hand a language to a command that answers in it; of others it holds for what they tell of faults."""
        chain, apps, left = self.parse_commands(words)
        if not chain or not any(OPTION in each.names for each in apps[-1].assemble_argument_collection()):
            return words
        return [*chain, OPTION, language, *left]


def misunderstood(error: CycloptsError, app: App) -> Fault:
    """Tell what cyclopts could not understand as a fault of our own."""
    chain = " ".join(error.command_chain or ())
    own = f"sixteenth {chain}".strip()
    help_ = said("see  {command} --help", command=own)
    match error:
        case UnknownCommandError():
            return _unknown_command(error, app)
        case UnknownOptionError():
            given = error.token.keyword or error.token.value
            known = [name for each in error.argument_collection if each.parse for name in each.names]
            expected = said("an option of `sixteenth {chain}`", chain=chain) if chain else said("a command")
            cure = nearest(given, known, help_)
            return UnusableCommand(f"'{given}'", HERE, said("an option that is not known"), expected, cure)
        case CoercionError():
            return _wrong_value(error, help_)
        case MissingArgumentError():
            name = error.argument.name if error.argument else said("an argument")
            return UnusableCommand(f"'{name}'", HERE, said("nothing"), said("a value for {name}", name=name), help_)
        case UnusedCliTokensError():
            left = " ".join(error.unused_tokens or ())
            return UnusableCommand(f"'{left}'", HERE, said("more than the command takes"), said("fewer words"), help_)
        case _:
            return UnusableCommand(own, HERE, " ".join(str(error).split()), said("a command"), help_)


def _unknown_command(error: UnknownCommandError, app: App) -> Fault:
    given = (error.unused_tokens or [""])[0]
    known = [name for name in app if not name.startswith("-")]
    cure = nearest(given, known, said("see them all with  sixteenth --help"))
    return UnusableCommand(f"'{given}'", HERE, f"'{given}'", said("a command"), cure)


def _wrong_value(error: CoercionError, help_: str) -> Fault:
    """Say of an option's value what it must be: one of a few words, or a number."""
    name = (error.token and error.token.keyword) or (error.argument.name if error.argument else said("an option"))
    got = error.token.value if error.token else ""
    words = [str(each) for each in get_args(error.target_type) if isinstance(each, str)]
    kind = said("a number") if error.target_type in (float, int) else said("a value that fits")
    expected = joined(" or ", (f"'{word}'" for word in words)) or kind
    cure = nearest(got, words, said("use '{words}'", words=words[0]) if words else help_)
    return UnusableCommand(f"'{name}'", HERE, f"'{got}'", expected, cure)
