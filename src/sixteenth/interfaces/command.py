"""What every command shares: options, reading a scenario with values set by hand, telling faults, writing data."""

import json
import os
import sys
import traceback
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import CycloptsError, Parameter

from sixteenth.errors import (
    Fault,
    Interrupted,
    OutsideDomain,
    Place,
    ProgramFault,
    Refused,
    UnusableCommand,
    clean,
    first_of,
    nearest,
    refuse,
    shown,
)
from sixteenth.interfaces.language import language_asked
from sixteenth.interfaces.streams import refused_by_system, takes_letters
from sixteenth.interfaces.whole_numbers import (
    MOST_CHUNK,
    MOST_DRAWS,
    MOST_MONTHS,
    MOST_SEED,
    MOST_THREADS,
    whole,
)
from sixteenth.said import said, told
from sixteenth.stopping import STOPPED, stop_if_asked

if TYPE_CHECKING:
    from rich.console import Console

    from sixteenth.answers.answer import Answer
    from sixteenth.questions.session import Session
    from sixteenth.scenarios.assemble import Scenario

MAIN_SCENARIO = "central"
WRONG, BROKEN = 1, 70  # exit codes: what was asked is refused, or the program itself is at fault
COUNTED = "draws"  # what progress is told in, where the words of a question do not say otherwise
SHOW_TRACEBACK = "SIXTEENTH_TRACEBACK"

Name = Annotated[str, Parameter(help="A scenario of the library, a TOML file, or what --out saved.")]
AsJson = Annotated[bool, Parameter(name="--json", help="Print data and nothing else.")]
Plain = Annotated[bool, Parameter(help="ASCII without colour, sentences first.")]
SetValues = Annotated[
    list[str] | None,
    Parameter(
        name="--set",
        help="Set a value with its unit: 'cash/OpenAI=40 billion USD', $40bn, 1.2x, 50 %, 3 months. A number alone is "
        "in USD, months or shares, where the scenario writes that value so too.",
    ),
]
Beliefs = Annotated[
    list[str] | None,
    Parameter(
        name="--believe",
        help="Hold another middle for likely and keep the spread: price_sensitivity=1.9. What others chose stays.",
    ),
]
Link = Annotated[
    str | None,
    Parameter(name="--link", help="Ask about what a link of the page holds: its scenario, and all that is changed."),
]
Draws = Annotated[int | None, whole(1, MOST_DRAWS, "Number of futures.")]
Seed = Annotated[int | None, whole(0, MOST_SEED, "The same seed gives the same numbers (7).")]
Months = Annotated[int | None, whole(1, MOST_MONTHS, "Months to run, in place of the scenario's.")]
Workers = Annotated[int | None, whole(1, MOST_THREADS, "Threads; changes no bit of the result.")]
Future = Annotated[
    int | None,
    whole(0, 100, "The future shown, by how many of 100 are below it: 5, 50 (the default) or 95."),
]
Chunk = Annotated[int | None, whole(0, MOST_CHUNK, "Which chunk of draws to run anew; the middle one by default.")]
BackEnd = Annotated[Literal["jax", "numpy"] | None, Parameter(help="float32 compiled, or float64.")]
Sampling = Annotated[
    Literal["counter", "sobol"] | None,
    Parameter(help="How inputs get their luck: counter by default, or sobol, for nearer means from as many draws."),
]
PlanFile = Annotated[
    str | None,
    Parameter(
        name="--plan",
        help="Your own plan, .csv or .xlsx (sixteenth init plan.csv): your company is then one of the labs.",
    ),
]
AllowCode = Annotated[bool, Parameter(help="Run the Python files that a scenario names.")]


