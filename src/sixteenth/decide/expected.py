"""Expectations of a run: means over futures, which odds, lives and welfare are weighed by, with their errors."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from sixteenth.decide.difference import Measure, plan_of
from sixteenth.engine.history import Result


@dataclass(frozen=True)
class Expected:
    """A mean over futures, and how sure it is."""

    mean: float
    standard_error: float  # not a number where there are too few futures


def expected(result: Result, values: Any) -> Expected:
    """Return the mean of one number a draw, over the draws that stayed numbers."""
    numbers = np.asarray(values, np.float64)
    kept = np.asarray(result.finite) & np.isfinite(numbers)
    return Expected(_MEAN.take(numbers[kept]), _MEAN.error_of([(1.0, numbers)], kept, plan_of(result)))


def expected_ratio(result: Result, above: Any, below: Any) -> Expected:
    """Return one mean over another: what odds have to be weighed by, where a mean of ratios would weigh futures anew.

    The standard error is that of the difference to the ratio, future by future, over the mean below (delta method).
    """
    first, second = (np.asarray(values, np.float64) for values in (above, below))
    kept = np.asarray(result.finite) & np.isfinite(first) & np.isfinite(second)
    mean_below = _MEAN.take(second[kept])
    ratio = _MEAN.take(first[kept]) / mean_below
    return Expected(ratio, _MEAN.error_of([(1.0, (first - ratio * second) / mean_below)], kept, plan_of(result)))


_MEAN = Measure("mean", "mean", "", lambda result: result, is_mean=True)
