"""The command line: few verbs, each with an example. What a command needs is imported inside it."""

import gc
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from sixteenth.errors import refuse
from sixteenth.faces.listing import lazy_commands
from sixteenth.faces.options import KeptOrWritten, Language, Show
from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    WRONG,
    AllowCode,
    AsJson,
    BackEnd,
    Draws,
    Future,
    Months,
    Name,
    Plain,
    Sampling,
    Seed,
    SetValues,
    Workers,
    print_json,
    read_with,
    telling_faults,
)
from sixteenth.interfaces.command_line import CommandLine
from sixteenth.interfaces.notices import tell_notices
from sixteenth.interfaces.streams import (
    closed_output,
    make_streams_writable,
    silence_output,
    silence_output_if_full,
)
from sixteenth.stopping import listening

Unfinished = Annotated[
    Literal["run_off", "spent"],
    Parameter(help="Models still for sale at the end: sold on without new training, or counted as spent."),
]
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
def run(  # noqa: PLR0913 - each is an option of the command
    scenario: Name = MAIN_SCENARIO,
    /,
    *,
    set_: SetValues = None,
    draws: Draws = None,
    seed: Seed = None,
    months: Months = None,
    backend: BackEnd = None,
    workers: Workers = None,
    output_set: Annotated[str | None, Parameter(help="headline, standard or everything.")] = None,
    sampling: Sampling = None,
    out: KeptOrWritten = None,
    lab: Annotated[str | None, Parameter(help="The lab to look closer at; the first by default.")] = None,
    unfinished: Unfinished = "run_off",
    books: Annotated[
        bool, Parameter(help="Show a lab's books: each of its models as an investment, and its cash by year.")
    ] = False,
    future: Future = None,
    show: Show = None,
    checks: Annotated[bool, Parameter(help="Put the run beside reported facts.")] = False,
    system: Annotated[
        str | None,
        Parameter(
            help="Show one system by year: growth, market, talent, safety or society, where the scenario has it."
        ),
    ] = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
    lang: Language = "en",
) -> int:
    """Run a scenario and answer it: the answer first, and what is behind it by the names of its parts.

    Example: sixteenth run central --lab OpenAI

    Example: sixteenth run --show decides --show moves
    """
    with telling_faults(as_json=as_json):
        from sixteenth.decide.systems import read_system
        from sixteenth.decide.worth.headline import can_answer
        from sixteenth.interfaces.answer import Shown, make_answer, with_changes
        from sixteenth.interfaces.changes_table import base_of
        from sixteenth.interfaces.comparison_table import compare_run
        from sixteenth.interfaces.keeping import prepare_run, run_and_keep, write_found
        from sixteenth.interfaces.lab_books import check_future, run_lab_books
        from sixteenth.interfaces.progress import show_progress
        from sixteenth.interfaces.terminal import make_console, show_answer
        from sixteenth.questions.outlook.reading import choose_lab, make_outlook

        read = read_with(scenario, set_ or [], allow_code=allow_code, language=lang)
        if lab is not None:
            choose_lab(read.settings.labels.get("lab", ()), lab)  # before anything runs
        check_future(future, has_books=books)
        options = {
            "draws": draws,
            "seed": seed,
            "months": months,
            "back_end": backend,
            "output_set": system or output_set,
            "sampling": sampling,
        }
        with show_progress(is_quiet=as_json) as progress:
            job = prepare_run(read, options, out)
            result = run_and_keep(job, out, workers, progress)
        outlook = make_outlook(read, result, job, lab, unfinished, options) if can_answer(result) else None
        facts = compare_run(read, result) if checks else ()
        kept = run_lab_books(read, result, options, future) if books else ()
        shown = read_system(job, read, result, system) if system else None
        face = Shown(tuple(show or ()), lang, is_whole=as_json)
        answer = make_answer(read, result, outlook, facts, kept, lab, system=shown, shown=face)
        write_found(answer, out, lang)
        answer = with_changes(answer, base_of(read, is_set=bool(set_), allow_code=allow_code), read)
        if as_json:
            print_json(answer.as_data())
        else:
            show_answer(make_console(plain=plain), answer, plain=plain)
    return 0


@app.command
def init(path: Path, /, *, parent: str = MAIN_SCENARIO, as_json: AsJson = False, lang: Language = "en") -> int:
    """Write a scenario to start from: a parent, and one value that differs.

    Example: sixteenth init my_scenario.toml
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.init.starter import told_of, write_starter

        write_starter(path, parent, lang)
        if as_json:
            print_json({"written": str(path)})
        else:
            print(told_of(path, lang))
    return 0


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
