"""A lab's name for care: earned by effort and by promises, lost by a broken word."""

from sixteenth.arrays import constant, log
from sixteenth.units import Flag, Lab, Months, Number, Share


def opening_safety_standing() -> Number[Lab]:
    """Standing is measured against the start, when customers already chose with it in mind."""
    return constant(0)


def standing_earned(
    safety_effort: Share[Lab],
    safety_effort_today: Share[Lab],
    standing_of_effort: Number,
    policy_held: Flag[Lab],
    policy_today: Flag[Lab],
    standing_of_policy: Number,
) -> Number[Lab]:
    """Standing that a lab's effort and policy would earn it in the end, against the start."""
    by_effort = standing_of_effort * log(safety_effort / safety_effort_today)
    return by_effort + standing_of_policy * (policy_held - policy_today)


def next_safety_standing(
    safety_standing: Number[Lab],
    standing_earned: Number[Lab],
    standing_memory: Months,
    breaks_word: Flag[Lab],
    standing_lost: Number,
    month: Months,
) -> Number[Lab]:
    """How much better than at the start a lab stands for safety: it is built slowly, and a broken word is dear."""
    return (
        safety_standing + (standing_earned - safety_standing) * (month / standing_memory) - standing_lost * breaks_word
    )
