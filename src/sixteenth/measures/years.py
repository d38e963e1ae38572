"""Months gathered into calendar years."""

from typing import Any

import numpy as np

from sixteenth.engine.history import Result


def calendar_years(result: Result) -> Any:
    """Return the calendar year of each month of a run."""
    return result.months.astype("datetime64[Y]").astype(int) + 1970


def by_year(flow: Any, years: Any) -> tuple[float, ...]:
    """Add up a monthly flow by calendar year."""
    return tuple(float(flow[years == year].sum()) for year in np.unique(years))
