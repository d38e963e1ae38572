"""What a run is worth to people beside no models, and the odds of a catastrophe that this would buy.

The counting rule: welfare is expected, a mean over futures, each weighed by the odds that there is anybody to have it.
The acceptable risk is one minus mean welfare without models over mean welfare if no catastrophe ever comes (Jones
2024). Both worlds are counted equally far, and the risk as long as what models add to growth: beyond the run.
"""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from sixteenth.decide.expected import expected, expected_ratio
from sixteenth.engine.history import Result, Spread

NEEDED = (
    "welfare",
    "welfare_if_safe",
    "welfare_without",
    "welfare_gain",
    "probability_without_catastrophe",
    "probability_without_catastrophe_ahead",
)
EDGE = 2.0  # standard errors
Position = Literal["above", "below", "about"]


@dataclass(frozen=True)
class Welfare:
    """One view of what is good: welfare gained, and the odds of catastrophe at which it would all be worth nothing."""

    curvature: str
    gain: Spread
    expected_gain: float  # mean
    expected_gain_error: float  # standard error; not a number where there are too few futures
    acceptable_risk: float  # from means
    acceptable_risk_error: float

    @property
    def position(self) -> Position:
        """Say whether models are worth more or less than none, as far as two standard errors tell."""
        if abs(self.expected_gain) <= EDGE * self.expected_gain_error:
            return "about"
        return "above" if self.expected_gain > 0 else "below"


@dataclass(frozen=True)
class CatastropheOdds:
    """Mean odds of a catastrophe, by the end of a run and in all, with their standard errors; judgement."""

    in_run: float
    in_run_error: float
    in_all: float
    in_all_error: float


def welfare_views(result: Result) -> tuple[Welfare, ...]:
    """Read what a run with the output set `society` is worth, by each view of what is good."""
    return tuple(_view(result, at, curvature) for at, curvature in enumerate(result.labels["curvature"]))


def catastrophe_odds(result: Result) -> CatastropheOdds:
    """Read the odds of a catastrophe by the end of the run, and with what goes on after it."""
    run, ahead = (expected(result, 1 - _last(result, name)) for name in NEEDED[-2:])
    return CatastropheOdds(run.mean, run.standard_error, ahead.mean, ahead.standard_error)


def _view(result: Result, at: int, curvature: str) -> Welfare:
    gain, safe, without = (_last(result, name)[at] for name in ("welfare_gain", "welfare_if_safe", "welfare_without"))
    gained, risk = expected(result, gain), expected_ratio(result, safe - without, safe)
    return Welfare(curvature, result.spread(gain), gained.mean, gained.standard_error, risk.mean, risk.standard_error)


def _last(result: Result, name: str) -> Any:
    """Return a number in the last month, in double precision: not a number where a future stopped being numbers."""
    return np.where(result.finite, np.asarray(result[name][-1], np.float64), np.nan)