@contextmanager
def telling_faults(*, as_json: bool) -> Generator[None]:
    """Tell whatever goes wrong in four lines each, or as JSON, and leave with the right exit code."""
    try:
        stop_if_asked()
        yield
    except Refused as refused:
        tell_and_leave(refused.faults, said("nothing was run"), as_json=as_json)
    except OutsideDomain as outside:
        tell_and_leave(outside.faults, said("nothing was run"), as_json=as_json)
    except (Interrupted, KeyboardInterrupt):
        stopped = said("stopped from the keyboard; what --out FOLDER has kept is there, and the same command goes on")
        print(told(stopped, language_asked()), file=sys.stderr)
        sys.exit(STOPPED)
    except (BrokenPipeError, CycloptsError):
        raise
    except OSError as error:
        tell_and_leave([refused_by_system(error)], said("the answer is not whole"), as_json=as_json)
    except Exception as error:  # noqa: BLE001 - the last net: nobody should have to read a traceback
        tell_and_leave([fault_of_the_program(error)], said("no answer"), as_json=as_json, code=BROKEN)


def tell_and_leave(faults: Iterable[Fault], end: str, *, as_json: bool, code: int = WRONG) -> None:
    """Tell faults in the language of the command line, say what that means, and leave."""
    found, language = tuple(faults), language_asked()
    try:
        if as_json:
            print_json({"ok": False, "faults": [_fault_data(fault, language) for fault in first_of(found)]})
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError:  # not even this can be written there
        as_json = False
    if not as_json:
        print("\n\n".join(fault.told(language) for fault in first_of(found)), file=sys.stderr)
        several = said("{count} faults; {end}", count=len(found), end=end)
        print(f"\n{told(several if len(found) > 1 else said('1 fault; {end}', end=end), language)}", file=sys.stderr)
    sys.exit(code)


def fault_of_the_program(error: BaseException) -> Fault:
    """Tell what nobody expected, and how to report it."""
    if os.environ.get(SHOW_TRACEBACK):
        traceback.print_exception(error)
    last = traceback.extract_tb(error.__traceback__)[-1:]
    where = next((Place(each.filename, each.lineno or 0) for each in last), Place(said("the program")))
    cure = said(
        "set {show_traceback}=1, run the command again, and report it with what is then shown",
        show_traceback=SHOW_TRACEBACK,
    )
    return ProgramFault(
        type(error).__name__, where, str(error) or said("an error without words"), said("an answer"), cure
    )


def _fault_data(fault: Fault, language: str) -> dict[str, Any]:
    """Return a fault as data: its parts in English by which programs go on, and its lines as people are told them."""
    what, _, got, expected, cure = fault.parts()
    place = {"file": shown(fault.where.file), "line": fault.where.line}
    about = {"fault": type(fault).__name__, "what": what, **place}
    return {**about, "got": got, "expected": expected, "cure": cure, "told": list(fault.lines(language))}


def print_json(data: object) -> None:
    """Write data as JSON that any program reads, with nothing else; what could steer a terminal is escaped."""
    text = json.dumps(data, default=float)  # numbers of NumPy become numbers
    plain = json.loads(text, parse_constant=lambda _: None)  # and what is not a number becomes null, as JSON asks
    print(unseen_escaped(json.dumps(plain, indent=1, ensure_ascii=not takes_letters())))


def unseen_escaped(text: str) -> str:
    """Escape letters without a shape in JSON, which may have them inside quotes only; its own line feeds stay."""
    return "".join(letter if letter == "\n" or clean(letter) == letter else json.dumps(letter)[1:-1] for letter in text)


