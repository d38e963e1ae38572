"""Rival: cups fall in a straight line with price, and nobody buys above a highest price."""

from lemonade_units import CupsPerMonth, Stand, USDPerCup

from sixteenth.arrays import exp, maximum
from sixteenth.units import Number


def cups_sold(
    thirst: CupsPerMonth,
    heat: Number,
    footfall: Number[Stand],
    weather_spread: Number,
    price: USDPerCup[Stand],
    highest_price: USDPerCup,
) -> CupsPerMonth[Stand]:
    """Thirst, moved by weather and luck, less what the price puts off."""
    return thirst * exp(weather_spread * (heat + footfall)) * maximum(1 - price / highest_price, 0)
