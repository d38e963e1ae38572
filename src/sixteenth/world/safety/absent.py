"""What the rest of the world is told where nobody models safety: it costs nothing, bars nothing, and moves nobody."""

from sixteenth.arrays import constant
from sixteenth.units import Flag, Lab, Number, PerMonth, Share


def pace_after_safety() -> Share[Lab]:
    """Part of its pace that a lab keeps beside its work on safety: all of it."""
    return constant(1)


def may_deploy() -> Flag[Lab]:
    """Whether a lab's own rules let it launch what it has: always."""
    return constant(1)


def control_has_caught_up() -> Flag[Lab]:
    """Whether control is near enough for a pause to end: nobody measures it."""
    return constant(0)


def safety_standing() -> Number[Lab]:
    """How much better than at the start a lab stands for safety: as ever."""
    return constant(0)


def breaks_word() -> Flag[Lab]:
    """Whether a lab breaks its word in this month: it gave none."""
    return constant(0)


def probability_without_catastrophe() -> Share:
    """Odds that no catastrophe has happened: nobody counts with one."""
    return constant(1)


def catastrophe_hazard() -> PerMonth:
    """Odds a month of a catastrophe: nobody counts with one."""
    return constant(0)
