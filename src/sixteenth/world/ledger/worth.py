"""What a lab's future is worth today, before any money is raised; and what would be left if it stopped now."""

from sixteenth.arrays import exp, log, maximum, minimum
from sixteenth.units import USD, Flag, Lab, Months, Share, USDPerMonth


def next_discount_factor(discount_factor: Share, discount_rate: Share, month: Months, year: Months) -> Share:
    """What a dollar of this month is worth at the start."""
    return discount_factor * exp(-log(1 + discount_rate) * (month / year))


def next_present_value(
    present_value: USD[Lab], cash_flow_before_financing: USDPerMonth[Lab], discount_factor: Share, month: Months
) -> USD[Lab]:
    """Worth today of all that a lab's business has brought in or burnt so far."""
    return present_value + cash_flow_before_financing * discount_factor * month


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


def owed_on_stopping(
    commitments: USD[Lab], contracts_left: USD[Lab], salvage_share: Share, severance: USD[Lab]
) -> USD[Lab]:
    """What a lab's business would owe if it stopped now: orders that cannot be resold, and severance."""
    return (commitments + contracts_left) * (1 - salvage_share) + severance


def severance(overhead: USDPerMonth[Lab], months_of_severance: Months) -> USD[Lab]:
    """What leaving staff would be paid."""
    return overhead * months_of_severance


def next_worth_if_stopped(
    next_present_value: USD[Lab],
    discount_factor: Share,
    run_off_profit: USD[Lab],
    owed_on_stopping: USD[Lab],
    is_alive: Flag[Lab],
) -> USD[Lab]:
    """Worth today of a lab's business if it stopped at the end of this month and ran off what it has for sale."""
    return next_present_value + discount_factor * (run_off_profit - owed_on_stopping) * is_alive


def next_owners_worth(
    next_payouts_to_owners: USD[Lab],
    next_owners_share: Share[Lab],
    next_cash: USD[Lab],
    run_off_profit: USD[Lab],
    owed_on_stopping: USD[Lab],
    next_debt: USD[Lab],
    next_discount_factor: Share,
    is_alive: Flag[Lab],
) -> USD[Lab]:
    """Worth today of what owners have been paid out, and of what they would be left with if their lab stopped now."""
    left = maximum(next_cash + run_off_profit - owed_on_stopping - next_debt, 0) * is_alive
    return next_payouts_to_owners + next_owners_share * left * next_discount_factor


def can_still_stop(
    cash: USD[Lab], run_off_profit: USD[Lab], owed_on_stopping: USD[Lab], debt: USD[Lab], has_parent: Flag[Lab]
) -> Flag[Lab]:
    """Whether a lab that stopped now could pay all it owes; a parent always can."""
    return (cash + run_off_profit >= owed_on_stopping + debt) | (has_parent > 0)


def next_months_to_last_call(
    months_to_last_call: Months[Lab], next_still_could_stop: Flag[Lab], month: Months
) -> Months[Lab]:
    """Months until the first in which it was too late to stop."""
    return months_to_last_call + next_still_could_stop * month


def next_still_could_stop(still_could_stop: Flag[Lab], can_still_stop: Flag[Lab]) -> Flag[Lab]:
    """Whether stopping has been possible in every month so far."""
    return still_could_stop * can_still_stop
