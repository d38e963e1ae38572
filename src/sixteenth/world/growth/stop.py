"""Progress may stop, with odds as somebody states them for a window."""

from sixteenth.arrays import exp, log
from sixteenth.units import Months, PerMonth, Share


def stop_hazard(stop_probability: Share, stop_probability_window: Months) -> PerMonth:
    """Odds a month that progress stops, from the odds that it stops within a window."""
    return -log(1 - stop_probability) / stop_probability_window


def probability_running_after(stop_hazard: PerMonth, months_ahead: Months) -> Share:
    """Odds that progress still runs after some months."""
    return exp(-stop_hazard * months_ahead)


def next_probability_running(probability_running: Share, stop_hazard: PerMonth, month: Months) -> Share:
    """Odds that progress still runs, month by month, by the stated odds alone: without ceilings, strain or recovery."""
    return probability_running * exp(-stop_hazard * month)
