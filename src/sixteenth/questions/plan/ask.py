"""A company's plan beside the world: how far it lies from what is believed, and what it asks for."""

from typing import Annotated

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.evidence.own_plan.follow import RUNS, follow, run_by
from sixteenth.evidence.own_plan.lead import Simulated
from sixteenth.questions.plan.beside import KEPT, Beside
from sixteenth.questions.plan.tables import charts, tables
from sixteenth.questions.plan.told import findings, notes
from sixteenth.questions.plan.written import check_out, write_scenario
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.questions.written import SCENARIO
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share


class PlanOptions(Options):
    """Which plan, over how many futures; the seed is another than that with which a plan is fitted."""

    file: str
    out: str | None = None  # a scenario of one's own, .toml, with its draws beside it
    draws: Annotated[int, Field(ge=2, le=100_000)] = 2000
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 11


def answer(scenario: Scenario, options: PlanOptions, runs: Session) -> Answer:
    """Fit a scenario to a plan, run it anew, and put the two beside each other.

    Raises:
        Refused: with everything that is wrong with the plan, or that keeps it out of the scenario.
        Interrupted: when stopped; what was not fitted to its end begins again.

    """
    check_out(options.out)
    own = Session(progress=runs.progress, workers=runs.workers)  # whose runs are no part of the answer
    own.expect(RUNS)
    followed = follow(scenario, options.file, run_by(own.run))
    written = write_scenario(followed, options.out)
    result = runs.run(followed.scenario, KEPT, draws=options.draws, seed=options.seed)
    found = Simulated(result, followed.plan.company, followed.opening.revenue.months)
    beside = Beside(followed, found)
    return Answer(
        question="plan",
        scenario=followed.scenario.name,
        recipe={**result.recipe, "plan_sha256": followed.plan.digest},
        findings=tuple(findings(beside)),
        tables=tables(beside),
        notes=(*notes(beside), *written),
        judgement=Figure(judged_share(followed.scenario), "share"),
        charts=charts(),
    )


QUESTION = Question("central", PlanOptions, answer, first=("file",), is_of_plan=True, writes=(SCENARIO,))
