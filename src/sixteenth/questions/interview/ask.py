"""The ten points on which the interview is wrong or silent: what was said, what we get, and what shows it in full."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Annotated, Any

from pydantic import Field

import sixteenth
from sixteenth.answers.answer import Answer
from sixteenth.answers.finding import Figure, Finding, Word
from sixteenth.answers.table import Column, Table
from sixteenth.decide.interview_points import ARITHMETIC, POINTS, Asked, Figures, what_is_kept
from sixteenth.decide.worth.first_question import ANSWERS, world_of_answers
from sixteenth.decide.worth.going_on import Value, cannot_stop, value_of_going_on
from sixteenth.engine.history import Result
from sixteenth.engine.job import Options as RunDefaults
from sixteenth.evidence.facts_read.read_facts import find_fact
from sixteenth.questions.evidence import evidence_table
from sixteenth.questions.figures import of_100
from sixteenth.questions.interview.figures import QUANTITIES, UNKNOWN, WORDS, Way
from sixteenth.questions.interview.points import WrittenPoint, choose_points
from sixteenth.questions.register import Options, Question
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.knowledge import judged_share
from sixteenth.scenarios.layers.read import library

CENTRAL = "central"
RUNS = {2: 1, 4: 3, 6: 5, 8: 6, 9: 2}  # of a point, those that were made before among them
ERROR = "_error"  # how the name of a figure's standard error ends


class InterviewOptions(Options):
    """Which point, and how many futures where a point takes a run."""

    point: Annotated[int | None, Field(ge=1, le=10)] = None
    draws: Annotated[int, Field(ge=1, le=2**31)] = 400


def answer(scenario: None, options: InterviewOptions, runs: Session) -> Answer:  # noqa: ARG001 - as every question
    """Compute all ten points, or one of them.

    Raises:
        Refused: when there is no such point.

    """
    chosen = choose_points(options.point)
    runs.expect(sum(RUNS.get(each.number, 0) for each in chosen) or 1)
    of_points = _Runs(runs, options.draws)
    arithmetic, central = sixteenth.read(ARITHMETIC), sixteenth.read(CENTRAL)
    asked = Asked({}, {}, arithmetic, central, of_points.run, runs.run, of_points.going_on)
    found = [_Found(each, _figures(each, asked), of_points.taken()) for each in chosen]
    has_runs = any(each.futures for each in found)
    return Answer(
        question="interview",
        scenario="",
        recipe={
            **runs.recipe_of(central, draws=options.draws),
            "scenarios": {name: sixteenth.read(name).hash for name in (ARITHMETIC, CENTRAL, *of_points.asked)},
        },
        findings=tuple(finding for each in found for finding in _told(each)),
        tables=tuple(_alone(found[0])) if len(found) == 1 else (),
        notes=tuple(_notes(found)) if len(found) == 1 else (),
        judgement=Figure(judged_share(central), "share") if has_runs else None,
    )


@dataclass(frozen=True)
class _Found:
    """A point with its figures, and of how many futures they are; of none where it takes no run."""

    point: WrittenPoint
    figures: Figures
    futures: int


@dataclass
class _Runs:
    """Scenarios of the library, each run with what the points need."""

    runs: Session
    draws: int
    asked: dict[str, None] = field(default_factory=dict[str, None])  # scenarios that were run
    is_asked: bool = False

    def run(self, name: str) -> Result | None:
        """Run a scenario of the library, or return none where there is no such one."""
        if name not in library():
            return None
        scenario = self._asked(name)
        return self.runs.run(scenario, what_is_kept(scenario.world), draws=self.draws)

    def going_on(self, name: str, lab: str) -> Value | None:
        """Return what going on is worth to a lab as a going concern in a scenario, or none where it cannot be said."""
        if name not in library() or cannot_stop(sixteenth.read(name), lab):
            return None
        scenario = self._asked(name)
        kept = world_of_answers(scenario.world).output_sets[ANSWERS]
        found = value_of_going_on(scenario, lab, lambda each: self.runs.run(each, kept, draws=self.draws))
        return found.going_concern

    def taken(self) -> int:
        """Return of how many futures the runs were that were asked for since this was last asked; none without any."""
        was_asked, self.is_asked = self.is_asked, False
        return self.draws if was_asked else 0

    def _asked(self, name: str) -> Scenario:
        self.is_asked, self.asked[name] = True, None
        return sixteenth.read(name)


def _figures(point: WrittenPoint, asked: Asked) -> Figures:
    known = {name: _number(*each) for name, each in point.known.items()}
    return POINTS[point.number](replace(asked, said=point.said, known=known))


def _number(key: str, of: str) -> float:
    value = getattr(find_fact(key), of)
    if value is None:
        message = f"'{key}' has no such number"
        raise ValueError(message)
    return float(value)


def _told(found: _Found) -> Iterable[Finding]:
    """Say what was said and what we get; then what that rests on, and what shows it in full."""
    point, words = found.point, WORDS[found.point.key]
    parts = _parts(found)
    key = point.key if all(name in parts for name in QUANTITIES[point.key]) else words.otherwise or point.key
    yield Finding(
        "point",
        {
            "number": Figure(point.number, "count"),
            "topic": Word(words.topic),
            "said": Word(words.said),
            "found": (Finding(key, parts),),
        },
    )
    base: dict[str, Any] = {
        "sources": tuple(Finding("source", {"source": Figure(key, "text")}) for key in (*point.claims, *point.facts)),
        "command": Figure(point.command, "text"),
    }
    if found.futures:
        counts = {"futures": Figure(found.futures, "count"), "seed": Figure(RunDefaults.seed, "count")}
        yield Finding("in_full_of_runs", {**base, **counts})
    else:
        yield Finding("in_full", base)


def _parts(found: _Found) -> dict[str, Figure]:
    """Return the figures of a point, each with its quantity, and with its error where it has one."""
    ways, given = QUANTITIES[found.point.key], {**found.point.said, **found.figures}
    own = {name: value for name, value in given.items() if not name.endswith(ERROR)}
    return {
        name: _figure(value, ways.get(name, UNKNOWN), given.get(f"{name}{ERROR}"), found.futures)
        for name, value in own.items()
    }


def _figure(value: float, way: Way, error: float | None, futures: int) -> Figure:
    if way.quantity == "of_100" and futures:
        return of_100(value, futures)
    return Figure(value * way.scale, way.quantity, error)


def _notes(found: Iterable[_Found]) -> Iterable[Finding]:
    for each in found:
        if note := WORDS[each.point.key].note:
            yield Finding(note, {})


def _alone(found: _Found) -> Iterable[Table]:
    """Return what one point rests on, and every figure of it, by name."""
    yield evidence_table((*found.point.claims, *found.point.facts))
    if found.figures:
        columns = (Column("figure", "name"), Column("number", "figure"))
        yield Table("figures", columns, tuple(found.figures.items()))


QUESTION = Question(None, InterviewOptions, answer)
