"""What a lab's future is worth today, before any money is raised; and what would be left if it stopped now."""

from sixteenth.arrays import exp, log, maximum, minimum
from sixteenth.units import USD, Flag, Lab, Months, Share, USDPerMonth


def next_discount_factor(discount_factor: Share, discount_rate: Share, month: Months, year: Months) -> Share:
    """What a dollar of this month is worth at the start."""
    return discount_factor * exp(-log(1 + discount_rate) * (month / year))


def cash_flow_for_owners(
    cash_flow_before_financing: USDPerMonth[Lab], stock_based_compensation: USDPerMonth[Lab], is_alive: Flag[Lab]
) -> USDPerMonth[Lab]:
    """Cash that a lab's business brings in or burns, less the pay in shares: owners give a part of the lab for it."""
    return cash_flow_before_financing - stock_based_compensation * is_alive


def next_present_value(
    present_value: USD[Lab], cash_flow_for_owners: USDPerMonth[Lab], discount_factor: Share, month: Months
) -> USD[Lab]:
    """Worth today of all that a lab's business has brought in or burnt so far, all pay taken off."""
    return present_value + cash_flow_for_owners * discount_factor * month


def next_lowest_present_value(lowest_present_value: USD[Lab], next_present_value: USD[Lab]) -> USD[Lab]:
    """The deepest that the hole has been, in money of today."""
    return minimum(lowest_present_value, next_present_value)


def run_off_profit(
    company_revenue: USDPerMonth[Lab],
    company_serving_cost: USDPerMonth[Lab],
    partners_share: USDPerMonth[Lab],
    overhead: USDPerMonth[Lab],
    run_off_overhead: Share,
    run_off_life: Months,
    is_alive: Flag[Lab],
) -> USD[Lab]:
    """What the models for sale would still bring in if nothing new were trained, until they are forgotten."""
    margin = company_revenue - company_serving_cost - partners_share - overhead * run_off_overhead
    return maximum(margin, 0) * run_off_life * is_alive


def orders_beside_contracts(commitments: USD[Lab], compute_delivered: USDPerMonth[Lab], lead: Months) -> USD[Lab]:
    """Research compute on order that no long contract will deliver: contracts deliver research first."""
    return maximum(commitments - compute_delivered * lead, 0)


def used_by_run_off(
    company_serving_cost: USDPerMonth[Lab],
    firm_compute: USDPerMonth[Lab],
    serving_capacity: USDPerMonth[Lab],
    run_off_life: Months,
) -> USD[Lab]:
    """Compute under contract that models for sale would still use while they are run off: it is paid by their sales."""
    return minimum(company_serving_cost, firm_compute + serving_capacity) * run_off_life


def wind_down_liabilities(
    orders_beside_contracts: USD[Lab],
    contracts_owed: USD[Lab],
    capacity_owed: USD[Lab],
    used_by_run_off: USD[Lab],
    salvage_share: Share,
    severance: USD[Lab],
) -> USD[Lab]:
    """What a lab's business would owe if it stopped now: orders, contracts that run-off leaves unused, and severance.

    Each dollar counts once: contracts serve the run-off first, and research orders that they deliver are theirs.
    """
    unused = maximum(contracts_owed + capacity_owed - used_by_run_off * (1 - salvage_share), 0)
    return orders_beside_contracts * (1 - salvage_share) + unused + severance


def severance(payroll: USDPerMonth[Lab], months_of_severance: Months) -> USD[Lab]:
    """What all staff would be paid on leaving, people in research included: months of their pay."""
    return payroll * months_of_severance


def next_wind_down_value(
    next_present_value: USD[Lab],
    discount_factor: Share,
    run_off_profit: USD[Lab],
    wind_down_liabilities: USD[Lab],
    is_alive: Flag[Lab],
) -> USD[Lab]:
    """Worth today of a lab's business if it stopped at the end of this month and ran off what it has for sale."""
    return next_present_value + discount_factor * (run_off_profit - wind_down_liabilities) * is_alive


def next_owners_worth(
    next_payouts_to_owners: USD[Lab],
    next_owners_share: Share[Lab],
    next_cash: USD[Lab],
    run_off_profit: USD[Lab],
    wind_down_liabilities: USD[Lab],
    next_debt: USD[Lab],
    next_discount_factor: Share,
    is_alive: Flag[Lab],
) -> USD[Lab]:
    """Worth today of what owners have been paid out, and of what they would be left with if their lab stopped now."""
    left = maximum(next_cash + run_off_profit - wind_down_liabilities - next_debt, 0) * is_alive
    return next_payouts_to_owners + next_owners_share * left * next_discount_factor


def can_still_stop(
    cash: USD[Lab], run_off_profit: USD[Lab], wind_down_liabilities: USD[Lab], debt: USD[Lab], has_parent: Flag[Lab]
) -> Flag[Lab]:
    """Whether a lab that stopped now could pay all it owes; a parent always can."""
    return (cash + run_off_profit >= wind_down_liabilities + debt) | (has_parent > 0)


def next_months_to_last_call(
    months_to_last_call: Months[Lab], next_still_could_stop: Flag[Lab], month: Months
) -> Months[Lab]:
    """Months until the first in which it was too late to stop."""
    return months_to_last_call + next_still_could_stop * month


def next_still_could_stop(still_could_stop: Flag[Lab], can_still_stop: Flag[Lab]) -> Flag[Lab]:
    """Whether stopping has been possible in every month so far."""
    return still_could_stop * can_still_stop
