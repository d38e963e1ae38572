"""The command line: few verbs, each with an example. What a command needs is imported inside it."""

import gc
import sys
from pathlib import Path
from typing import Annotated, Literal

from cyclopts import Parameter

from sixteenth.errors import clean, refuse
from sixteenth.faces.listing import lazy_commands
from sixteenth.faces.options import KeptOrWritten, Language, Show
from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    WRONG,
    AllowCode,
    AsJson,
    BackEnd,
    Depth,
    Draw,
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
from sixteenth.interfaces.fit_command import fit
from sixteenth.interfaces.growth_command import growth
from sixteenth.interfaces.notices import tell_notices
from sixteenth.interfaces.revise_command import revise
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

        read = read_with(scenario, set_ or [], allow_code=allow_code)
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
def check(scenario: Name, /, *, allow_code: AllowCode = False, plain: Plain = False, as_json: AsJson = False) -> int:
    """Check a scenario with its world, and tell everything that is wrong at once.

    Example: sixteenth check my_scenario.toml
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.terminal import make_console
        from sixteenth.interfaces.wrapping import tell
        from sixteenth.scenarios.values.posterior import fitted_names

        read = read_with(scenario, [], allow_code=allow_code)
        equations, stocks, values = len(read.world.equations), len(read.world.stocks), len(read.values)
        fitted = len(fitted_names(read.settings.values))
        if as_json:
            counts = {"equations": equations, "stocks": stocks, "values": values, "fitted": fitted}
            print_json({"ok": True, **counts, "hash": read.hash})
        else:
            own = f"{values} values{f' ({fitted} fitted)' if fitted else ''}"
            told = f"{read.name}: {equations} equations, {stocks} stocks, {own}, nothing wrong"
            tell(make_console(plain=plain), told)
    return 0


@app.command
def init(path: Path, /, *, parent: str = MAIN_SCENARIO, as_json: AsJson = False, lang: Language = "en") -> int:
    """Write a scenario to start from: a parent, and one value that differs; or a file of accounts for `ledger`.

    Example: sixteenth init my_scenario.toml

    Example: sixteenth init ledger.csv
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.ledger_file import ledger_at, write_ledger

        if (place := ledger_at(path)) is not None:
            told = write_ledger(place, lang)
            if as_json:
                print_json({"written": str(place)})
            else:
                print(told)
            return 0
        from sixteenth.interfaces.starter import write_starter

        write_starter(path, parent)
        if as_json:
            print_json({"written": str(path)})
        else:
            shown = clean(str(path))
            print(f"wrote {shown}: change it, then run  sixteenth check {shown}  and  sixteenth run {shown}")
    return 0


@app.command
def explain(  # noqa: PLR0913 - each is an option of the command
    variable: Annotated[
        str,
        Parameter(help="A name of the world, such as cash, or a word of an answer: 'value of going on', worth, ruin."),
    ],
    /,
    *,
    scenario: Name = MAIN_SCENARIO,
    lab: str | None = None,
    segment: str | None = None,
    vintage: str | None = None,
    shelf: str | None = None,
    at: Annotated[list[str] | None, Parameter(help="A label of any other axis: stand=Ana.")] = None,
    month: Annotated[
        str | None,
        Parameter(
            help="A month of the run, such as 2028-04; the first by default, of a word of the headline the last."
        ),
    ] = None,
    draw: Draw = None,
    future: Future = None,
    depth: Depth = 2,
    set_: SetValues = None,
    allow_code: AllowCode = False,
    plain: Plain = False,
    as_json: AsJson = False,
) -> int:
    """Explain a number: its equation with file and line, its inputs with numbers, down to values and their sources.

    Example: sixteenth explain cash_flow_before_financing --lab Anthropic --month 2028-04
    """
    with telling_faults(as_json=as_json):
        from sixteenth.interfaces.explanation import explain_number, explanation_data, read_labels, show_explanation
        from sixteenth.interfaces.terminal import make_console

        read = read_with(scenario, set_ or [], allow_code=allow_code)
        given = {"lab": lab, "segment": segment, "vintage": vintage, "shelf": shelf}
        labels = read_labels(given, at or [])
        trace = explain_number(read, variable, labels, month, draw, depth, future)
        if as_json:
            print_json(explanation_data(read, trace))
        else:
            show_explanation(make_console(plain=plain), read, trace, plain=plain)
    return 0


app.command(fit)
app.command(growth)
app.command(revise)


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
