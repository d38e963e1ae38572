"""Points of a sweep, named by their content: the same numbers have the same key, whatever plan asks for them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

import sixteenth
from sixteenth.engine.job import Job
from sixteenth.errors import Fault, Refused, UnknownLabel, ValueWithoutCard
from sixteenth.scale.sweeps.designs import Settings, settings_of
from sixteenth.scale.sweeps.plan import Plan
from sixteenth.scenarios.assemble import Scenario
from sixteenth.scenarios.believed import nested_numbers

PART_CHUNKS, PART_DRAWS = 20, 4_160  # of a part, at most: a second or so of one processor, and some megabytes
NOT_OF_A_POINT = ("draws", "scenario_json", "scenario")  # more futures leave those that are there as they are
KEY_LETTERS = 24
UNKNOWN = (UnknownLabel, ValueWithoutCard)


@dataclass(frozen=True)
class Point:
    """One scenario at one setting: its number in the plan, and the key under which its futures are kept."""

    number: int
    scenario: str
    settings: Settings
    key: str


@dataclass(frozen=True)
class Part:
    """Some chunks of a point, computed and kept together."""

    point: Point
    number: int
    chunks: range
    first_draw: int
    draws: int
    span: int  # draws of a part that is whole: all of a point but perhaps its last

    @property
    def name(self) -> str:
        """Return what its files say that they hold."""
        return f"{self.point.key}/{self.number}"


@dataclass(frozen=True)
class Sweep:
    """A plan with its scenarios read."""

    plan: Plan
    scenarios: tuple[Scenario, ...]

    @cached_property
    def jobs(self) -> tuple[Job, ...]:
        """Return the job of each scenario as it is, from which all its points differ in values alone.

        Raises:
            Refused: with every fault of the options.

        """
        return tuple(sixteenth.prepare(scenario, **self.plan.options) for scenario in self.scenarios)

    @property
    def draws(self) -> int:
        """Return the futures of a point; fewer where nothing is uncertain and no number was asked for."""
        return self.jobs[0].options.draws

    def points(self) -> Iterator[Point]:
        """Yield every point of every scenario, in an order that never changes."""
        number = 0
        for scenario, name, job in zip(self.scenarios, self.names, self.jobs, strict=True):
            base = identity_of(job)
            for settings in settings_of(self.plan, scenario):
                yield Point(number, name, settings, key_of(base, settings))
                number += 1

    @property
    def names(self) -> list[str]:
        """Return what each scenario is called; as the plan does, where two of them have one name."""
        own = [scenario.name for scenario in self.scenarios]
        asked = self.plan.file.scenarios
        return [name if own.count(name) == 1 else given for name, given in zip(own, asked, strict=True)]

    def scenario_of(self, point: Point) -> Scenario:
        """Return the scenario of a point."""
        return self.scenarios[point.number // self.plan.points_of_a_scenario]

    def wrong_names(self) -> Iterator[Fault]:
        """Find values that a scenario does not have, or not by that label, before any point is made."""
        for scenario in self.scenarios:
            for name, place in self.plan.places.items():
                try:
                    scenario.with_(**nested_numbers({name: 0.0}))
                except Refused as refused:
                    wrong = [each for each in refused.faults if isinstance(each, UNKNOWN)]
                    yield from (replace(each, where=place) for each in wrong)

    def parts(self, point: Point) -> Iterator[Part]:
        """Yield the parts of a point."""
        yield from parts_of(point, self.jobs[0].options.chunk, self.draws)

    @property
    def size(self) -> int:
        """Return the number of points."""
        return len(self.scenarios) * self.plan.points_of_a_scenario


def parts_of(point: Point, chunk: int, draws: int) -> Iterator[Part]:
    """Yield the parts of a point of so many draws."""
    chunks, at_once = -(-draws // chunk), max(min(PART_CHUNKS, PART_DRAWS // chunk), 1)
    for number, first in enumerate(range(0, chunks, at_once)):
        own = range(first, min(first + at_once, chunks))
        yield Part(point, number, own, first * chunk, min(own.stop * chunk, draws) - first * chunk, at_once * chunk)


def job_of(scenario: Scenario, settings: Settings, options: Mapping[str, Any]) -> Job:
    """Return the job of a point.

    Raises:
        Refused: when the settings cannot be.

    """
    return sixteenth.prepare(scenario.with_(**nested_numbers(settings)) if settings else scenario, **options)


def identity_of(job: Job) -> str:
    """Return all that decides the bits of a job, settings of a point apart: code, facts, options, processor."""
    by_sobol = job.options.sampling == "sobol"  # whose numbers hang on how many there are
    left_out = NOT_OF_A_POINT[by_sobol:]
    recipe = {name: value for name, value in job.recipe.items() if name not in left_out}
    return json.dumps(recipe, sort_keys=True, default=str)


def key_of(identity: str, settings: Settings) -> str:
    """Return the key of a point."""
    text = json.dumps([identity, sorted(settings.items())], sort_keys=True)
    return sha256(text.encode()).hexdigest()[:KEY_LETTERS]
