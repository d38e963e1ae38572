"""The month in which progress stops, if it does."""

from sixteenth.arrays import exp
from sixteenth.units import Flag, Months, PerMonth, Share


def stops_now(stop_luck: Share, stop_hazard: PerMonth, progress_runs: Flag, month: Months) -> Flag:
    """Whether progress stops in this month."""
    return (stop_luck < 1 - exp(-stop_hazard * month)) & (progress_runs > 0)


def next_progress_runs(progress_runs: Flag, stops_now: Flag) -> Flag:
    """Whether progress still runs: once stopped, it stays so."""
    return progress_runs * (1 - stops_now)


def next_months_of_progress(months_of_progress: Months, next_progress_runs: Flag, month: Months) -> Months:
    """Months in which progress has run: all of them, or until it stopped."""
    return months_of_progress + next_progress_runs * month