def print_answer(  # noqa: PLR0913 - each is an option that all commands share
    question: str,
    names: Sequence[str],
    options: Mapping[str, Any],
    *,
    several: bool = False,
    set_: list[str] | None = None,
    believe: list[str] | None = None,
    plan: str | None = None,
    allow_code: bool = False,
    plain: bool = False,
    as_json: bool = False,
    out: str | None = None,
    lang: str = "en",
    show: list[str] | None = None,
) -> "Answer":
    """Ask a question about scenarios by their names, one, several or none, and print the answer."""
    from sixteenth.answers.wording import words_of
    from sixteenth.faces.terminal import tell_of_runs
    from sixteenth.interfaces.keeping import keep_runs, keeping, write_one
    from sixteenth.interfaces.own_plan import along_plan
    from sixteenth.interfaces.progress import show_progress
    from sixteenth.interfaces.saved_answer import is_saved_answer, show_saved
    from sixteenth.questions.names import ASKED_AS
    from sixteenth.questions.register import answer
    from sixteenth.questions.session import Session

    if len(names) == 1 and is_saved_answer(names[0]):
        return show_saved(
            names[0],
            None if question in ASKED_AS else question,
            plain=plain,
            as_json=as_json,
            out=out,
            lang=lang,
            show=show,
        )
    runs = Session()
    place = keeping(runs, out, question, lang)
    read: Any = None
    if names:
        given: dict[str, Any] = {"beliefs": believe or [], "allow_code": allow_code, "language": lang, "runs": runs}
        one = None if several else read_with(names[0], set_ or [], **given)
        read = one or read_several(names, set_ or [], **given)
        if plan is not None:
            read, options = along_plan(read, plan, question, options, is_quiet=as_json)
    with show_progress(is_quiet=as_json, what=words_of(question).command.get("counted", COUNTED)) as runs.progress:
        found = shown_with(answer(question, read, runs, options), show)
    keep_runs(runs, place, found.recipe)
    write_one(found, place, lang, lambda one: _whole(one, read, runs, options))
    print_found(found, lang, lambda console: tell_of_runs(console, runs, lang), plain=plain, as_json=as_json)
    return found


def _whole(found: "Answer", read: Any, runs: "Session", options: Mapping[str, Any]) -> "Answer":
    """Return an answer with all that a workbook of it holds."""
    from sixteenth.faces.workbook.with_ledger import with_ledger

    return with_ledger(found, read, runs, options)


def print_found(
    found: "Answer", language: str, tell: Callable[["Console"], None], *, plain: bool, as_json: bool
) -> None:
    """Print an answer as data, or as people read it, and then `tell` what was read to make it."""
    from sixteenth.faces.terminal import answer_json, show_answer
    from sixteenth.interfaces.terminal import make_console

    if as_json:
        print_json(answer_json(found, language))
    else:
        console = make_console(plain=plain)
        show_answer(console, found, plain=plain, language=language)
        tell(console)


def shown_with(answer: "Answer", parts: Sequence[str] | None) -> "Answer":
    """Return an answer with parts behind its first screen shown.

    Raises:
        Refused: when it has no such part.

    """
    from dataclasses import replace

    from sixteenth.answers.answer import ALL

    known = (*answer.parts, ALL)
    where, expected = Place(said("the command line")), ", ".join(known)
    refuse(
        UnusableCommand(
            "'--show'", where, f"'{part}'", expected, nearest(part, known, said("use '{known}'", known=known[0]))
        )
        for part in parts or ()
        if part not in known
    )
    return replace(answer, shown=(*answer.shown, *(parts or ())))


def read_several(
    names: Sequence[str],
    settings: list[str],
    *,
    beliefs: list[str],
    allow_code: bool,
    language: str,
    runs: "Session",
) -> "tuple[Scenario, ...]":
    """Read scenarios with values changed in all of them; where one is named, it stands beside itself as set.

    Raises:
        Refused: with every fault of a scenario, or of the settings.

    """
    from sixteenth.interfaces.set_values import as_set

    given: dict[str, Any] = {"allow_code": allow_code, "language": language, "runs": runs}
    changed = tuple(read_with(name, settings, beliefs=beliefs, **given) for name in names)
    if len(names) > 1 or not (settings or beliefs):
        return changed
    return read_with(names[0], [], **given), as_set(changed[0])


def read_with(
    name: str,
    settings: list[str],
    *,
    beliefs: Sequence[str] = (),
    allow_code: bool = False,
    language: str = "en",
    runs: "Session | None" = None,
) -> "Scenario":
    """Read a scenario with what the command line changes, and tell in a language what must be known of its fit.

    Of a saved result, `runs` then reads the runs.

    Raises:
        Refused: with every fault of the scenario, or of the settings.

    """
    import sixteenth
    from sixteenth.interfaces.fit_notices import tell_of_fit
    from sixteenth.interfaces.set_values import with_changes

    read = runs.open(name, allow_code=allow_code) if runs else sixteenth.read(name, allow_code=allow_code)
    read = with_changes(read, settings, beliefs) if settings or beliefs else read
    tell_of_fit(read, language)
    stop_if_asked()
    return read
