"""Ways of making models better: each serves until its ceiling, and new ones arrive by luck, one after another."""

from sixteenth.arrays import exp, previous
from sixteenth.units import Flag, Months, Paradigm, PerMonth, Share


def a_paradigm_arrives(paradigm_shock: Share, paradigm_rate: PerMonth, month: Months) -> Flag:
    """Whether somebody finds a new way of making models better in this month."""
    return paradigm_shock < 1 - exp(-paradigm_rate * month)


def next_paradigm_arrived(paradigm_arrived: Flag[Paradigm], a_paradigm_arrives: Flag) -> Flag[Paradigm]:
    """Which paradigms have been found: the first that has not is the next, and all labs know it at once."""
    is_next = (1 - paradigm_arrived) * (1 - previous(1 - paradigm_arrived, Paradigm))
    return paradigm_arrived + is_next * a_paradigm_arrives


def found_today(paradigm_weight: Share[Paradigm], paradigm_arrived: Flag[Paradigm]) -> Share[Paradigm]:
    """What a paradigm that has been found makes of effective compute, as a part of what all found by 2026 make."""
    return paradigm_weight * paradigm_arrived


def found_out_of_turn(paradigm_arrived: Flag[Paradigm]) -> Flag[Paradigm]:
    """Whether a paradigm is said to have been found at the start before the one that stands before it."""
    return paradigm_arrived * previous(1 - paradigm_arrived, Paradigm)
