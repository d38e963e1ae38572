"""When something first holds, and in how many of 100 futures: what clocks, ladders and headlines count alike."""

from typing import Any

import numpy as np

from sixteenth.engine.history import Result, spread_among

Months = tuple[str | None, str | None, str | None]  # by which 5, 50 and 95 of 100 are there; None: beyond the run


def first_month(holds: Any) -> Any:
    """Return the first month in which something holds, draw by draw; the number of months where it never does."""
    return np.where(holds.any(axis=0), holds.argmax(axis=0), len(holds))


def months_by(result: Result, arrival: Any) -> Months:
    """Return the months by which 5, 50 and 95 of 100 futures have arrived; None where that is beyond the run."""
    known = spread_among(arrival)
    low, middle, high = (None if not month < len(result.months) else str(result.months[int(month)]) for month in known)
    return low, middle, high


def of_100(holds: Any) -> float:
    """Count in how many of 100 futures something holds; not a number where there is no future."""
    return 100 * float(np.mean(holds)) if np.size(holds) else float("nan")


def error_of_100(count: float, futures: int) -> float:
    """Return the binomial standard error of so many of 100 futures; not a number where there is no future.

    Futures drawn apart are meant; those of a Sobol plan lie nearer, so that this is too large for them.
    """
    return 100 * float(np.sqrt(max(count / 100 * (1 - count / 100), 0.0) / futures)) if futures else float("nan")
