"""Models that do part of the research, and how much faster that makes it.

This is the only way back from models into their own research: experts counted in `experts.py` are who works for
customers, and speed up nothing here.
"""

from sixteenth.arrays import exp, maximum
from sixteenth.units import Doublings, Lab, Multiple, Number, Share


def research_automated(
    lab_horizon: Doublings[Lab], automation_horizon: Doublings, automation_slope: Number
) -> Share[Lab]:
    """Part of a lab's research that its own models do: half of it at a horizon of their own, a logistic around it."""
    return 1 / (1 + exp(automation_slope * (automation_horizon - lab_horizon)))


def research_automated_today(
    lab_best_today: Doublings[Lab], automation_horizon: Doublings, automation_slope: Number
) -> Share[Lab]:
    """Part of a lab's research that its models did at the start: today's pace already has it."""
    return 1 / (1 + exp(automation_slope * (automation_horizon - lab_best_today)))


def research_speed_up(
    research_feedback: Multiple, research_automated: Share[Lab], research_automated_today: Share[Lab]
) -> Multiple[Lab]:
    """How much more research is done than people and compute would do: models add to it as they take it over."""
    return 1 + research_feedback * maximum(research_automated - research_automated_today, 0)
