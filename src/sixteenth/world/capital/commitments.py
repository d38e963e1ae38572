"""Compute ordered ahead, and paid for whether or not revenue came: an order is built, then delivered."""

from sixteenth.arrays import exp, maximum, minimum, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, PerMonth, Share, USDPerMonth


def opening_orders_building(
    research_compute_today: USDPerMonth[Lab], lead: Months, backlog_growth: Multiple[Lab]
) -> USD[Lab]:
    """Orders being built at the start: what will be delivered half a lead from now, growth ordered before included."""
    return research_compute_today * (lead / 2) * backlog_growth


def opening_orders_arriving(research_compute_today: USDPerMonth[Lab], lead: Months) -> USD[Lab]:
    """Orders being delivered at the start: what keeps today's deliveries going."""
    return research_compute_today * (lead / 2)


def stage_speed(lead: Months, month: Months) -> PerMonth:
    """Part of the orders in each of two stages that moves on in a month: an order spends half of its lead in each."""
    return minimum(2 / lead, 1 / month)


def orders_built(orders_building: USD[Lab], stage_speed: PerMonth) -> USDPerMonth[Lab]:
    """Orders whose delivery begins."""
    return orders_building * stage_speed


def research_compute(orders_arriving: USD[Lab], stage_speed: PerMonth, is_alive: Flag[Lab]) -> USDPerMonth[Lab]:
    """Compute delivered and paid in a month: take or pay."""
    return orders_arriving * stage_speed * is_alive


def commitments(orders_building: USD[Lab], orders_arriving: USD[Lab]) -> USD[Lab]:
    """Compute ordered and not yet delivered."""
    return orders_building + orders_arriving


def opening_research_planned(research_compute_today: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """Research compute that was planned before the start: what is delivered at the start."""
    return research_compute_today


def research_wanted(research_aimed: USDPerMonth[Lab], research_planned: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """Research compute a lab orders for: what it aims at, and not less than is planned with its suppliers."""
    return maximum(research_aimed, research_planned)


def next_research_planned(
    research_wanted: USDPerMonth[Lab],
    orders_go_on: Flag,
    planned_growth: PerMonth,
    order_notice: Months,
    month: Months,
) -> USDPerMonth[Lab]:
    """Research compute planned for the month after: it falls with notice only; where orders go on, it still grows."""
    return research_wanted * where(orders_go_on, exp(planned_growth * month), maximum(1 - month / order_notice, 0))


def new_orders(
    research_wanted: USDPerMonth[Lab],
    compute_allowed: USDPerMonth[Lab],
    commitments: USD[Lab],
    lead: Months,
    order_adjustment: Months,
    share_ordered: Share[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Orders that bring deliveries to what is wanted, and allowed, by the time they come; no order is taken back."""
    gap = (minimum(research_wanted * share_ordered, compute_allowed) * lead - commitments) / order_adjustment
    return where(share_ordered > 0, maximum(commitments / lead + gap, 0), 0) * is_alive


def next_orders_building(
    orders_building: USD[Lab], new_orders: USDPerMonth[Lab], orders_built: USDPerMonth[Lab], month: Months
) -> USD[Lab]:
    """Orders being built."""
    return orders_building + (new_orders - orders_built) * month


def next_orders_arriving(
    orders_arriving: USD[Lab], orders_built: USDPerMonth[Lab], research_compute: USDPerMonth[Lab], month: Months
) -> USD[Lab]:
    """Orders being delivered."""
    return orders_arriving + (orders_built - research_compute) * month


def research_spend(
    research_compute: USDPerMonth[Lab], research_staff_pay: USDPerMonth[Lab], severance_paid: USDPerMonth[Lab]
) -> USDPerMonth[Lab]:
    """Cost of developing models: compute, the people who use it, and what these are paid on leaving after a stop."""
    return research_compute + research_staff_pay + severance_paid
