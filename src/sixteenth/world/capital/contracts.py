"""Long contracts for compute, each with its dates and terms: delivered for years, and paid in part even if unused.

A contract delivers nothing until its lead is over, more each month while it ramps up, and evenly until its end. What it
delivers is sold to the lab on demand; a part, take-or-pay, is paid whether used or not.
"""

from sixteenth.arrays import maximum, minimum, sum_over
from sixteenth.units import USD, Contract, Flag, Lab, Months, Multiple, Number, PerMonth, Share, USDPerMonth


def next_months_run(months_run: Months, month: Months) -> Months:
    """Months since the start."""
    return months_run + month


def months_to_signing(contract_signed: Months[Contract], first_month: Months) -> Months[Contract]:
    """Months from the start to the signing of a contract; below zero for one signed before."""
    return contract_signed - first_month


def months_to_delivery(months_to_signing: Months[Contract], contract_lead: Months[Contract]) -> Months[Contract]:
    """Months from the start to a contract's first delivery."""
    return months_to_signing + contract_lead


def contract_speed(contract_tenor: Months[Contract], contract_ramp: Months[Contract]) -> PerMonth[Contract]:
    """Part of a contract that is delivered in a month in full swing."""
    return 1 / (contract_tenor - contract_ramp / 2)


def months_delivered_today(months_to_delivery: Months[Contract], contract_tenor: Months[Contract]) -> Months[Contract]:
    """Months for which a contract has delivered at the start."""
    return minimum(maximum(-months_to_delivery, 0), contract_tenor)


def opening_share_delivered(
    months_delivered_today: Months[Contract],
    contract_ramp: Months[Contract],
    contract_speed: PerMonth[Contract],
) -> Share[Contract]:
    """Part of a contract that has been delivered at the start."""
    ramped = minimum(months_delivered_today, contract_ramp)
    return (months_delivered_today - ramped + ramped * ramped / (2 * contract_ramp)) * contract_speed


def months_delivered(
    months_run: Months, months_to_delivery: Months[Contract], contract_tenor: Months[Contract], month: Months
) -> Months[Contract]:
    """Months for which a contract has delivered by the end of the month."""
    return minimum(maximum(months_run + month - months_to_delivery, 0), contract_tenor)


def next_share_delivered(
    share_delivered: Share[Contract],
    months_delivered: Months[Contract],
    contract_ramp: Months[Contract],
    contract_speed: PerMonth[Contract],
) -> Share[Contract]:
    """Part of a contract that has been delivered: more each month while it ramps up, then evenly; never taken back."""
    ramped = minimum(months_delivered, contract_ramp)
    due = (months_delivered - ramped + ramped * ramped / (2 * contract_ramp)) * contract_speed
    return maximum(due, share_delivered)


def contract_delivery(
    contract_size: USD[Contract], share_delivered: Share[Contract], next_share_delivered: Share[Contract], month: Months
) -> USDPerMonth[Contract]:
    """Compute that a contract delivers in a month, at its own price, while its lab is in business."""
    return contract_size * (next_share_delivered - share_delivered) / month


def is_own_contract(contract_holder: Number[Contract], lab_number: Number[Lab]) -> Flag[Lab, Contract]:
    """Whether a contract is a lab's."""
    return (contract_holder - lab_number) ** 2 < 1


