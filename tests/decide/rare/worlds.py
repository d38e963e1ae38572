"""Tiny worlds whose rare ends are known in closed form: a sum of normals over a bound, and a hazard drawn evenly."""

from dataclasses import dataclass, field
from statistics import NormalDist

import numpy as np
from scipy.special import ndtri

from sixteenth.decide.rare.search import Ends
from sixteenth.decide.rare.tilted import Mixed, Space

DIMENSIONS, HEAVY = 60, 4


@dataclass
class Sum:
    """A future ends so where the sum of a few scores is above a bound; the other inputs do nothing."""

    bound: float  # in standard deviations of the sum
    seen: list[Mixed] = field(default_factory=list[Mixed])
    space: Space = field(default_factory=lambda: Space(DIMENSIONS))

    @property
    def chance(self) -> float:
        """Return how likely the end is."""
        return NormalDist().cdf(-self.bound)

    def __call__(self, design: Mixed) -> Ends:
        self.seen.append(design)
        luck, _ = design.luck(np.arange(design.futures))
        total = ndtri(luck[:HEAVY]).sum(axis=0) / np.sqrt(HEAVY)
        return Ends((total > self.bound).astype(float), total)


@dataclass
class EvenHazard:
    """Hazards of all months add up to a number drawn evenly from nothing to a most."""

    most: float
    space: Space = field(default_factory=lambda: Space(DIMENSIONS))

    @property
    def chance(self) -> float:
        """Return how likely the event is: 1 - (1 - exp(-most)) / most."""
        return 1 + np.expm1(-self.most) / self.most if self.most else 0.0

    def __call__(self, design: Mixed) -> Ends:
        luck, _ = design.luck(np.arange(design.futures))
        hazard = self.most * luck[0]
        return Ends(-np.expm1(-hazard), hazard)
