"""Debt: lenders pay a part of what a lab burns, within a covenant, and call what breaks it."""

from sixteenth.arrays import maximum, minimum
from sixteenth.units import USD, Flag, Lab, Months, Multiple, PerMonth, Share, USDPerMonth


def covenant_debt(
    cash: USD[Lab],
    profit_before_research: USDPerMonth[Lab],
    debt_for_cash: Share,
    debt_for_profit: Multiple,
    year: Months,
) -> USD[Lab]:
    """Most debt that the covenant allows: for money in the bank, and for a year's profit before research."""
    return maximum(cash, 0) * debt_for_cash + maximum(profit_before_research, 0) * year * debt_for_profit


def new_debt(
    burn: USDPerMonth[Lab],
    share_of_burn_lent: Share,
    covenant_debt: USD[Lab],
    debt: USD[Lab],
    has_parent: Flag[Lab],
    progress_runs: Flag,
    month: Months,
) -> USDPerMonth[Lab]:
    """What lenders add in a month: a part of the burn, within the covenant; nothing once progress has stopped."""
    room = maximum(covenant_debt - debt, 0) / month
    return minimum(burn * share_of_burn_lent, room) * (1 - has_parent) * progress_runs


def debt_repaid(
    debt: USD[Lab],
    covenant_debt: USD[Lab],
    debt_life: Months,
    months_to_cure: Months,
    is_alive: Flag[Lab],
) -> USDPerMonth[Lab]:
    """What is paid back in a month: in equal parts over the life of the debt, and sooner what breaks the covenant."""
    return (debt / debt_life + maximum(debt - covenant_debt, 0) / months_to_cure) * is_alive


def next_debt(debt: USD[Lab], new_debt: USDPerMonth[Lab], debt_repaid: USDPerMonth[Lab], month: Months) -> USD[Lab]:
    """What is owed to lenders."""
    return debt + (new_debt - debt_repaid) * month


def interest(debt: USD[Lab], interest_rate: PerMonth, is_alive: Flag[Lab]) -> USDPerMonth[Lab]:
    """Interest on debt, for as long as there is somebody to pay it."""
    return debt * interest_rate * is_alive
