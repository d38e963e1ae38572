"""A number over futures with its standard error, and the mean as one."""

from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class Estimate:
    """A number over futures, and its standard error; not a number where there are too few futures to tell."""

    value: float
    error: float


def mean_of(values: Any) -> Estimate:
    """Return a mean over futures with its standard error; no numbers where there are too few."""
    count = np.size(values)
    if not count:
        return Estimate(float("nan"), float("nan"))
    error = float(np.std(values, ddof=1) / np.sqrt(count)) if count > 1 else float("nan")
    return Estimate(float(np.mean(values)), error)


def mean_of_numbers(values: Any) -> Estimate:
    """Return a mean as `mean_of` does, over the futures that stayed numbers."""
    return mean_of(values[np.isfinite(values)])
