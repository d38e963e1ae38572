"""Firm promises, broken by whom and when a scenario says, for as long as a promise binds."""

from sixteenth.arrays import constant
from sixteenth.units import Flag, Lab


def promise_is_firm() -> Flag[Lab]:
    """Whether a lab's policy promises to hold back a model that is too far beyond control."""
    return constant(1)


def keeps_word(word_given_up: Flag[Lab]) -> Flag[Lab]:
    """Whether a lab keeps its word in this month."""
    return 1 - word_given_up
