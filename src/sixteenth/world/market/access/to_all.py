"""Everybody may buy from every lab."""

from sixteenth.arrays import constant
from sixteenth.units import Lab, Segment, Share


def newly_cut() -> Share[Lab, Segment]:
    """Nobody is cut off."""
    return constant(0)


def lab_pick(lab_choice: Share[Lab, Segment]) -> Share[Lab, Segment]:
    """A lab's share of those who choose."""
    return lab_choice


def open_pick(open_choice: Share[Segment]) -> Share[Segment]:
    """Share of those who choose that takes open weights."""
    return open_choice
