"""What one lab's first screen is told and drawn from: a run in which it goes on, and one in which it stops now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import sixteenth
from sixteenth.decide.glance.curves import CLOSING as CURVES_CLOSING
from sixteenth.decide.glance.curves import NEEDED as CURVES
from sixteenth.decide.glance.curves import Curves
from sixteenth.decide.ledger.model_lines import NEEDED as MODELS
from sixteenth.decide.ledger.model_lines import ModelLine, model_lines
from sixteenth.decide.worth.first_question import MOST, can_ask, prepare_answers
from sixteenth.decide.worth.going_on import GoingOn, going_on_of, models_today, outputs_of_going_on, stopping_after
from sixteenth.decide.worth.headline import NEEDED as HEADLINE
from sixteenth.decide.worth.headline import Headline, Unfinished, make_headline
from sixteenth.engine.compose import World
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.engine.job import Job
from sixteenth.measures.over_futures import kept_of
from sixteenth.measures.spread import Mover
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.outlook.reading import curves_of, what_last_call_turns_on
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.variation import beside


@dataclass(frozen=True)
class Glance:
    """The three answers for one lab, its models, and what is drawn of it."""

    lab: str
    unfinished: Unfinished
    focus: Headline
    going_on_of_focus: GoingOn | None  # where its world knows a stop
    last_call: Mover | None
    models: tuple[ModelLine, ...]
    curves: Curves | None


class Asked(Protocol):
    """Of which lab, and by which rule."""

    @property
    def lab(self) -> str | None:
        """Return the lab; none where the first is meant."""
        ...

    @property
    def unfinished(self) -> Unfinished:
        """Return the rule for models that are still for sale at the end."""
        ...


def job_of(scenario: Scenario, options: Mapping[str, Any]) -> Job:
    """Return the job whose run the answers are read from: that of `outlook`, to the bit.

    Raises:
        Refused: with every fault of the options.

    """
    if can_ask(scenario.world):
        return prepare_answers(scenario, options)
    return sixteenth.prepare(scenario, **options)


def read_part(world: World) -> OutputSet:
    """Return what is read of the run in which all go on."""
    curves = OutputSet(CURVES, CURVES_CLOSING)
    headline = OutputSet(("valuation",), HEADLINE)
    return kept_of(world, outputs_of_going_on(world), headline, curves, OutputSet((), (*MODELS, "months_to_payback")))


def glance_by_runs(scenario: Scenario, job: Job, given: Mapping[str, Any], asked: Asked, runs: Session) -> Glance:
    """Run a scenario of labs that could stop, and with one of them stopped now, side by side, and read both.

    Raises:
        Refused: when there is no such lab.
        Interrupted: when the runs have been stopped.

    """
    focus = choose_lab(job.settings.labels["lab"], asked.lab)
    model = models_today(scenario, focus)
    draws, stopped = min(job.options.draws, MOST), stopping_after(scenario, focus, model)
    is_same = job.settings.months == scenario.settings.months and not runs.knows_runs
    own = beside(job, stopped.settings, draws) if is_same else prepare_answers(stopped, {**given, "draws": draws})
    result, stops = runs.run_parts((job, own), (read_part(scenario.world), outputs_of_going_on(scenario.world)))
    return read_glance(scenario, job, result, asked, going_on_of(result, stops, focus, model))


def read_glance(scenario: Scenario, job: Job, result: Result, asked: Asked, going_on: GoingOn | None = None) -> Glance:
    """Read the answers for a lab, the first unless another is named, from a run that kept what they are read from.

    Raises:
        Refused: when there is no such lab.

    """
    focus, unfinished = choose_lab(result.labels["lab"], asked.lab), asked.unfinished
    at = result.labels["lab"].index(focus)
    return Glance(
        lab=focus,
        unfinished=unfinished,
        focus=make_headline(result, focus, unfinished),
        going_on_of_focus=going_on,
        last_call=what_last_call_turns_on(job, scenario, result, at),
        models=model_lines(result, at),
        curves=curves_of(result, focus, unfinished),
    )
