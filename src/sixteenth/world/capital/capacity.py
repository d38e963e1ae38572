"""Compute for serving: booked ahead for what demand is expected to be, dear on the spot beyond that, and then no more.

The newsvendor's two sides: compute that is booked and not needed is paid, and demand without compute is lost. What is
booked are rolling contracts that nobody announces; long contracts come on top, and serve what research leaves of them.
"""

from sixteenth.arrays import exp, maximum, minimum, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, Number, PerMonth, Share, USDPerMonth


def serving_needed(
    cost_of_sales_wanted: USDPerMonth[Lab],
    contract_relief: Multiple[Lab],
    free_use_need: USDPerMonth[Lab],
    free_service_cost: USDPerMonth[Lab],
) -> USDPerMonth[Lab]:
    """Compute that would serve all who want a lab's models, those who pay and those who do not."""
    return cost_of_sales_wanted * contract_relief + free_use_need + free_service_cost


def growth_over_lead(growth_expected: Number[Lab], serving_lead: Months, year: Months) -> Multiple[Lab]:
    """How much more a lab expects to serve by when capacity that is booked now has come."""
    return exp(growth_expected * serving_lead / year)


def capacity_planned(
    serving_needed: USDPerMonth[Lab],
    growth_over_lead: Multiple[Lab],
    capacity_cover: Multiple,
    contracts_ahead: USDPerMonth[Lab],
    orders_built: USDPerMonth[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Capacity that a lab wants by then: expected need times its cover, less what long contracts will bring for it."""
    listed = maximum(contracts_ahead - orders_built, 0)
    return maximum(serving_needed * growth_over_lead * capacity_cover - listed, 0) * is_alive


def capacity_speed(serving_lead: Months, month: Months) -> PerMonth:
    """Part of the way to what is planned that capacity goes in a month, in each of two stages: half a lead each."""
    return minimum(2 / serving_lead, 1 / month)


def serving_capacity(
    capacity_delivered: USDPerMonth[Lab],
    serving_needed: USDPerMonth[Lab],
    capacity_cover: Multiple,
    compute_delivered: USDPerMonth[Lab],
    research_compute: USDPerMonth[Lab],
    months_run: Months,
) -> USDPerMonth[Lab]:
    """Capacity for serving under rolling contracts: in the first month, need times cover less what long ones bring."""
    at_start = maximum(serving_needed * capacity_cover - maximum(compute_delivered - research_compute, 0), 0)
    return where(months_run > 0, capacity_delivered, at_start)


def capacity_coming(
    capacity_booked: USDPerMonth[Lab],
    serving_capacity: USDPerMonth[Lab],
    growth_over_lead: Multiple[Lab],
    months_run: Months,
) -> USDPerMonth[Lab]:
    """Capacity booked for half a lead from now: in the first month, what there is and the growth expected for it."""
    return where(months_run > 0, capacity_booked, serving_capacity * growth_over_lead ** (1 / 2))


def least_booked(
    capacity_coming: USDPerMonth[Lab],
    rolling_tenor: Months,
    orders_go_on: Flag,
    planned_growth: PerMonth,
    month: Months,
) -> USDPerMonth[Lab]:
    """Least capacity that is booked a month later: rolling contracts end bit by bit; where orders go on, they grow."""
    return capacity_coming * where(orders_go_on, exp(planned_growth * month), 1 - month / rolling_tenor)


def next_capacity_booked(
    capacity_coming: USDPerMonth[Lab],
    capacity_planned: USDPerMonth[Lab],
    capacity_speed: PerMonth,
    least_booked: USDPerMonth[Lab],
    month: Months,
) -> USDPerMonth[Lab]:
    """Capacity booked for half a lead from then: it is raised at once, and falls only as rolling contracts end."""
    return maximum(capacity_coming + (capacity_planned - capacity_coming) * capacity_speed * month, least_booked)


def next_capacity_delivered(
    serving_capacity: USDPerMonth[Lab], capacity_coming: USDPerMonth[Lab], capacity_speed: PerMonth, month: Months
) -> USDPerMonth[Lab]:
    """Capacity for serving under rolling contracts in the month after, as what is booked comes."""
    return serving_capacity + (capacity_coming - serving_capacity) * capacity_speed * month


def serving_delivered(
    serving_capacity: USDPerMonth[Lab],
    compute_delivered: USDPerMonth[Lab],
    research_compute: USDPerMonth[Lab],
    serving_needed: USDPerMonth[Lab],
    has_parent: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Compute that is there for serving; a lab with a parent draws on the parent's own fleet."""
    own = serving_capacity + maximum(compute_delivered - research_compute, 0)
    return where(has_parent, serving_needed, own)


def serving_lacking(
    serving_needed: USDPerMonth[Lab], serving_delivered: USDPerMonth[Lab], spare_in_serving: Share
) -> USDPerMonth[Lab]:
    """Compute that is lacking even when what is there runs fuller than usual."""
    return maximum(serving_needed - serving_delivered * (1 + spare_in_serving), 0)


def spot_compute(
    serving_lacking: USDPerMonth[Lab], serving_needed: USDPerMonth[Lab], spot_limit: Share
) -> USDPerMonth[Lab]:
    """Compute bought on the spot, as far as there is any: a part of a lab's own need."""
    return minimum(serving_lacking, serving_needed * spot_limit)


def spot_premium(spot_compute: USDPerMonth[Lab], spot_price_premium: Multiple, is_alive: Flag[Lab]) -> USDPerMonth[Lab]:
    """What compute on the spot costs beyond what it costs under contract."""
    return spot_compute * spot_price_premium * is_alive


def share_served(
    serving_lacking: USDPerMonth[Lab],
    spot_compute: USDPerMonth[Lab],
    serving_needed: USDPerMonth[Lab],
    least_revenue: USDPerMonth,
) -> Share[Lab]:
    """Part of those who want a lab's models for whom there is compute; the sales to the others are lost."""
    return 1 - (serving_lacking - spot_compute) / maximum(serving_needed, least_revenue)


def idle_compute(
    serving_capacity: USDPerMonth[Lab],
    firm_compute: USDPerMonth[Lab],
    research_compute: USDPerMonth[Lab],
    serving_needed: USDPerMonth[Lab],
    salvage_share: Share,
    has_parent: Flag[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Cost of compute that must be paid and neither serves customers nor trains models, less what is resold."""
    must_pay = serving_capacity + maximum(firm_compute - research_compute, 0)
    return maximum(must_pay - serving_needed, 0) * (1 - salvage_share) * (1 - has_parent) * is_alive


def compute_terms(
    idle_compute: USDPerMonth[Lab], spot_premium: USDPerMonth[Lab], contract_premium: USDPerMonth[Lab]
) -> USDPerMonth[Lab]:
    """What the terms of compute cost beside its use: what is idle, dear on the spot, or contracted above its price."""
    return idle_compute + spot_premium + contract_premium


def capacity_owed(
    serving_capacity: USDPerMonth[Lab], rolling_tenor: Months, salvage_share: Share, has_parent: Flag[Lab]
) -> USD[Lab]:
    """What rolling contracts would still cost if nothing more of them were used: on average half of their tenor."""
    return serving_capacity * (rolling_tenor / 2) * (1 - salvage_share) * (1 - has_parent)
