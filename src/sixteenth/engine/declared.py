"""What the engine is told of a name that no equation computes: a parameter, an opening balance, or a shock."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, get_args

import numpy as np

from sixteenth.engine.equation import Kind
from sixteenth.errors import Place
from sixteenth.said import said
from sixteenth.units import Axis

ShockShape = Literal["normal", "uniform"]
Relation = Literal["at_most", "at_least", "below", "above"]
RELATIONS: tuple[Relation, ...] = get_args(Relation)


@dataclass(frozen=True)
class Declared:
    """A card's definition: what the name means, its kind and bounds, never a value."""

    name: str
    meaning: str
    kind: Kind
    bounds: tuple[float, float]
    where: Place
    shock: ShockShape | None = None


@dataclass(frozen=True)
class OutputSet:
    """What one executable keeps: names recorded every month, and stocks of which only the last balance is kept.

    `mean` names outputs of which the mean over draws counts wherever one number stands for all: odds of something, and
    what is worth as much as is expected of it. The median of odds says what most draws hold for likely, not how often
    it comes.
    """

    monthly: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    mean: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limit:
    """What must hold between two names that follow from values alone, or between one and a number, and why.

    With an axis to sum over, it is the sum of all entries along it that is held against the bound.
    """

    name: str
    of: str
    relation: Relation
    bound: str | float
    why: str
    where: Place
    in_draws: float = 1.0  # the part of draws in which it holds, of each label
    places: Mapping[str, Place] = field(default_factory=dict[str, Place], compare=False)  # of its entries
    sum_over: type[Axis] | None = None

    @property
    def title(self) -> str:
        """Return what is held against the bound, as people read it."""
        return (
            said("{of} summed over {sum_over}", of=self.of, sum_over=self.sum_over.__name__)
            if self.sum_over
            else self.of
        )

    def at(self, entry: str) -> Place:
        """Return the place of an entry."""
        return self.places.get(entry, self.where)


@dataclass(frozen=True)
class Distribution:
    """A value that may be uncertain, for one entry of a declared name.

    `numbers` are by `shape`: point (value), normal (mean, sd), lognormal (mean of log, sd of log), uniform (low, high),
    triangular (low, mode, high), beta (a, b), choice (value, odds, value, odds, ...), given (one number for each
    draw), and joint (one number for each row of a fit; all joint entries take theirs from the same row). A normal, a
    lognormal, a beta or a triangular is cut at `bounds`, those of its card: its numbers are those of the whole, its
    draws and its middle those of what is left.
    """

    shape: Literal["point", "normal", "lognormal", "uniform", "triangular", "beta", "choice", "given", "joint"]
    numbers: tuple[float, ...]
    shared: bool = False  # one piece of luck for every label of the name
    bounds: tuple[float, float] = (-math.inf, math.inf)
    prior: "Distribution | None" = None  # of a joint one: what was believed before the fit

    @cached_property
    def first_wrong(self) -> float | None:
        """Return the first of its numbers that is infinite or none; looked for once, for a fit has thousands."""
        return next((number for number in self.numbers if not math.isfinite(number)), None)


LuckOf = tuple[str, tuple[str, ...]]  # the name of a value, and the labels of a piece of its luck: none where shared


@dataclass(frozen=True)
class Correlation:
    """Two pieces of luck that are high and low together, by the rank correlation of what is drawn with them."""

    one: LuckOf
    other: LuckOf
    rank: float


@dataclass(frozen=True)
class Event:
    """From a month on, a name has other values (entries as in `Settings.values`), or these times what it had.

    It lasts to the end of the run, or until the month in which things are again as they were.
    """

    month: int
    name: str
    values: Mapping[tuple[str, ...], Distribution]
    is_factor: bool = False
    until: int | None = None

    def bounds_of(self, declared: Declared) -> tuple[float, float]:
        """Return the bounds of its amounts: those of the name, or none for a factor."""
        return (-math.inf, math.inf) if self.is_factor else declared.bounds


@dataclass(frozen=True)
class Settings:
    """A scenario as the engine sees it: who there is, what is assumed, when it starts."""

    labels: Mapping[str, tuple[str, ...]]  # axis name -> labels
    values: Mapping[str, Mapping[tuple[str, ...], Distribution]]  # name -> labels of the entry -> value
    start: str  # the first month, "2026-04"
    months: int
    events: tuple[Event, ...] = ()
    switch_months: tuple[int, ...] = ()  # the month of each rule change, in the order the world numbers them
    correlations: tuple[Correlation, ...] = ()

    def __post_init__(self) -> None:
        """Take a whole number of NumPy as Python's own, so that a recipe can be written."""
        if isinstance(self.months, np.integer):
            object.__setattr__(self, "months", int(self.months))

    @property
    def event_months(self) -> tuple[tuple[int, int], ...]:
        """Return the first month of each event, and the first in which it is over."""
        return tuple((event.month, self.months if event.until is None else event.until) for event in self.events)
