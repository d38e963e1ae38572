"""Beliefs at the speed of a drag: futures that were stored with wide beliefs, weighed anew for one that has moved.

What is stored holds for the choices in force. A choice that moves needs other stored futures: whoever shows a page has
them made while it rests.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from sixteenth.decide.glance.choices import CANDIDATES
from sixteenth.decide.glance.stored import Reading, Stored, read_stored, store
from sixteenth.decide.glance.weights import WEIGHED, Wide, effective, is_one_number, moved_rows, weights_of, widened
from sixteenth.decide.worth.first_question import can_ask, prepare_answers
from sixteenth.decide.worth.going_on import (
    gained_by_going_on,
    models_today,
    outputs_of_going_on,
    stopping_after,
)
from sixteenth.decide.worth.headline import Unfinished
from sixteenth.engine.compose import World
from sixteenth.engine.declared import Distribution
from sixteenth.engine.job import Job
from sixteenth.measures.spread import what_moves
from sixteenth.questions.glance.reading import read_part
from sixteenth.questions.labs import choose_lab
from sixteenth.questions.session import Session
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.variation import drawing

FUTURES = 4_000  # that are stored
TRIED = 800  # futures by which beliefs are chosen that are drawn wide
MOST_WIDE = 5  # beliefs: each that is drawn wide costs some of the weight of all others
MOST_STORED = 4  # scenarios of one reader
FEWEST = 400  # futures that carry the weight, below which a preview is none
KEY = ("previews",)
DECIDED = frozenset(each.name for each in CANDIDATES)  # which nobody believes


class Asked(Protocol):
    """What is asked of a preview: of which lab, with which seed, by which rule."""

    @property
    def lab(self) -> str | None:
        """Return the lab; none where the first is meant."""
        ...

    @property
    def seed(self) -> int | None:
        """Return the seed; none where that of a run is meant."""
        ...

    @property
    def months(self) -> int | None:
        """Return the months of the run; none where they are the scenario's."""
        ...

    @property
    def backend(self) -> str | None:
        """Return the arithmetic; none where the scenario's is meant."""
        ...

    @property
    def unfinished(self) -> Unfinished:
        """Return the rule for models that are still for sale at the end."""
        ...


@dataclass(frozen=True)
class Base:
    """Stored futures of one scenario and lab, and what they were drawn with."""

    world: World
    asked: tuple[Any, ...]  # lab, seed, months and arithmetic
    wide: Wide
    stored: Stored


Found = tuple[Base, Mapping[int, Distribution]]


@dataclass(frozen=True)
class Preview:
    """What stored futures say of a scenario, and how many of them carry the weight."""

    reading: Reading
    effective: float
    recipe: Any

    @property
    def is_told(self) -> bool:
        """Say whether enough futures carry the weight."""
        return self.effective >= FEWEST


def can_preview(scenario: Scenario) -> bool:
    """Say whether stored futures can answer for a scenario at all: where labs could stop, and something is unsure."""
    return can_ask(scenario.world) and not scenario.is_certain


def has_preview(scenario: Scenario, asked: Asked, runs: Session) -> bool:
    """Say whether futures are stored from which a scenario can be answered by weights, without a run."""
    return _find(scenario, asked, runs) is not None


