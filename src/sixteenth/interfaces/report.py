"""`sixteenth report`: one HTML file about a scenario, to send and to print."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from sixteenth.faces.options import Language
from sixteenth.interfaces.command import (
    MAIN_SCENARIO,
    WRONG,
    AllowCode,
    AsJson,
    Beliefs,
    Draws,
    Name,
    PlanFile,
    Seed,
    SetValues,
    print_json,
    telling_faults,
)

if TYPE_CHECKING:
    from sixteenth.faces.link.state import State

FILE, COUNTED = "report.html", "hundredths"
Out = Annotated[str, Parameter(name="--out", help="The file (report.html).")]
Lab = Annotated[str | None, Parameter(help="The lab to look closer at; the first by default.")]
Unfinished = Annotated[
    Literal["run_off", "spent"] | None,
    Parameter(help="Models still for sale at the end: sold on without new training, or counted as spent."),
]


def report(  # noqa: PLR0913 - each is an option
    scenario: Name = MAIN_SCENARIO,
    *,
    out: Out = FILE,
    lab: Lab = None,
    draws: Draws = None,
    seed: Seed = None,
    unfinished: Unfinished = None,
    set_: SetValues = None,
    believe: Beliefs = None,
    plan: PlanFile = None,
    allow_code: AllowCode = False,
    as_json: AsJson = False,
    lang: Language = "en",
) -> int:
    """Write a report: two pages for whoever decides, and an annex with all that they rest on.

    It is one HTML file without scripts, which fetches nothing and prints on A4.

    Example: sixteenth report --lab OpenAI

    Example: sixteenth report progress_stops --out stops.html --lang zh
    """
    with telling_faults(as_json=as_json):
        from sixteenth.faces.link.form import MAIN_UNFINISHED, State

        rule, changes = unfinished or MAIN_UNFINISHED, (_pairs(set_), _pairs(believe))
        state = State(scenario, lab, draws, seed, rule, *changes, language=lang)
        written = _write(state, Path(out), set_ or [], believe or [], plan, allow_code=allow_code, is_quiet=as_json)
        if as_json:
            print_json({"written": str(written)})
        else:
            print(written)
        return 0
    return WRONG


def _pairs(settings: list[str] | None) -> dict[str, str]:
    return {name: text for name, _, text in (each.partition("=") for each in settings or ())}


def _write(
    state: "State",
    path: Path,
    settings: list[str],
    beliefs: list[str],
    plan: str | None,
    *,
    allow_code: bool,
    is_quiet: bool,
) -> Path:
    """Make the report and write it, whole or not at all.

    Raises:
        Refused: with every fault, before anything runs.

    """
    from dataclasses import replace

    from sixteenth.errors import refuse
    from sixteenth.faces.link.state import Library
    from sixteenth.faces.report.asking import MAIN
    from sixteenth.faces.report.drawings import lacking_drawings
    from sixteenth.faces.report.make import make_report
    from sixteenth.interfaces.command import read_with
    from sixteenth.interfaces.own_plan import along_plan
    from sixteenth.interfaces.progress import show_progress
    from sixteenth.questions.session import Session
    from sixteenth.scale.target import check_file

    refuse(lacking_drawings(path))
    check_file(path)
    runs = Session()
    about: Any = read_with(
        state.scenario, settings, beliefs=beliefs, allow_code=allow_code, language=state.language, runs=runs
    )
    if plan is not None:
        about, options = along_plan(about, plan, MAIN, {"lab": state.lab}, is_quiet=is_quiet)
        state = replace(state, lab=options["lab"])
    with show_progress(is_quiet=is_quiet, what=COUNTED) as runs.progress:
        html = make_report(state, runs, Library((state.scenario,)), about, plan or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    trial = path.with_name(f".{path.name}.part")
    trial.write_text(html, encoding="utf-8")
    trial.replace(path)
    return path
