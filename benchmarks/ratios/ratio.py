"""A ratio of two things measured in turn, what was found of it, and a group of ratios that are measured together."""

import statistics
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from benchmarks.measure import Request

Better = Literal["less", "more"]
QUARTERS = 4
QUICK = "not in a quick run"


class NotMeasuredError(Exception):
    """Raised by a group that cannot be measured here; it says why."""

    def __init__(self, why: str) -> None:
        """Keep the reason, as the table tells it."""
        super().__init__(why)


@dataclass(frozen=True)
class Ratio:
    """What is divided by what, under the name by which releases keep it.

    `goal` is the goal as `engine.md` and the issue state it, in their own words and unit; `met` says whether a value
    of the ratio, with the measured figures beside it, meets it.
    """

    name: str
    what: str
    better: Better = "less"
    goal: str = ""
    met: Callable[["Found"], bool] | None = None

    def cost(self, now: float, before: float) -> float:
        """Return how many times as dear it is now as before: above 1 is worse, whichever way the ratio runs."""
        return now / before if self.better == "less" else before / now


@dataclass(frozen=True)
class Found:
    """What was found of a ratio: its middle value, the quarters around it, and the figures that were divided."""

    value: float
    low: float
    high: float
    repeats: int
    told: str = ""  # the two figures, with units: "3.1 s over 1.2 s"
    above: float | None = None  # the first of the two figures, where a goal is stated in its unit

    @classmethod
    def of_pairs(cls, pairs: Sequence[float], told: str = "", above: float | None = None) -> "Found":
        """Return what pairs measured in turn give: their median, so that one disturbed pair does not count."""
        if len(pairs) == 1:
            return cls(pairs[0], pairs[0], pairs[0], 1, told, above)
        low, middle, high = statistics.quantiles(pairs, n=QUARTERS, method="inclusive")
        return cls(middle, low, high, len(pairs), told, above)

    def kept(self) -> dict[str, Any]:
        """Return what a release keeps."""
        numbers = {"value": self.value, "low": self.low, "high": self.high}
        return {
            **{name: float(f"{each:.4g}") for name, each in numbers.items()},
            "repeats": self.repeats,
            "told": self.told,
        }


@dataclass(frozen=True)
class Group:
    """Ratios whose parts are timed in turn with each other."""

    title: str
    ratios: tuple[Ratio, ...]
    measure: Callable[[Request], Mapping[str, Found]]

    def found(self, request: Request) -> Mapping[str, Found]:
        """Measure all ratios of the group.

        Raises:
            NotMeasuredError: when they cannot be measured here.

        """
        found = self.measure(request)
        if strange := set(found) ^ {ratio.name for ratio in self.ratios}:
            message = f"{self.title} gives and declares different ratios: {', '.join(sorted(strange))}"
            raise RuntimeError(message)
        return found


def paired(above: Sequence[float], below: Sequence[float], scale: float = 1.0) -> list[float]:
    """Return the ratio of each pair that was measured in turn, times a constant."""
    return [scale * one / other for one, other in zip(above, below, strict=True)]
