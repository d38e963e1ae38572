"""Where a number comes from: what it is over all futures, and in one of them its chain down to values with a source."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Table
from sixteenth.engine.explain import Explainer, shown_draw
from sixteenth.engine.history import Result
from sixteenth.engine.job import MOST_DRAWS, Job
from sixteenth.errors import refuse
from sixteenth.questions.explain import chain, deciding, headline, paybacks, standing, worth
from sixteenth.questions.explain.known import axes_of
from sixteenth.questions.explain.number import MIDDLE, Asked, Number, pieces_table, where_of
from sixteenth.questions.explain.numbers import ShownNumber
from sixteenth.questions.explain.place import (
    month_number,
    named_twice,
    not_run,
    number_asked,
    read_labels,
    unknown_labels,
)
from sixteenth.questions.register import Question
from sixteenth.questions.run_options import RunOptions
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share

MOST_STEPS = 100
OUTCOME = "wind_down_value"
HEADLINE = (*headline.COUNTS, *headline.SPREADS)
DECIDING = ("competition", "spending")
READ_FROM_ITS_RUN = MappingProxyType(
    {
        **dict.fromkeys(worth.FIGURES, worth.number_of),
        **dict.fromkeys(standing.FIGURES, standing.number_of),
        **dict.fromkeys(paybacks.BACK, paybacks.number_of),
    }
)


class ExplainOptions(RunOptions):
    """Which number, of which labels and month, in which future, and how far down."""

    variable: str
    lab: str | None = None
    segment: str | None = None
    vintage: str | None = None
    shelf: str | None = None
    at: list[str] = Field(default_factory=list[str])
    month: str | None = None
    draw: Annotated[int | None, Field(ge=0, lt=MOST_DRAWS)] = None
    future: Annotated[int | None, Field(ge=0, le=100)] = None
    depth: Annotated[int, Field(ge=0, le=MOST_STEPS)] = 2


@dataclass(frozen=True)
class Bridge:
    """Which number is opened in which future, and what is said before it."""

    name: str
    labels: Mapping[str, str]
    month: int
    draw: int
    told: tuple[Finding, ...] = ()
    tables: tuple[Table, ...] = ()
    where: tuple[Finding, ...] = ()  # the future lies among all, where nothing has said so yet
    run: Result | None = None


def answer(scenario: Scenario, options: ExplainOptions, runs: Session) -> Answer:
    """Explain a number in one future: the nearest to the middle of what the lab is worth, unless another is named.

    Instead of a draw, `future` names how many of 100 are to lie below: 5, or 95. A word of an answer stands for the
    name behind it, of the first lab unless another is named; it is first told over all futures, and the one that is
    explained is chosen by its own number where it has one.

    Raises:
        Refused: when the name, a label, the month or the draw does not exist, or draw and future are both named.

    """
    given = {name: each for name, each in options.of_the_run.items() if each is not None}
    job = sixteenth.prepare(scenario, **given)
    own = {name: getattr(options, name) for name in ("lab", "segment", "vintage", "shelf")}
    labels = read_labels(own, options.at)
    refuse([*unknown_labels(job, labels), *named_twice(options.draw, options.future)])
    word = number_asked(job, options.variable)
    month = None if options.month is None else month_number(job, options.month)
    found = _of_a_word(scenario, word, job, labels, month, options, runs) if word else None
    found = found or _of_a_name(scenario, word, job, labels, month, options, runs)
    trace = Explainer(job, found.draw).trace(found.name, found.labels, found.month, options.depth)
    made: dict[str, Figure | Word | tuple[Finding, ...]] = {
        "draw": Figure(found.draw, "draw"),
        "scenario": Figure(scenario.name, "text"),
        "where": found.where,
    }
    return Answer(
        question="explain",
        scenario=scenario.name,
        recipe=(found.run.recipe if found.run else job.recipe),
        findings=(*found.told, *chain.findings(scenario, trace)),
        tables=(*found.tables, *chain.tables(scenario, trace)),
        notes=(Finding("made_again", made),),
        judgement=Figure(judged_share(scenario), "share"),
    )


def _of_a_name(
    scenario: Scenario,
    word: ShownNumber | None,
    job: Job,
    labels: Mapping[str, str],
    month: int | None,
    options: ExplainOptions,
    runs: Session,
) -> Bridge:
    """Open a name of the world; in the future in which the lab's worth is where it is asked for, if no draw is."""
    name = word.name if word else options.variable
    own = {**_first_labels(job, name), **labels} if word else dict(labels)
    number = (job.settings.months - 1 if word else 0) if month is None else month
    if options.draw is not None:
        return Bridge(name, own, number, options.draw)
    if scenario.is_certain or f"next_{OUTCOME}" not in scenario.world.equations:
        return Bridge(name, own, number, 0)
    result, near = runs.run_job(job), MIDDLE if options.future is None else options.future
    labs = result.labels["lab"]
    lab = labs.index(labels["lab"]) if labels.get("lab") in labs else 0
    draw = shown_draw(result, result.closing[OUTCOME][lab], near / 100)
    where = (Finding("one_future", {"where": (where_of(near, headline.WORTH),)}),)
    return Bridge(name, own, number, draw, where=where, run=result)


