"""The default: every lab asks what earns it most."""

from sixteenth.arrays import constant
from sixteenth.units import Lab, Multiple


def part_asked() -> Multiple[Lab]:
    """All of the best reply."""
    return constant(1)
