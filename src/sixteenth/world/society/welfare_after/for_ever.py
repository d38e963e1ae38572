"""The default: all that is to come counts, so that a catastrophe costs all of it."""

from sixteenth.arrays import constant
from sixteenth.units import Curvature, Months


def welfare_beyond() -> Months[Curvature]:
    """Welfare that comes too late to be counted: none."""
    return constant(0)


def welfare_beyond_without() -> Months[Curvature]:
    """Welfare without models that comes too late to be counted: none."""
    return constant(0)
