"""A report of a state, from its runs to the HTML: what the command and the page ask for."""

from dataclasses import replace
from datetime import date
from typing import Any

from sixteenth.faces.link.form import ENGLISH
from sixteenth.faces.link.state import Library, State, link_of, scenario_of
from sixteenth.faces.report.again import again_of
from sixteenth.faces.report.asking import MAIN, ask_parts
from sixteenth.faces.report.report import report_of
from sixteenth.questions.session import Session

PARTS = "report_parts"  # under which answers are remembered


def make_report(
    state: State,
    runs: Session | None = None,
    library: Library | None = None,
    about: Any = None,
    plan: str = "",
    day: date | None = None,
) -> str:
    """Run what a report of a state needs, and return it as HTML.

    `about` is the scenario of the state where it is read already, as where its company follows a `plan`, whose file is
    then told in how to make it again; `day` is the one that stands on it, today by default.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    library = library or Library()
    scenario = scenario_of(state, library) if about is None else about
    runs = runs or Session()
    key = link_of(replace(state, language=ENGLISH, version=None)), scenario.hash, scenario.name
    answers = runs.remember((PARTS, *key), lambda: ask_parts(state, runs, scenario))  # of both languages once
    again = again_of(state, answers[MAIN], library, plan)
    return report_of(answers, again, state.language, day)
