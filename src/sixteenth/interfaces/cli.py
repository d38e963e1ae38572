"""The command line: few verbs, each with an example. What a command needs is imported inside it."""

import gc
import sys
from pathlib import Path

from cyclopts import Parameter

from sixteenth.errors import refuse
from sixteenth.faces.listing import lazy_commands
from sixteenth.faces.options import Language
from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    WRONG,
    AsJson,
    print_json,
    telling_faults,
)
from sixteenth.interfaces.command_line import CommandLine
from sixteenth.interfaces.language import take_language
from sixteenth.interfaces.notices import tell_notices
from sixteenth.interfaces.streams import (
    closed_output,
    make_streams_writable,
    silence_output,
    silence_output_if_full,
)
from sixteenth.stopping import listening

SELDOM = 100_000  # objects between two looks for cycles: a run makes many and few cycles; measured, 5 to 10 % of it

app = CommandLine(
    name="sixteenth",
    help="An open simulator of frontier-AI economics: is the loss an investment or a hole?",
    help_format="plaintext",
    version_flags=["--version"],
    suppress_keyboard_interrupt=False,
    result_action="return_value",
    default_parameter=Parameter(negative=(), show_default=False),
)


@app.command
def init(path: Path, /, *, parent: str = MAIN_SCENARIO, as_json: AsJson = False, lang: Language = "en") -> int:
    """Write a scenario to start from, a parent and one value that differs; or a file of accounts, or a plan.

    Example: sixteenth init my_scenario.toml

    Example: sixteenth init ledger.csv

    Example: sixteenth init plan.csv
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.init.own_file import own_file_at, write_own_file
        from sixteenth.faces.init.starter import told_of, write_starter

        own = own_file_at(path)
        if own is None:
            write_starter(path, parent, lang)
        told = told_of(path, lang) if own is None else write_own_file(own, lang)
        if as_json:
            print_json({"written": str(own.place if own else path)})
        else:
            print(told)
    return 0


SERVE = "Serve the page on this machine: three answers, levers, and every question, each view an address."
app.command("sixteenth.interfaces.serve:serve", name="serve", help=SERVE)
REPORT = """Write a report: two pages for whoever decides, and an annex with all that they rest on.

Example: sixteenth report --lab OpenAI

Example: sixteenth report progress_stops --out stops.html --lang zh
"""
app.command("sixteenth.interfaces.report:report", name="report", help=REPORT)

SWEEP = "Run scenarios at many settings, each once, and keep every future: stopped, it goes on where it was."
app.command("sixteenth.interfaces.sweep:sweep", name="sweep", help=SWEEP)

for _name, _place, _help in lazy_commands():
    app.command(_place, name=_name, help=_help)


def main() -> None:
    """Run the command line and leave with its exit code."""
    with listening():
        code = run_command_line()
    sys.exit(code)


def run_command_line() -> int | str | None:
    """Run a command and write all that it has said, so that an output which takes no more is noticed here.

    Returns:
        The exit code; whatever happens, no traceback is left to read.

    """
    gc.set_threshold(SELDOM)
    make_streams_writable()
    take_language(sys.argv[1:])
    tell_notices()
    try:
        with telling_faults(as_json=False):
            refuse(closed_output())
            code: int | None = app()
            sys.stdout.flush()
            return code
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        silence_output()
        return None
    except SystemExit as left:
        silence_output_if_full()
        return left.code
    return WRONG
