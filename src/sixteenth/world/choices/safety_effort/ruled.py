"""A rule for all: a share of research that each lab must put into safety, whatever it gains by it."""

from sixteenth.units import Lab, Share


def effort_wanted(effort_ruled: Share[Lab]) -> Share[Lab]:
    """Part of its research that a lab would put into safety: what the rule asks of it."""
    return effort_ruled
