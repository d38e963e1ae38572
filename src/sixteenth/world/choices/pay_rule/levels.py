"""The default: pay is by level, the same for all of a level, and no offer changes it."""

from sixteenth.arrays import constant
from sixteenth.units import Grade, Lab, Number, People, Share


def share_kept_by_counter() -> Share[Lab]:
    """Part of those who would leave for an offer whom a counter-offer keeps: there is none."""
    return constant(0)


def paid_above_level() -> People[Lab, Grade]:
    """People who are paid more than their level says: nobody is."""
    return constant(0)


def extra_paid() -> People[Lab, Grade]:
    """Pay of how many more people at level is paid beyond what levels say: none."""
    return constant(0)


def inequity_loss() -> Number[Lab, Grade]:
    """What each person minds whose equals are paid more: nothing, since none are."""
    return constant(0)
