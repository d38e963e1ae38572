"""The month in which progress stops, if it does, and in which it comes back."""

from sixteenth.arrays import exp
from sixteenth.units import Flag, Months, PerMonth, Share


def stops_now(stop_shock: Share, stop_hazard_now: PerMonth, progress_runs: Flag, month: Months) -> Flag:
    """Whether progress stops in this month."""
    return (stop_shock < 1 - exp(-stop_hazard_now * month)) & (progress_runs > 0)


def resumes_now(recovery_shock: Share, recovery_rate: PerMonth, progress_runs: Flag, month: Months) -> Flag:
    """Whether progress that has stopped begins anew in this month."""
    return (recovery_shock < 1 - exp(-recovery_rate * month)) & (progress_runs < 1)


def next_progress_runs(progress_runs: Flag, stops_now: Flag, resumes_now: Flag) -> Flag:
    """Whether progress runs: until it stops, and again once it has come back."""
    return progress_runs * (1 - stops_now) + resumes_now


def next_months_of_progress(months_of_progress: Months, next_progress_runs: Flag, month: Months) -> Months:
    """Months in which progress has run."""
    return months_of_progress + next_progress_runs * month
