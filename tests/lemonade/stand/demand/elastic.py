"""Cups fall by the same share for each per cent of price."""

from lemonade_units import CupsPerMonth, Stand, USDPerCup

from sixteenth.arrays import exp
from sixteenth.units import Number


def cups_sold(
    thirst: CupsPerMonth,
    heat: Number,
    footfall: Number[Stand],
    weather_spread: Number,
    price: USDPerCup[Stand],
    usual_price: USDPerCup,
    elasticity: Number,
) -> CupsPerMonth[Stand]:
    """Thirst, moved by weather and luck, and by price against what people are used to."""
    return thirst * exp(weather_spread * (heat + footfall)) * (price / usual_price) ** -elasticity
