"""The ladder: named rungs on the scale of the time horizon, and the month in which models for sale reach each."""

from sixteenth.arrays import exp, maximum
from sixteenth.units import Doublings, Flag, Months, Number, Rung, Share


def success_at_rung(market_frontier: Doublings, rung_horizon: Doublings[Rung], success_slope: Number) -> Share[Rung]:
    """Odds that the best model for sale does a task of a rung: even at its own horizon, less for longer tasks."""
    return 1 / (1 + exp(success_slope * (rung_horizon - market_frontier)))


def next_rung_reached(
    rung_reached: Flag[Rung], market_frontier: Doublings, rung_horizon: Doublings[Rung]
) -> Flag[Rung]:
    """Which rungs the best model for sale has reached."""
    return maximum(rung_reached, market_frontier >= rung_horizon)


def next_months_to_rung(months_to_rung: Months[Rung], next_rung_reached: Flag[Rung], month: Months) -> Months[Rung]:
    """Months before the best model for sale reached a rung; all months so far where it has not."""
    return months_to_rung + (1 - next_rung_reached) * month
