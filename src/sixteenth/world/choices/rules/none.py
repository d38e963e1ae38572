"""No rule beyond those of today: all hardware for all, and nothing to pay."""

from sixteenth.arrays import constant
from sixteenth.units import Doublings, Lab, Multiple, Share, USDPerMonth


def hardware_had() -> Multiple[Lab]:
    """What the hardware that a lab may buy does for a dollar, against the best: it is the best."""
    return constant(1)


def compute_kept() -> Share[Lab]:
    """Part of the research compute it would have that rules leave a lab: all of it."""
    return constant(1)


def compute_lacking() -> Doublings[Lab]:
    """Doublings of research compute that rules take from a lab: none."""
    return constant(0)


def compliance() -> USDPerMonth[Lab]:
    """What rules cost a lab: nothing."""
    return constant(0)
