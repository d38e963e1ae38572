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
from sixteenth.interfaces.whole_numbers import forget_wrong_numbers, refuse_wrong_numbers

HERE = Place("the command line")


class CommandLine(App):
    """Cyclopts, with our own words for what it cannot understand, as data where `--json` asks for them."""

    def __call__(self, tokens: str | Iterable[str] | None = None, **_options: Any) -> Any:
        """Understand the words, and run the command that they name."""
        words = sys.argv[1:] if tokens is None else tokens.split() if isinstance(tokens, str) else list(tokens)
        forget_wrong_numbers()
        with telling_faults(as_json="--json" in words):
            try:
                command, bound, _ = self.parse_args(words, print_error=False, exit_on_error=False)
            except CycloptsError as error:
                refuse_wrong_numbers([misunderstood(error, self)])
                raise
            refuse_wrong_numbers()
            return command(*bound.args, **bound.kwargs)


def misunderstood(error: CycloptsError, app: App) -> Fault:
    """Tell what cyclopts could not understand as a fault of our own."""
    chain = " ".join(error.command_chain or ())
    help_ = f"see  sixteenth {chain} --help".replace("  --", " --")
    match error:
        case UnknownCommandError():
            return _unknown_command(error, app)
        case UnknownOptionError():
            given = error.token.keyword or error.token.value
            known = [name for each in error.argument_collection if each.parse for name in each.names]
            expected = f"an option of `sixteenth {chain}`" if chain else "a command"
            cure = nearest(given, known, help_)
            return UnusableCommand(f"'{given}'", HERE, "an option that is not known", expected, cure)
        case CoercionError():
            return _wrong_value(error, help_)
        case MissingArgumentError():
            name = error.argument.name if error.argument else "an argument"
            return UnusableCommand(f"'{name}'", HERE, "nothing", f"a value for {name}", help_)
        case UnusedCliTokensError():
            left = " ".join(error.unused_tokens or ())
            return UnusableCommand(f"'{left}'", HERE, "more than the command takes", "fewer words", help_)
        case _:
            return UnusableCommand(f"sixteenth {chain}".strip(), HERE, " ".join(str(error).split()), "a command", help_)


def _unknown_command(error: UnknownCommandError, app: App) -> Fault:
    given = (error.unused_tokens or [""])[0]
    known = [name for name in app if not name.startswith("-")]
    cure = nearest(given, known, "see them all with  sixteenth --help")
    return UnusableCommand(f"'{given}'", HERE, f"'{given}'", "a command", cure)


def _wrong_value(error: CoercionError, help_: str) -> Fault:
    """Say of an option's value what it must be: one of a few words, or a number."""
    name = (error.token and error.token.keyword) or (error.argument.name if error.argument else "an option")
    got = error.token.value if error.token else ""
    words = [str(each) for each in get_args(error.target_type) if isinstance(each, str)]
    kind = "a number" if error.target_type in (float, int) else "a value that fits"
    expected = " or ".join(f"'{word}'" for word in words) or kind
    cure = nearest(got, words, f"use '{words[0]}'" if words else help_)
    return UnusableCommand(f"'{name}'", HERE, f"'{got}'", expected, cure)