def _of_a_word(
    scenario: Scenario,
    word: ShownNumber,
    job: Job,
    labels: Mapping[str, str],
    month: int | None,
    options: ExplainOptions,
    runs: Session,
) -> Bridge | None:
    """Tell a number of an answer over all futures, and open the name behind it in one of them."""
    first = _first_labels(job, word.name)
    lab = labels.get("lab", first.get("lab", ""))
    asked = Asked(word, scenario, lab, _given(options), runs)
    number = _number(asked, {**first, **labels})
    if number is None:
        return None
    if word.key not in HEADLINE:
        refuse(not_run(options.draw, number.result.draws))
    near = MIDDLE if options.future is None else options.future
    draw = number.draw_at(near) if options.draw is None else options.draw
    is_run = draw < number.result.draws
    parts = {
        "draw": Figure(draw, "draw"),
        "where": (where_of(near, number.by),) if options.draw is None else (),
        "own": number.own(draw) if is_run else (),
    }
    name = number.name or word.name
    own = {**_first_labels(job, name), "lab": lab, **number.labels, **labels}
    return Bridge(
        name,
        {axis: own[axis] for axis in (*axes_of(scenario, name), "lab") if own.get(axis)},
        number.month_in(draw) % job.settings.months if month is None else month,
        draw,
        (number.told[0], Finding(f"rule_{word.key}", {}), *number.told[1:], Finding("bridge", parts)),
        (*([pieces_table(asked, number, draw)] if number.pieces(draw) else []), *number.tables),
        run=number.result,
    )


def _number(asked: Asked, labels: Mapping[str, str]) -> Number | None:
    """Run what a word of an answer is read from, and read it; none where the scenario's world has no such answer."""
    key = asked.word.key
    if key in DECIDING:
        number = deciding.number_of(asked, labels)
        return replace(number, month=0) if number else None
    if key in HEADLINE:
        return headline.number_of(asked) if headline.can_tell(asked) else None
    return READ_FROM_ITS_RUN[key](asked)


def _given(options: ExplainOptions) -> dict[str, Any]:
    return {name: each for name, each in options.of_the_run.items() if each is not None}


def _first_labels(job: Job, name: str) -> dict[str, str]:
    """Return the first label of each axis of a name, and the first lab."""
    axes = {axis.__name__.lower() for axis in job.program.world.kinds[name].axes} | {"lab"}
    return {axis: labels[0] for axis, labels in job.settings.labels.items() if axis in axes and labels}


QUESTION = Question("central", ExplainOptions, answer, first=("variable",))
