"""Horizons double at a steady pace, with luck, whatever is spent."""

from sixteenth.arrays import maximum
from sixteenth.units import DoublingsPerMonth, Lab, Months, Number


def own_progress(
    horizon_doubling_time: Months, progress_shock: Number[Lab], progress_noise: Number
) -> DoublingsPerMonth[Lab]:
    """Doublings of the time horizon in a month of a lab's own work; at worst a month brings nothing."""
    return maximum(1 + progress_noise * progress_shock, 0) / horizon_doubling_time
