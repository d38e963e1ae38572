"""`--plan`: the scenario of a command with the user's company as one of its labs, which follows its plan."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sixteenth.questions.session import Session
    from sixteenth.scenarios.assemble import Scenario

COUNTED = "draws that fit the plan"
LAB = "lab"


def along_plan(
    read: "Scenario | tuple[Scenario, ...]", plan: str, question: str, options: Mapping[str, Any], *, is_quiet: bool
) -> tuple[Any, Mapping[str, Any]]:
    """Return scenarios with the company of a plan, and options in which the lab is that company where none is named.

    Raises:
        Refused: with everything that is wrong with the plan, or that keeps it out of a scenario.
        Interrupted: when stopped.

    """
    from sixteenth.interfaces.progress import show_progress
    from sixteenth.questions.session import Session

    runs = Session()
    with show_progress(is_quiet=is_quiet, what=COUNTED) as runs.progress:
        return following(read, plan, question, options, runs)


def following(
    read: "Scenario | tuple[Scenario, ...]", plan: str, question: str, options: Mapping[str, Any], runs: "Session"
) -> tuple[Any, Mapping[str, Any]]:
    """Return the same as `along_plan`, its runs made by `runs`.

    Raises:
        Refused: with everything that is wrong with the plan, or that keeps it out of a scenario.
        Interrupted: when stopped.

    """
    from sixteenth.evidence.own_plan.follow import RUNS, follow, run_by
    from sixteenth.questions.register import question_of

    about = read if isinstance(read, tuple) else (read,)
    found = []
    for each in about:
        runs.expect(RUNS)
        found.append(follow(each, plan, run_by(runs.run)))
    if LAB in question_of(question).options.model_fields and options.get(LAB) is None:
        options = {**options, LAB: found[0].plan.company}
    scenarios = tuple(each.scenario for each in found)
    return scenarios if isinstance(read, tuple) else scenarios[0], options
