"""A condition as a number to reach: a mean over futures that must be at least so much, some inputs held at positions.

A position is a number that stands for a value of an input: of a belief its normal score (0 the middle of what it may
be, 1 one standard deviation above), of a decision the decision's own number or its logarithm. All mixes are looked at
in the same futures, so that what differs between them is what was held.

A mix is looked at in few futures. Where it is known what more futures bring without anything held, the mean of the few
is moved by what they miss of that, as far as the two go together (a control variate).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from sixteenth.errors import Refused
from sixteenth.measures.estimate import Estimate, mean_of, mean_of_numbers

Look = Callable[[Mapping[str, float]], Any]  # positions by input -> one number a future [draws]
IMPOSSIBLE = Estimate(float("-inf"), float("nan"))  # of a mix that no world may have


@dataclass(frozen=True)
class Beside:
    """What comes with nothing held: in the few futures of each look [draws], and the mean of many that hold them."""

    few: Any
    all: Estimate


@dataclass
class Target:
    """What must be reached: the mean of what is looked at, at least so much.

    What is looked at may be not a number in a future that is left out.
    """

    look: Look
    least: float
    beside: Beside | None = None
    _seen: dict[tuple[tuple[str, float], ...], Estimate] = field(default_factory=dict[Any, Estimate])

    def spare(self, held: Mapping[str, float]) -> Estimate:
        """Return by how much the mean is above the least, below nothing where it falls short.

        A mix that breaks a limit between values falls short without end.
        """
        key = tuple(sorted(held.items()))
        if key not in self._seen:
            self._seen[key] = self._looked(held)
        return self._seen[key]

    def mean(self, held: Mapping[str, float]) -> Estimate:
        """Return the mean itself."""
        spare = self.spare(held)
        return Estimate(spare.value + self.least, spare.error)

    def _looked(self, held: Mapping[str, float]) -> Estimate:
        try:
            numbers = np.asarray(self.look(held), np.float64)
        except Refused:
            return IMPOSSIBLE
        found = mean_of_numbers(numbers) if self.beside is None else _moved_by(numbers, self.beside)
        return Estimate(found.value - self.least, found.error)


def _moved_by(numbers: Any, beside: Beside) -> Estimate:
    """Return the mean of numbers, moved by what their futures miss of what is known of all."""
    few = np.asarray(beside.few, np.float64)
    kept = np.isfinite(numbers) & np.isfinite(few)
    own, known = numbers[kept], few[kept]
    spread = float(np.var(known)) if known.size else 0.0
    if not spread > 0:
        return mean_of_numbers(numbers)
    slope = float(np.cov(own, known, ddof=0)[0, 1]) / spread
    rest = mean_of(own - slope * known)
    return Estimate(rest.value + slope * beside.all.value, float(np.hypot(rest.error, slope * beside.all.error)))
