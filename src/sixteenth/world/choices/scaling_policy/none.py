"""No policies: who has one drops it at once."""

from sixteenth.arrays import constant
from sixteenth.units import Flag, Lab


def adopts_policy() -> Flag[Lab]:
    """Whether a lab adopts a scaling policy in this month."""
    return constant(0)


def drops_policy(policy_held: Flag[Lab]) -> Flag[Lab]:
    """Whether a lab drops its scaling policy in this month."""
    return policy_held
