"""When it is too late for a lab to stop, what the right to stop after each model is worth, and by which rule."""

from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding
from sixteenth.decide.stopping.right_to_stop import kept_in, right_to_stop
from sixteenth.questions.labs import lab_of_owners
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.stop.findings import findings
from sixteenth.questions.stop.tables import charts, tables
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

OTHER_RUNS = 7  # as it is, and other circumstances, for its progress


class StopOptions(Options):
    """Which lab may stop, after how many models, and over how many futures."""

    lab: str | None = None  # the first
    models: Annotated[int, Field(ge=1, le=40)] = 8  # from today's on
    draws: Annotated[int, Field(ge=16, le=100_000)] = 4000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7


def answer(scenario: Scenario, options: StopOptions, runs: Session) -> Answer:
    """Find until when a lab can stop, what the right to is worth, and the rule that says when.

    Raises:
        Refused: when the scenario has no such lab, or its world no labs that could stop.

    """
    lab = lab_of_owners(scenario, options.lab)
    given = {"draws": options.draws, "seed": options.seed}
    kept = kept_in(scenario.world)
    runs.expect(options.models + 1 + OTHER_RUNS)
    # Before anything runs: after a stop on request no run can be prepared, not even to say what ran.
    recipe = {**runs.recipe_of(scenario, kept, **given), "models": options.models}
    found = right_to_stop(scenario, lab, lambda each: runs.run(each, kept, **given), options.models)
    about = {"lab": Figure(lab, "text"), "draws": Figure(options.draws, "count")}
    share = Figure(judged_share(scenario), "share")
    return Answer(
        question="stop",
        scenario=scenario.name,
        recipe=recipe,
        findings=findings(found, about),
        tables=tables(found, about),
        charts=charts(found),
        notes=(
            Finding("how_to_read", {}),
            Finding("known", {}),
            Finding("left_out", {}),
            Finding("judgement", {"share": share, "scenario": Figure(scenario.name, "text")}),
        ),
        judgement=share,
    )


QUESTION = Question("central", StopOptions, answer)