def contracts_due(
    contract_delivery: USDPerMonth[Contract],
    is_own_contract: Flag[Lab, Contract],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Compute that long contracts deliver in a month, at their own prices."""
    return sum_over(contract_delivery * is_own_contract, Contract) * is_alive


def compute_delivered(
    contract_delivery: USDPerMonth[Contract],
    contract_price: Multiple[Contract],
    is_own_contract: Flag[Lab, Contract],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Compute that long contracts deliver in a month, at the price that others pay for theirs."""
    due = contract_delivery / contract_price
    return sum_over(due * is_own_contract, Contract) * is_alive


def contract_firm_share(
    contract_take_or_pay: Share[Contract],
    contract_step_down: Share[Contract],
    months_delivered: Months[Contract],
    year: Months,
) -> Share[Contract]:
    """Part of a contract that is paid whether used or not: it may step down with each year of delivery."""
    return maximum(contract_take_or_pay - contract_step_down * months_delivered / year, 0)


def firm_compute(
    contract_delivery: USDPerMonth[Contract],
    contract_price: Multiple[Contract],
    contract_firm_share: Share[Contract],
    is_own_contract: Flag[Lab, Contract],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Compute delivered in a month that is paid whether used or not, at the price that others pay for theirs."""
    firm = contract_delivery / contract_price * contract_firm_share
    return sum_over(firm * is_own_contract, Contract) * is_alive


def size_signed(contract_size: USD[Contract], months_to_signing: Months[Contract], months_run: Months) -> USD[Contract]:
    """Size of a contract once it is signed; nothing before."""
    return contract_size * (months_to_signing <= months_run)


def contract_left(size_signed: USD[Contract], share_delivered: Share[Contract]) -> USD[Contract]:
    """What is still to come of a contract that has been signed."""
    return size_signed * (1 - share_delivered)


def contracts_left(
    contract_left: USD[Contract],
    is_own_contract: Flag[Lab, Contract],
    is_alive: Flag[Lab],
) -> USD[Lab]:
    """Compute under long contracts that is still to come."""
    return sum_over(contract_left * is_own_contract, Contract) * is_alive


def swing_by_then(
    months_by_then: Months[Contract], contract_ramp: Months[Contract], contract_tenor: Months[Contract]
) -> Share[Contract]:
    """How far a contract will be in full swing by when capacity that is booked now has come; nothing after its end."""
    return minimum(maximum(months_by_then, 0) / contract_ramp, 1) * (months_by_then < contract_tenor)


def contracts_ahead(
    size_signed: USD[Contract],
    swing_by_then: Share[Contract],
    contract_speed: PerMonth[Contract],
    contract_price: Multiple[Contract],
    is_own_contract: Flag[Lab, Contract],
) -> USDPerMonth[Lab]:
    """Compute that contracts signed by now will deliver in a month, by when capacity that is booked now has come."""
    due = size_signed * swing_by_then * contract_speed / contract_price
    return sum_over(due * is_own_contract, Contract)


def months_by_then(months_run: Months, serving_lead: Months, months_to_delivery: Months[Contract]) -> Months[Contract]:
    """Months for which a contract will have delivered by when capacity that is booked now has come; else below zero."""
    return months_run + serving_lead - months_to_delivery


def contract_wait(
    months_run: Months,
    months_to_delivery: Months[Contract],
    months_delivered: Months[Contract],
    contract_tenor: Months[Contract],
) -> Months[Contract]:
    """Months until the middle of what is still to come of a contract."""
    return maximum(months_to_delivery - months_run, 0) + (contract_tenor - months_delivered) / 2


def unpaid_share(
    contract_firm_share: Share[Contract], contract_prepaid: Share[Contract], contract_resale: Share[Contract]
) -> Share[Contract]:
    """Part of what is left of a contract that a lab without use for it would lose: firm, not yet paid, nor resold."""
    return maximum(contract_firm_share - contract_prepaid, 0) * (1 - contract_resale)


def contracts_owed(
    contract_left: USD[Contract],
    unpaid_share: Share[Contract],
    contract_wait: Months[Contract],
    discount_rate: Share,
    year: Months,
    is_own_contract: Flag[Lab, Contract],
) -> USD[Lab]:
    """What a lab that used nothing more of its contracts would owe on them today, at simple interest."""
    owed = contract_left * unpaid_share / (1 + discount_rate * contract_wait / year)
    return sum_over(owed * is_own_contract, Contract)


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


def premium_of_contracts(
    contract_delivery: USDPerMonth[Contract], contract_price: Multiple[Contract]
) -> USDPerMonth[Contract]:
    """What a contract's compute costs beyond what others pay for theirs; below zero where it is cheaper."""
    return contract_delivery * (1 - 1 / contract_price)


def contract_premium(
    premium_of_contracts: USDPerMonth[Contract],
    is_own_contract: Flag[Lab, Contract],
    share_taken: Share[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What compute under contract costs a lab beyond what others pay for theirs, as far as it is taken."""
    premium = sum_over(premium_of_contracts * is_own_contract, Contract)
    return premium * share_taken * is_alive


def shares_for_compute(
    contract_delivery: USDPerMonth[Contract],
    contract_equity: Share[Contract],
    is_own_contract: Flag[Lab, Contract],
    share_taken: Share[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Compute of a month that is paid with the lab's own shares, not in cash."""
    paid = contract_delivery * contract_equity
    return sum_over(paid * is_own_contract, Contract) * share_taken * is_alive


def prepayment_speed(
    months_run: Months,
    months_to_signing: Months[Contract],
    months_to_delivery: Months[Contract],
    contract_lead: Months[Contract],
    month: Months,
) -> PerMonth[Contract]:
    """Part of a prepayment that is paid in a month: it is spread evenly from signing to the first delivery."""
    before = maximum(months_run, months_to_signing)
    return maximum(minimum(months_run + month, months_to_delivery) - before, 0) / (contract_lead * month)


def prepayment(
    contract_size: USD[Contract],
    contract_prepaid: Share[Contract],
    prepayment_speed: PerMonth[Contract],
    contract_delivery: USDPerMonth[Contract],
) -> USDPerMonth[Contract]:
    """What is paid on a contract before its compute comes, less compute of the month that was paid before."""
    return contract_prepaid * (contract_size * prepayment_speed - contract_delivery)


def paid_ahead(
    prepayment: USDPerMonth[Contract],
    is_own_contract: Flag[Lab, Contract],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What a lab pays before its compute comes, less compute of the month that it paid before."""
    return sum_over(prepayment * is_own_contract, Contract) * is_alive


def paid_ahead_or_in_shares(contract_prepaid: Share[Contract], contract_equity: Share[Contract]) -> Share[Contract]:
    """Part of a contract that is paid in another way than in cash as it delivers: all of it at most."""
    return contract_prepaid + contract_equity
