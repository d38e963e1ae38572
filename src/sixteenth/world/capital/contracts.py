"""Long contracts for compute, each with its dates and terms: delivered for years, and paid in part even if unused.

A contract delivers nothing until its lead is over, more each month while it ramps up, and evenly until its end. What it
delivers is sold to the lab on demand; a part, take-or-pay, is paid whether used or not.
"""

from sixteenth.arrays import maximum, minimum, sum_over
from sixteenth.units import USD, Contract, Flag, Lab, Months, Multiple, PerMonth, Share, USDPerMonth


def next_months_run(months_run: Months, month: Months) -> Months:
    """Months since the start."""
    return months_run + month


def months_to_signing(contract_signed: Months[Lab, Contract], first_month: Months) -> Months[Lab, Contract]:
    """Months from the start to the signing of a contract; below zero for one signed before."""
    return contract_signed - first_month


def months_to_delivery(
    months_to_signing: Months[Lab, Contract], contract_lead: Months[Lab, Contract]
) -> Months[Lab, Contract]:
    """Months from the start to a contract's first delivery."""
    return months_to_signing + contract_lead


def contract_speed(
    contract_tenor: Months[Lab, Contract], contract_ramp: Months[Lab, Contract]
) -> PerMonth[Lab, Contract]:
    """Part of a contract that is delivered in a month in full swing."""
    return 1 / (contract_tenor - contract_ramp / 2)


def months_delivered_today(
    months_to_delivery: Months[Lab, Contract], contract_tenor: Months[Lab, Contract]
) -> Months[Lab, Contract]:
    """Months for which a contract has delivered at the start."""
    return minimum(maximum(-months_to_delivery, 0), contract_tenor)


def opening_share_delivered(
    months_delivered_today: Months[Lab, Contract],
    contract_ramp: Months[Lab, Contract],
    contract_speed: PerMonth[Lab, Contract],
) -> Share[Lab, Contract]:
    """Part of a contract that has been delivered at the start."""
    ramped = minimum(months_delivered_today, contract_ramp)
    return (months_delivered_today - ramped + ramped * ramped / (2 * contract_ramp)) * contract_speed


def months_delivered(
    months_run: Months, months_to_delivery: Months[Lab, Contract], contract_tenor: Months[Lab, Contract], month: Months
) -> Months[Lab, Contract]:
    """Months for which a contract has delivered by the end of the month."""
    return minimum(maximum(months_run + month - months_to_delivery, 0), contract_tenor)


def next_share_delivered(
    share_delivered: Share[Lab, Contract],
    months_delivered: Months[Lab, Contract],
    contract_ramp: Months[Lab, Contract],
    contract_speed: PerMonth[Lab, Contract],
) -> Share[Lab, Contract]:
    """Part of a contract that has been delivered: more each month while it ramps up, then evenly; never taken back."""
    ramped = minimum(months_delivered, contract_ramp)
    due = (months_delivered - ramped + ramped * ramped / (2 * contract_ramp)) * contract_speed
    return maximum(due, share_delivered)


def contract_delivery(
    contract_size: USD[Lab, Contract],
    share_delivered: Share[Lab, Contract],
    next_share_delivered: Share[Lab, Contract],
    is_alive: Flag[Lab],
    month: Months,
) -> USDPerMonth[Lab, Contract]:
    """Compute that a contract delivers in a month, at its own price."""
    return contract_size * (next_share_delivered - share_delivered) * is_alive / month


def contracts_due(contract_delivery: USDPerMonth[Lab, Contract]) -> USDPerMonth[Lab]:
    """Compute that long contracts deliver in a month, at their own prices."""
    return sum_over(contract_delivery, Contract)


def compute_delivered(
    contract_delivery: USDPerMonth[Lab, Contract], contract_price: Multiple[Lab, Contract]
) -> USDPerMonth[Lab]:
    """Compute that long contracts deliver in a month, at the price that others pay for theirs."""
    return sum_over(contract_delivery / contract_price, Contract)


def contract_firm_share(
    contract_take_or_pay: Share[Lab, Contract],
    contract_step_down: Share[Lab, Contract],
    months_delivered: Months[Lab, Contract],
    year: Months,
) -> Share[Lab, Contract]:
    """Part of a contract that is paid whether used or not: it may step down with each year of delivery."""
    return maximum(contract_take_or_pay - contract_step_down * months_delivered / year, 0)


def firm_compute(
    contract_delivery: USDPerMonth[Lab, Contract],
    contract_price: Multiple[Lab, Contract],
    contract_firm_share: Share[Lab, Contract],
) -> USDPerMonth[Lab]:
    """Compute delivered in a month that is paid whether used or not, at the price that others pay for theirs."""
    return sum_over(contract_delivery / contract_price * contract_firm_share, Contract)


