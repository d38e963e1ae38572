"""The default: policies set goals and report on them, and promise no halt."""

from sixteenth.arrays import constant
from sixteenth.units import Flag, Lab


def promise_is_firm() -> Flag[Lab]:
    """Whether a lab's policy promises to hold back a model that is too far beyond control."""
    return constant(0)


def keeps_word() -> Flag[Lab]:
    """Whether a lab keeps its word in this month."""
    return constant(1)
