"""What idle cash brings: interest, and, beyond what a lab keeps for hard months, payouts to its owners."""

from sixteenth.arrays import maximum
from sixteenth.units import USD, Flag, Lab, Months, Number, PerMonth, Share, USDPerMonth


def interest_income(cash: USD[Lab], short_rate: PerMonth, is_alive: Flag[Lab]) -> USDPerMonth[Lab]:
    """Interest on money in the bank."""
    return maximum(cash, 0) * short_rate * is_alive


def idle_cash(cash: USD[Lab], debt: USD[Lab], outlay_uncovered: USDPerMonth[Lab], months_kept: Months) -> USD[Lab]:
    """Money in the bank beyond what is owed to lenders and what is kept for outlays that revenue may not cover."""
    return maximum(cash - debt - outlay_uncovered * months_kept, 0)


def payouts(
    idle_cash: USD[Lab],
    cash_flow_before_financing: USDPerMonth[Lab],
    payout_time: Months,
    growth_expected: Number[Lab],
    most_growth_of_payers: Number,
    has_parent: Flag[Lab],
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """Dividends and shares bought back: idle cash goes to owners of a lab that earns and whose growth has calmed."""
    pays = (cash_flow_before_financing > 0) * (growth_expected < most_growth_of_payers) * (1 - has_parent)
    return idle_cash / payout_time * pays * is_alive


def next_payouts_to_owners(
    payouts_to_owners: USD[Lab],
    payouts: USDPerMonth[Lab],
    owners_share: Share[Lab],
    discount_factor: Share,
    month: Months,
) -> USD[Lab]:
    """Worth today of all that today's owners have been paid out so far."""
    return payouts_to_owners + payouts * owners_share * discount_factor * month
