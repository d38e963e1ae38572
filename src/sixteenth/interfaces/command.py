"""What every command shares: options, reading a scenario with values set by hand, telling faults, writing data."""

import json
import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from sixteenth.errors import (
    Fault,
    Interrupted,
    OutsideDomain,
    Place,
    Refused,
    WrongOption,
    WrongUnit,
    nearest,
    refuse,
)

if TYPE_CHECKING:
    from sixteenth.scenarios.assemble import Scenario

MAIN_SCENARIO = "central"
WRONG, STOPPED = 1, 130

Name = Annotated[str, Parameter(help="A scenario of the library, or a TOML file.")]
AsJson = Annotated[bool, Parameter(name="--json", help="Print data and nothing else.")]
Plain = Annotated[bool, Parameter(help="ASCII without colour, sentences first.")]
SetValues = Annotated[
    list[str] | None,
    Parameter(name="--set", help="Set a value, in USD, months, shares, or with a unit: 'cash/OpenAI=40 billion USD'."),
]
Draws = Annotated[int | None, Parameter(help="Number of futures.")]
Seed = Annotated[int | None, Parameter(help="The same seed gives the same numbers (7).")]
Months = Annotated[int | None, Parameter(help="Months to run, in place of the scenario's.")]
BackEnd = Annotated[Literal["jax", "numpy"] | None, Parameter(help="float32 compiled, or float64.")]
Sampling = Annotated[
    Literal["counter", "sobol"] | None,
    Parameter(help="How inputs get their luck: counter by default, or sobol, for nearer means from as many draws."),
]
AllowCode = Annotated[bool, Parameter(help="Run the Python files that a scenario names.")]


@contextmanager
def telling_faults(*, as_json: bool) -> Generator[None]:
    """Tell faults in four lines each, or as JSON, and leave with the right exit code."""
    try:
        yield
    except Refused as refused:
        if as_json:
            print_json({"ok": False, "faults": [_fault_data(fault) for fault in refused.faults]})
        else:
            count = len(refused.faults)
            print(refused, file=sys.stderr)
            print(f"\n{count} fault{'s' if count > 1 else ''}; nothing was run", file=sys.stderr)
        sys.exit(WRONG)
    except OutsideDomain as outside:
        print(outside, file=sys.stderr)
        sys.exit(WRONG)
    except (Interrupted, KeyboardInterrupt):
        print(
            "stopped from the keyboard; what --out FOLDER has kept is there, and the same command goes on",
            file=sys.stderr,
        )
        sys.exit(STOPPED)


def _fault_data(fault: Fault) -> dict[str, Any]:
    return {
        "fault": type(fault).__name__,
        "what": fault.what,
        "file": fault.where.file,
        "line": fault.where.line,
        "got": fault.got,
        "expected": fault.expected,
        "cure": fault.cure,
    }


def print_json(data: object) -> None:
    """Write data as JSON that any program reads, with nothing else."""
    text = json.dumps(data, default=float)  # numbers of NumPy become numbers
    plain = json.loads(text, parse_constant=lambda _: None)  # and what is not a number becomes null, as JSON asks
    print(json.dumps(plain, indent=1, ensure_ascii=False))


def print_answer(
    question: str,
    scenario: str,
    settings: list[str] | None,
    options: dict[str, Any],
    *,
    allow_code: bool,
    plain: bool,
    as_json: bool,
) -> None:
    """Ask a question about a scenario, with values set on the command line, and print the answer."""
    from sixteenth.interfaces.progress import show_progress
    from sixteenth.interfaces.show_answer import answer_json, show_answer
    from sixteenth.interfaces.terminal import make_console
    from sixteenth.questions.register import answer
    from sixteenth.questions.session import Session

    read = read_with(scenario, settings or [], allow_code=allow_code)
    with show_progress(is_quiet=as_json) as progress:
        found = answer(question, read, Session(progress), options)
    if as_json:
        print_json(answer_json(found))
    else:
        show_answer(make_console(plain=plain), found, plain=plain)


def read_with(name: str, settings: list[str], *, allow_code: bool) -> "Scenario":
    """Read a scenario with the values set on the command line, in the units inside or with a unit each."""
    import sixteenth

    read = sixteenth.read(name, allow_code=allow_code)
    faults: list[Fault] = []
    values: dict[str, Any] = {}
    for setting in settings:
        key, _, text = setting.partition("=")
        name, _, labels = key.partition("/")
        number = _read_amount(read, name, setting, text, faults)
        if labels:
            values.setdefault(name, {})[labels] = number
        else:
            values[name] = number
    refuse(faults)
    return read.with_(**values) if values else read


def _read_amount(read: "Scenario", name: str, setting: str, text: str, faults: list[Fault]) -> float:
    """Read `40` or `40 billion USD`; what cannot be read becomes a fault."""
    from sixteenth.scenarios.written_units import split_amount, written_units

    what, here = f"--set {setting}", Place("the command line")
    found = split_amount(text)
    if found is None:
        cure = "write NAME=NUMBER, NAME/LABEL=NUMBER, or a unit after the number"
        faults.append(WrongOption(what, here, f"'{text}'", "a number after =", cure))
        return 0.0
    number, unit = float(found[0]), found[1]
    declared = read.world.declared.get(name)
    known = written_units(declared.kind.unit.__name__) if declared else {}
    if unit and declared and unit not in known:
        expected = " or ".join(f"'{each}'" for each in known)
        faults.append(WrongUnit(what, here, f"'{unit}'", expected, nearest(unit, known, "leave the unit out")))
    return number * known.get(unit, 1.0)
