"""What a stand takes in, what it keeps, and when it is broke."""

from lemonade_units import CupsPerMonth, Stand, USDPerCup

from sixteenth.arrays import sum_over
from sixteenth.units import USD, Flag, Months, USDPerMonth


def takings(price: USDPerCup[Stand], cups_sold: CupsPerMonth[Stand]) -> USDPerMonth[Stand]:
    """What customers pay."""
    return price * cups_sold


def profit(
    takings: USDPerMonth[Stand], cups_sold: CupsPerMonth[Stand], cup_cost: USDPerCup, rent: USDPerMonth[Stand]
) -> USDPerMonth[Stand]:
    """What is left after lemons, sugar and the rent of the pitch."""
    return takings - cup_cost * cups_sold - rent


def profit_industry(profit: USDPerMonth[Stand]) -> USDPerMonth:
    """Profit of all stands together."""
    return sum_over(profit, Stand)


def next_cash(cash: USD[Stand], profit: USDPerMonth[Stand], month: Months) -> USD[Stand]:
    """Money in the box."""
    return cash + profit * month


def ends_broke(next_cash: USD[Stand]) -> Flag[Stand]:
    """A stand is broke when its box is empty."""
    return next_cash < 0
