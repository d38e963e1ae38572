"""A price war: labs ask for less than what earns them most, down to the cost of serving."""

from sixteenth.units import Lab, Multiple


def part_asked(war_part: Multiple[Lab]) -> Multiple[Lab]:
    """Part of the markup of its best reply that a lab asks while the war lasts."""
    return war_part
