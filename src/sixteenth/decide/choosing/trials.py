"""Choices of one lab, run: what each gives in what is wanted and in what is limited, on the same futures for all."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sixteenth.decide.choosing.aims import Aim, outputs_of
from sixteenth.decide.choosing.asked import Limit, Range
from sixteenth.decide.choosing.decisions import at_rest, decided, ready
from sixteenth.decide.choosing.search import Point, Score, Side
from sixteenth.engine.declared import OutputSet
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate, mean_of_numbers
from sixteenth.scenarios.assemble import Scenario

TINY = 1e-12
Run = Callable[[Scenario, int, int], Result]  # with so many futures, by a seed


@dataclass(frozen=True)
class Luck:
    """Which futures: how many, and by which seed."""

    draws: int
    seed: int


@dataclass(frozen=True)
class Wanted:
    """What is wanted of one lab's decisions, and within which limits and ranges."""

    lab: str
    aim: Aim
    limits: tuple[Limit, ...]
    ranges: tuple[Range, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names of the decisions."""
        return tuple(each.decision for each in self.ranges)

    @property
    def box(self) -> tuple[Side, ...]:
        """Return the ranges as a search takes them."""
        return tuple(Side(each.low, each.high, each.is_whole) for each in self.ranges)

    def outputs(self, scenario: Scenario) -> OutputSet:
        """Return what every run keeps."""
        return outputs_of(scenario.world, (self.aim, *(each.aim for each in self.limits)))


@dataclass(frozen=True)
class Reading:
    """What a choice gives: of each future the aim, and what each limit is about."""

    aim: Any  # [draws]; not a number in a future that did not stay one
    limited: tuple[Any, ...]  # [draws], by limit

    def mean(self) -> Estimate:
        """Return the mean of the aim over the futures that stayed numbers, with its standard error."""
        return mean_of_numbers(self.aim)

    def more_than(self, other: "Reading") -> Estimate:
        """Return by how much the aim is larger than another's, paired by future."""
        return mean_of_numbers(self.aim - other.aim)

    def of_limits(self) -> tuple[Estimate, ...]:
        """Return the mean of what each limit is about."""
        return tuple(map(mean_of_numbers, self.limited))


@dataclass
class Trials:
    """Runs a lab's choices in one scenario; each choice on each luck is read once."""

    scenario: Scenario  # as it is
    wanted: Wanted
    run: Run
    bound: Scenario = field(init=False)  # in which the decisions bind, every lab as it was
    own: Point = field(init=False)  # the numbers of the scenario itself
    _read: dict[tuple[Point, Luck, str], Reading] = field(default_factory=dict[tuple[Point, Luck, str], Reading])
    _beliefs: Mapping[str, Scenario] = field(default_factory=dict[str, Scenario])

    def __post_init__(self) -> None:
        self.bound = ready(self.scenario, self.wanted.names)
        self.own = tuple(at_rest(self.scenario, name, self.wanted.lab) for name in self.wanted.names)

    def believing(self, beliefs: Mapping[str, Scenario]) -> None:
        """Take further scenarios, made of the one in which decisions bind, by the name of what is believed in each."""
        self._beliefs = beliefs

    @property
    def beliefs(self) -> tuple[str, ...]:
        """Return the names of what else may be believed."""
        return tuple(self._beliefs)

    def scenario_of(self, point: Point, belief: str = "") -> Scenario:
        """Return the scenario in which the lab chooses these numbers; its own ones are no change."""
        base = self._beliefs[belief] if belief else self.bound
        names = zip(self.wanted.names, point, self.own, strict=True)
        return decided(base, {(name, self.wanted.lab): number for name, number, own in names if number != own})

    def result(self, point: Point, luck: Luck, belief: str = "") -> Result:
        """Run a choice."""
        return self.run(self.scenario_of(point, belief), luck.draws, luck.seed)

    def reading(self, point: Point, luck: Luck, belief: str = "") -> Reading:
        """Return what a choice gives, run once."""
        key = (point, luck, belief)
        if key not in self._read:
            result = self.result(point, luck, belief)
            at = result.labels["lab"].index(self.wanted.lab)
            limited = tuple(each.aim.draws(result, at) for each in self.wanted.limits)
            self._read[key] = Reading(self.wanted.aim.draws(result, at), limited)
        return self._read[key]

    def score(self, point: Point, luck: Luck, belief: str = "") -> Score:
        """Return how good a choice is: the mean of the aim, and by which parts of their amounts limits are missed."""
        read = self.reading(point, luck, belief)
        missed = 0.0
        for limit, found in zip(self.wanted.limits, read.of_limits(), strict=True):
            missed += limit.missed_by(found.value) / max(abs(limit.amount), abs(found.value), TINY)
        return Score(read.mean().value, missed)
