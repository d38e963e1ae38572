"""What the rest of the world is told where nobody models society: what models do to income, nobody asks."""

from sixteenth.arrays import constant
from sixteenth.units import Multiple, Segment, Share


def spend_scale() -> Multiple[Segment]:
    """What a segment can spend, against the start: as much."""
    return constant(1)


def output_scale() -> Multiple:
    """World output, against what it was growing to: the same."""
    return constant(1)


def part_paid() -> Share[Segment]:
    """Part of what a segment would spend that it pays: all of it."""
    return constant(1)
