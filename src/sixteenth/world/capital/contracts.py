"""Long contracts for compute signed before the start: delivered for years on a ramp, and paid whether used or not."""

from sixteenth.arrays import maximum, minimum
from sixteenth.units import USD, Flag, Lab, Months, Multiple, PerMonth, Share, USDPerMonth


def opening_contracts_left(contracts_today: USD[Lab], firm_share: Share) -> USD[Lab]:
    """Compute under contract that cannot be walked away from, at the start."""
    return contracts_today * firm_share


def next_contract_ramp(
    contract_ramp: Multiple, contract_ramp_speed: PerMonth, highest_contract_ramp: Multiple, month: Months
) -> Multiple:
    """Deliveries under long contracts against an even spread over their life: few at first, more later."""
    return minimum(contract_ramp + contract_ramp_speed * month, highest_contract_ramp)


def contracts_due(
    contracts_today: USD[Lab],
    firm_share: Share,
    contract_life: Months,
    contract_ramp: Multiple,
    contracts_left: USD[Lab],
    is_alive: Flag[Lab],
    month: Months,
) -> USDPerMonth[Lab]:
    """Compute that long contracts deliver in a month."""
    even = contracts_today * firm_share / contract_life
    return minimum(even * contract_ramp, contracts_left / month) * is_alive


def next_contracts_left(contracts_left: USD[Lab], contracts_due: USDPerMonth[Lab], month: Months) -> USD[Lab]:
    """Compute under long contracts that is still to come."""
    return contracts_left - contracts_due * month


def idle_compute(
    contracts_due: USDPerMonth[Lab],
    company_serving_cost: USDPerMonth[Lab],
    research_compute: USDPerMonth[Lab],
    salvage_share: Share,
) -> USDPerMonth[Lab]:
    """Cost of compute that is delivered and neither serves customers nor trains models, less what is resold."""
    return maximum(contracts_due - company_serving_cost - research_compute, 0) * (1 - salvage_share)
