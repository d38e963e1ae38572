"""The default: today's part of research, whatever happens."""

from sixteenth.units import Lab, Share


def effort_wanted(safety_effort_today: Share[Lab]) -> Share[Lab]:
    """Part of its research that a lab would put into safety."""
    return safety_effort_today
