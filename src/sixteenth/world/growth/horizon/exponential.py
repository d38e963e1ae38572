"""Horizons double at a steady pace, with luck, whatever is spent."""

from sixteenth.units import DoublingsPerMonth, Lab, Months, Number


def own_progress(
    horizon_doubling_time: Months, progress_luck: Number[Lab], progress_noise: Number
) -> DoublingsPerMonth[Lab]:
    """Doublings of the time horizon in a month of a lab's own work."""
    return (1 + progress_noise * progress_luck) / horizon_doubling_time
