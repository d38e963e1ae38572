"""A rule for all: as much effort as keeps control in step with a lab's own pace, as far as effort can.

A rule that a norm or a law could set. It is no best reply: a lab that follows it alone pays for the others.
"""

from sixteenth.arrays import exp, maximum
from sixteenth.units import DoublingsPerMonth, Lab, Number, Share


def work_needed(capability_pace_today: DoublingsPerMonth, control_gain: DoublingsPerMonth) -> Number:
    """Work on control that would keep it in step with today's pace of capability."""
    return exp(capability_pace_today / control_gain) - 1


def effort_wanted(
    safety_effort: Share[Lab], safety_work: Number[Lab], safety_work_heard: Number[Lab], work_needed: Number
) -> Share[Lab]:
    """Part of its research that a lab would put into safety."""
    missing = work_needed - safety_work_heard
    return safety_effort * maximum(1 + missing / safety_work, 0)
