"""The three answers for one lab, with every lab beside it, what decides them and what moves them."""

from typing import Annotated, Literal

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure
from sixteenth.decide.worth.first_question import prepare_answers
from sixteenth.decide.worth.headline import Unfinished
from sixteenth.engine.history import Result
from sixteenth.errors import Place, UnknownName, refuse
from sixteenth.questions.outlook.findings import findings_of
from sixteenth.questions.outlook.left_out import left_out_of
from sixteenth.questions.outlook.reading import Outlook, can_look, make_outlook
from sixteenth.questions.outlook.tables import tables_of
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.said import said
from sixteenth.scenarios.assemble import Scenario


class OutlookOptions(Options):
    """The lab in focus, and how many futures there are."""

    lab: str | None = None
    unfinished: Unfinished = "run_off"
    draws: Annotated[int | None, Field(ge=1, le=10_000_000)] = None
    seed: Annotated[int, Field(ge=0, lt=2**32)] = 7
    months: Annotated[int | None, Field(ge=1, le=1200)] = None
    backend: Literal["jax", "numpy"] | None = None
    sampling: Literal["counter", "sobol"] | None = None


def answer(scenario: Scenario, options: OutlookOptions, runs: Session) -> Answer:
    """Answer for every lab, and look closer at one.

    Raises:
        Refused: when the scenario's world has no labs that could stop, or the lab is none of them.

    """
    if not can_look(scenario.world):
        where, cure = Place(said("the three answers")), said("name a scenario of the whole world, such as central")
        refuse(
            [
                UnknownName(
                    f"'{scenario.name}'", where, said("a world without labs that could stop"), said("such labs"), cure
                )
            ]
        )
    given = {name: getattr(options, name) for name in ("draws", "seed", "months", "sampling")}
    given["back_end"] = options.backend
    job = prepare_answers(scenario, given)
    result = runs.run_job(job)
    outlook = make_outlook(scenario, result, job, options.lab, options.unfinished, given, runs.run_job)
    return outlook_answer(scenario, outlook, result)


def outlook_answer(scenario: Scenario, outlook: Outlook, result: Result) -> Answer:
    """Return an outlook as an answer."""
    judgement = outlook.movers.judgement
    return Answer(
        question="outlook",
        scenario=scenario.name,
        recipe=result.recipe,
        findings=findings_of(outlook),
        tables=tables_of(outlook),
        notes=left_out_of(scenario),
        judgement=Figure(judgement.share, "share", judgement.standard_error),
    )


QUESTION = Question("central", OutlookOptions, answer)
