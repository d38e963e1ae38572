"""The market for chips: what labs would use, what can be delivered, and the price at which the two meet.

Money for compute is what customers and budgets leave; a shortage does not change it but what it buys. So the price that
clears is what is wanted over what is there. Who has compute under contract pays the old price for it.
"""

from sixteenth.arrays import maximum, minimum, sum_over
from sixteenth.units import Lab, Months, Multiple, PerMonth, Share, USDPerMonth


def compute_wanted_industry(
    company_serving_cost: USDPerMonth[Lab],
    free_users_cost: USDPerMonth[Lab],
    research_compute: USDPerMonth[Lab],
    hardware_gain: Multiple,
) -> USDPerMonth:
    """Compute that labs' money would buy if none were short, at the prices of the start."""
    return sum_over(company_serving_cost + free_users_cost + research_compute, Lab) * hardware_gain


def next_compute_capacity(
    compute_capacity: USDPerMonth, compute_wanted_industry: USDPerMonth, growth_of_capacity: PerMonth, month: Months
) -> USDPerMonth:
    """Compute that can be delivered in a month, at the prices of the start: what is used, and what can be added."""
    return minimum(compute_wanted_industry, compute_capacity) * (1 + growth_of_capacity * month)


def next_shortage_price(compute_wanted_industry: USDPerMonth, compute_capacity: USDPerMonth) -> Multiple:
    """Price of compute against that without a shortage: what is wanted over what there is, in the month after."""
    return maximum(compute_wanted_industry / compute_capacity, 1)


def compute_price(shortage_price: Multiple) -> Multiple:
    """Price of compute against that without a shortage."""
    return shortage_price


def compute_needed(cost_of_sales_wanted: USDPerMonth[Lab], research_compute: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """Money for compute that a lab has for its customers and its research."""
    return cost_of_sales_wanted + research_compute


def contracted_share(
    compute_delivered: USDPerMonth[Lab], compute_needed: USDPerMonth[Lab], least_revenue: USDPerMonth
) -> Share[Lab]:
    """Part of its compute that a lab has under long contracts, whose price does not move."""
    return minimum(compute_delivered / maximum(compute_needed, least_revenue), 1)


def contract_relief(contracted_share: Share[Lab], compute_price: Multiple) -> Multiple[Lab]:
    """Cost of serving against that of a lab without contracts: who holds them pays the old price while others bid."""
    return 1 - contracted_share * (1 - 1 / compute_price)
