"""What a report is made of: the answers to a few questions about one state, on the same runs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.errors import Refused
from sixteenth.faces.link.state import State
from sixteenth.questions.backtest.earlier import earlier_findings
from sixteenth.questions.session import Session

MAIN, VALUE = "outlook", "worth"  # the question it answers first; the number that is made by hand
TRIAL = "backtest"


@dataclass(frozen=True)
class Beside:
    """A question that is asked beside the first one: which options of the state it takes, and its own."""

    name: str
    takes: tuple[str, ...]
    own: Mapping[str, Any]


BESIDE = (
    Beside("valuation", ("lab", "seed"), {}),
    Beside("explain", ("lab", "draws", "seed"), {"variable": VALUE}),
    Beside("sources", ("lab", "draws", "seed"), {}),
)
PARTS = 1 + len(BESIDE)  # of which progress is told as one
WHOLE = 100


def ask_parts(state: State, runs: Session, scenario: Any) -> Mapping[str, Answer]:
    """Ask all that a report tells of a state and its scenario, by question; what cannot be asked of it is left out.

    Raises:
        Refused: when the first question cannot be answered.
        Interrupted: when its runs have been stopped.

    """
    told = runs.progress
    given = {name: getattr(state, name) for name in ("lab", "draws", "seed")}
    runs.progress = _part_of(0, told)
    main = {**given, "unfinished": state.unfinished, "checks": True}
    found = {MAIN: sixteenth.ask(MAIN, scenario, runs=runs, **main)}
    for at, each in enumerate(BESIDE, 1):
        runs.progress = _part_of(at, told)
        options = {name: given[name] for name in each.takes}
        try:
            found[each.name] = sixteenth.ask(each.name, scenario, runs=runs, **options, **each.own)
        except Refused:
            continue  # it has no labs that could stop, or is worth nothing to anybody
    runs.progress = told
    return {**found, TRIAL: _record(found[MAIN])}


def _part_of(at: int, told: Callable[[int, int], None] | None) -> Callable[[int, int], None] | None:
    """Return what tells progress of one of all parts."""
    if told is None:
        return None
    tell = told

    def progress(done: int, total: int) -> None:
        tell(round(WHOLE * (at + done / total) / PARTS), WHOLE)

    return progress


def _record(main: Answer) -> Answer:
    """Say how earlier versions did on what came after them, as the trial by past data does, without that trial."""
    return Answer(TRIAL, main.scenario, main.recipe, tuple(earlier_findings()), ())