def prepare_preview(scenario: Scenario, asked: Asked, runs: Session) -> None:
    """Store futures of a scenario, unless some are stored that can be weighed for it; it takes a few seconds.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    if not has_preview(scenario, asked, runs):
        _bases(runs).append(_made(scenario, asked, runs))


def preview(scenario: Scenario, asked: Asked, runs: Session) -> Preview:
    """Answer for a scenario by weights; where no stored futures can be weighed for it, they are made first.

    Raises:
        Refused: with every fault, before anything runs.
        Interrupted: when its runs have been stopped.

    """
    found = _find(scenario, asked, runs)
    if found is None:
        base = _made(scenario, asked, runs)
        _bases(runs).append(base)
        found = base, moved_rows(base.wide, scenario.settings) or {}
    base, moved = found
    weights = weights_of(base.wide, moved)
    recipe = {**base.wide.job.recipe, "by": "weights"}
    return Preview(read_stored(base.stored, weights, asked.unfinished), effective(weights), recipe)


def _bases(runs: Session) -> "deque[Base]":
    return runs.remember(KEY, lambda: deque(maxlen=MOST_STORED))


def _asked_of(scenario: Scenario, asked: Asked) -> tuple[Any, ...]:
    lab = choose_lab(scenario.settings.labels.get("lab", ()), asked.lab)
    return lab, asked.seed, asked.months, asked.backend


def _find(scenario: Scenario, asked: Asked, runs: Session) -> Found | None:
    """Return the stored futures that can be weighed for a scenario, the last that were stored, and what has moved."""
    own = _asked_of(scenario, asked)
    for base in reversed(tuple(_bases(runs))):
        if base.asked == own and base.world.computes_as(scenario.world):
            moved = moved_rows(base.wide, scenario.settings)
            if moved is not None:
                return base, moved
    return None


def _made(scenario: Scenario, asked: Asked, runs: Session) -> Base:
    """Run a scenario with some beliefs wide, as a lab goes on and stopped now, and keep what is read of it."""
    own = _asked_of(scenario, asked)
    lab, seed, months, arithmetic = own
    given = {"seed": seed, "months": months, "back_end": arithmetic, "draws": FUTURES}
    model = models_today(scenario, lab)
    stopped = stopping_after(scenario, lab, model)
    parts = read_part(scenario.world), outputs_of_going_on(scenario.world)
    runs.expect(4)
    tried = [prepare_answers(each, {**given, "draws": TRIED}) for each in (scenario, stopped)]
    goes_on, stops = runs.run_parts(tried, parts)
    gained = gained_by_going_on(goes_on, stops, lab)
    chosen = tuple(_strongest(scenario, tried[0], gained))
    jobs = [_wide(prepare_answers(each, given), chosen) for each in (scenario, stopped)]
    goes_on, stops = runs.run_parts(jobs, parts)
    stored = store(goes_on, stops, lab, model)
    return Base(scenario.world, own, _drawn(scenario, jobs[0], stored), stored)


def _strongest(scenario: Scenario, job: Job, gained: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the beliefs that move the value of going on most, of those that can be weighed."""
    found = 0
    for mover in what_moves(job, scenario, gained).inputs:
        entries = scenario.settings.values.get(mover.name, {})
        labels = mover.labels if mover.labels in entries else ()
        own = entries.get(labels)
        if own is None or own.shape not in WEIGHED or mover.name in DECIDED:
            continue
        if own.shared and not is_one_number(scenario.settings, mover.name):
            continue
        if found < MOST_WIDE:
            found += 1
            yield mover.name, mover.labels if mover.labels and not own.shared else labels


def _wide(job: Job, chosen: tuple[tuple[str, tuple[str, ...]], ...]) -> Job:
    bounds = {name: job.program.world.declared[name].bounds for name, _ in chosen}
    titles = ["/".join((name, *labels)) for name, labels in chosen]
    return drawing(job, widened(job.settings, chosen, bounds), titles)


def _drawn(scenario: Scenario, job: Job, stored: Stored) -> Wide:
    """Return what stored futures were drawn with; of labels that share their luck, one row."""
    table = job.table
    uncertain = {row.own_key: number for number, row in enumerate(table.rows) if row.distribution.shape != "point"}
    chosen = [*uncertain.values()]
    rows = tuple(table.rows[number] for number in chosen)
    drawn = table.sample(job.options.seed, np.arange(job.options.draws), job.options.sampling)
    believed = {(row.name, row.labels): _believed(scenario, row.name, row.labels) for row in rows}
    is_wide = (number for number, row in enumerate(rows) if row.distribution != believed[row.name, row.labels])
    return Wide(scenario.settings, job, rows, drawn[chosen][:, stored.kept], frozenset(is_wide))


def _believed(scenario: Scenario, name: str, labels: tuple[str, ...]) -> Any:
    entries = scenario.settings.values.get(name, {})
    return entries.get(labels, entries.get(()))
