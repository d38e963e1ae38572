"""The exponential clock: how much of the way is visible before something that doubles arrives."""

from sixteenth.arrays import exp, log
from sixteenth.units import Months, Share


def share_visible(months_to_arrival: Months, clock_doubling_time: Months) -> Share:
    """Share of the destination that is there already, for anything that doubles steadily."""
    return exp(-log(2) * months_to_arrival / clock_doubling_time)
