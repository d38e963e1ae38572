"""Compute ordered ahead, and paid for whether or not revenue came."""

from sixteenth.arrays import maximum
from sixteenth.units import USD, Flag, Lab, Months, Multiple, USDPerMonth


def opening_commitments(research_compute_today: USDPerMonth[Lab], lead: Months) -> USD[Lab]:
    """Orders outstanding at the start: what keeps today's deliveries going."""
    return research_compute_today * lead


def research_compute(commitments: USD[Lab], lead: Months, is_alive: Flag[Lab]) -> USDPerMonth[Lab]:
    """Compute delivered and paid in a month: take or pay."""
    return commitments / lead * is_alive


def new_orders(
    research_wanted: USDPerMonth[Lab],
    commitments: USD[Lab],
    lead: Months,
    order_adjustment: Months,
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Orders that bring deliveries to what is wanted by the time they come; no order is taken back."""
    gap = (research_wanted * lead - commitments) / order_adjustment
    return maximum(commitments / lead + gap, 0) * is_alive


def next_commitments(
    commitments: USD[Lab], new_orders: USDPerMonth[Lab], research_compute: USDPerMonth[Lab], month: Months
) -> USD[Lab]:
    """Compute ordered and not yet delivered."""
    return maximum(commitments + (new_orders - research_compute) * month, 0)


def research_spend(research_compute: USDPerMonth[Lab], staff_for_compute: Multiple) -> USDPerMonth[Lab]:
    """Cost of developing models: compute, and the people who use it."""
    return research_compute * (1 + staff_for_compute)
