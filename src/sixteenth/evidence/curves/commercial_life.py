"""The commercial life of a model: from its launch until its sales have fallen below half of their most."""

from typing import Any

import numpy as np


def months_of_life(revenue: Any, last_launch: int) -> Any:
    """Return the middle life of a lab's models in each draw, of those launched in the months 1 to `last_launch`.

    `revenue` is [months, vintages, draws]. A model that is for sale in the first month was launched before the run and
    is left out; one that has not fallen by the end of the run lives for ever; draws without a launch are left out.

    Returns:
        Array [draws], in months; infinite where at least half of the models have not fallen.

    """
    months = len(revenue)
    is_sold = revenue > 0
    launch = np.where(is_sold.any(axis=0), is_sold.argmax(axis=0), months)
    peak, at_peak = revenue.max(axis=0), revenue.argmax(axis=0)
    has_fallen = (revenue < peak / 2) & (np.arange(months)[:, None, None] > at_peak)
    life = np.where(has_fallen.any(axis=0), has_fallen.argmax(axis=0) - launch, np.inf)
    counted = (launch >= 1) & (launch <= last_launch)
    return np.nanmedian(np.where(counted, life, np.nan)[:, counted.any(axis=0)], axis=0)
