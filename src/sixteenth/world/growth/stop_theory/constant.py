"""The odds of a stop are the same every month."""

from sixteenth.units import PerMonth


def stop_hazard_now(stop_hazard: PerMonth) -> PerMonth:
    """Odds of this month that progress stops: those of any other."""
    return stop_hazard
