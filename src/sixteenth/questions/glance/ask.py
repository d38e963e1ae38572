"""The three answers for one lab and what the first screen draws of it: what a page shows while a lever moves.

It is the first screen of `outlook` for the lab in focus, to the letter, from two runs in place of many.
"""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from sixteenth.answers.answer import Answer
from sixteenth.answers.chart import charts_of
from sixteenth.decide.worth.first_question import can_ask
from sixteenth.decide.worth.headline import Unfinished, can_answer
from sixteenth.questions.glance.reading import Glance, glance_by_runs, job_of, read_glance
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.outlook.curves import CURVE_CHARTS, PAYBACKS, curve_tables
from sixteenth.questions.outlook.findings import first_screen
from sixteenth.questions.outlook.plain import plain_answer
from sixteenth.questions.outlook.tables import models_table
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario

WORDS = "outlook"  # whose words tell it


class GlanceOptions(Options):
    """Of which lab, in how many futures, and by which rule."""

    lab: str | None = None
    draws: Annotated[int | None, Field(ge=1, le=10_000_000)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**32)] = None
    unfinished: Unfinished = "run_off"
    by: Literal["runs", "weights"] = "runs"
    months: Annotated[int | None, Field(ge=1, le=1200)] = None
    backend: Literal["jax", "numpy"] | None = None


def answer(scenario: Scenario, options: GlanceOptions, runs: Session) -> Answer:
    """Run a scenario as one lab goes on and with it stopped now, and say what the first screen says.

    A world whose labs could not stop says what it can.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    if options.lab is not None:
        choose_lab(scenario.settings.labels.get("lab", ()), options.lab)
    given = {**options.model_dump(include={"draws", "seed", "months"}), "back_end": options.backend}
    job = job_of(scenario, given)
    if can_ask(scenario.world):
        runs.expect(2)
        return _told(scenario, glance_by_runs(scenario, job, given, options, runs), job.recipe)
    result = runs.run_job(job)
    if not can_answer(result):
        return Answer("glance", scenario.name, result.recipe, (), ()).beside(plain_answer(scenario, result, runs, ()))
    return _told(scenario, read_glance(scenario, job, result, options), result.recipe)


def _told(scenario: Scenario, found: Glance, recipe: Mapping[str, object]) -> Answer:
    drawn = curve_tables(found.lab, found.curves) if found.curves else ()
    tables = (*drawn, *((models_table(found.lab, found.models, ""),) if found.models else ()))
    return Answer(
        question="glance",
        scenario=scenario.name,
        recipe=recipe,
        findings=tuple(each.told_by(WORDS) for each in first_screen(found)),
        tables=tuple(each.told_by(WORDS) for each in tables),
        charts=tuple(each.told_by(WORDS) for each in charts_of(tables, *CURVE_CHARTS, PAYBACKS)),
    )


QUESTION = Question("central", GlanceOptions, answer)