def size_signed(
    contract_size: USD[Lab, Contract], months_to_signing: Months[Lab, Contract], months_run: Months
) -> USD[Lab, Contract]:
    """Size of a contract once it is signed; nothing before."""
    return contract_size * (months_to_signing <= months_run)


def contract_left(size_signed: USD[Lab, Contract], share_delivered: Share[Lab, Contract]) -> USD[Lab, Contract]:
    """What is still to come of a contract that has been signed."""
    return size_signed * (1 - share_delivered)


def contracts_left(contract_left: USD[Lab, Contract]) -> USD[Lab]:
    """Compute under long contracts that is still to come."""
    return sum_over(contract_left, Contract)


def contracts_ahead(
    size_signed: USD[Lab, Contract],
    months_by_then: Months[Lab, Contract],
    contract_ramp: Months[Lab, Contract],
    contract_speed: PerMonth[Lab, Contract],
    contract_price: Multiple[Lab, Contract],
    contract_tenor: Months[Lab, Contract],
) -> USDPerMonth[Lab]:
    """Compute that contracts signed by now will deliver in a month, by when capacity that is booked now has come."""
    swing = minimum(maximum(months_by_then, 0) / contract_ramp, 1) * (months_by_then < contract_tenor)
    return sum_over(size_signed * contract_speed * swing / contract_price, Contract)


def months_by_then(
    months_run: Months, serving_lead: Months, months_to_delivery: Months[Lab, Contract]
) -> Months[Lab, Contract]:
    """Months for which a contract will have delivered by when capacity that is booked now has come; else below zero."""
    return months_run + serving_lead - months_to_delivery


def contract_wait(
    months_run: Months,
    months_to_delivery: Months[Lab, Contract],
    months_delivered: Months[Lab, Contract],
    contract_tenor: Months[Lab, Contract],
) -> Months[Lab, Contract]:
    """Months until the middle of what is still to come of a contract."""
    return maximum(months_to_delivery - months_run, 0) + (contract_tenor - months_delivered) / 2


def contracts_owed(
    contract_left: USD[Lab, Contract],
    contract_firm_share: Share[Lab, Contract],
    contract_prepaid: Share[Lab, Contract],
    contract_resale: Share[Lab, Contract],
    contract_wait: Months[Lab, Contract],
    discount_rate: Share,
    year: Months,
) -> USD[Lab]:
    """What a lab that used nothing more of its contracts would owe on them today, resale taken off, at simple interest.

    What is paid ahead is not owed again.
    """
    unpaid = contract_left * maximum(contract_firm_share - contract_prepaid, 0) * (1 - contract_resale)
    return sum_over(unpaid / (1 + discount_rate * contract_wait / year), Contract)


def share_taken(
    compute_delivered: USDPerMonth[Lab],
    firm_compute: USDPerMonth[Lab],
    research_compute: USDPerMonth[Lab],
    serving_needed: USDPerMonth[Lab],
    serving_capacity: USDPerMonth[Lab],
    least_revenue: USDPerMonth,
) -> Share[Lab]:
    """Part of what contracts deliver that is paid: what is used of it, and what is paid whether used or not."""
    used = research_compute + maximum(serving_needed - serving_capacity, 0)
    return minimum(maximum(used, firm_compute) / maximum(compute_delivered, least_revenue), 1)


def contract_premium(
    contracts_due: USDPerMonth[Lab], compute_delivered: USDPerMonth[Lab], share_taken: Share[Lab]
) -> USDPerMonth[Lab]:
    """What compute under contract costs beyond what others pay for theirs; below zero where it is cheaper."""
    return (contracts_due - compute_delivered) * share_taken


def shares_for_compute(
    contract_delivery: USDPerMonth[Lab, Contract], contract_equity: Share[Lab, Contract], share_taken: Share[Lab]
) -> USDPerMonth[Lab]:
    """Compute of a month that is paid with the lab's own shares, not in cash."""
    return sum_over(contract_delivery * contract_equity, Contract) * share_taken


def prepayment_speed(
    months_run: Months,
    months_to_signing: Months[Lab, Contract],
    months_to_delivery: Months[Lab, Contract],
    contract_lead: Months[Lab, Contract],
    month: Months,
) -> PerMonth[Lab, Contract]:
    """Part of a prepayment that is paid in a month: it is spread evenly from signing to the first delivery."""
    before = maximum(months_run, months_to_signing)
    return maximum(minimum(months_run + month, months_to_delivery) - before, 0) / (contract_lead * month)


def paid_ahead(
    contract_size: USD[Lab, Contract],
    contract_prepaid: Share[Lab, Contract],
    prepayment_speed: PerMonth[Lab, Contract],
    contract_delivery: USDPerMonth[Lab, Contract],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What is paid before its compute comes, less compute of the month that was paid before."""
    paid = contract_size * prepayment_speed * is_alive
    return sum_over(contract_prepaid * (paid - contract_delivery), Contract)
