"""Units and axes of the lemonade world, which the simulator's own world does not have."""

from sixteenth.units import Axes, Axis, Quantity


class Stand(Axis):
    """A lemonade stand."""


class CupsPerMonth(Quantity[*Axes]):
    """A flow of cups."""

    dimension = {"cup": 1, "month": -1}


class USDPerCup(Quantity[*Axes]):
    """A price, or a cost, of one cup."""

    dimension = {"USD": 1, "cup": -1}
