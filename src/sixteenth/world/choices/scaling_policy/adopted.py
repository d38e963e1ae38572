"""The default: who has a policy at the start keeps it, and nobody else adopts one."""

from sixteenth.arrays import constant
from sixteenth.units import Flag, Lab


def adopts_policy() -> Flag[Lab]:
    """Whether a lab adopts a scaling policy in this month."""
    return constant(0)


def drops_policy() -> Flag[Lab]:
    """Whether a lab drops its scaling policy in this month."""
    return constant(0)
