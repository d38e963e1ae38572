"""What a lab puts into safety, and what that costs it in pace."""

from sixteenth.arrays import exp, log, maximum, minimum, where
from sixteenth.units import Flag, Lab, Months, Number, Share


def opening_safety_effort(safety_effort_today: Share[Lab]) -> Share[Lab]:
    """Effort at the start."""
    return safety_effort_today


def effort_aimed_at(
    effort_wanted: Share[Lab],
    effort_when_barred: Share,
    policy_bars: Flag[Lab],
    keeps_word: Flag[Lab],
    least_effort: Share,
    most_effort: Share,
) -> Share[Lab]:
    """Effort a lab moves towards: what its rule says, and more while its own policy holds it back."""
    pressed = maximum(effort_wanted, where(policy_bars * keeps_word, effort_when_barred, 0))
    return minimum(maximum(pressed, least_effort), most_effort)


def next_safety_effort(
    safety_effort: Share[Lab], effort_aimed_at: Share[Lab], effort_adjustment: Months, month: Months
) -> Share[Lab]:
    """Part of a lab's research that goes into keeping its models under control."""
    return safety_effort + (effort_aimed_at - safety_effort) * minimum(month / effort_adjustment, 1)


def pace_after_safety(
    safety_effort: Share[Lab],
    safety_effort_today: Share[Lab],
    cost_of_care: Number,
    policy_bars: Flag[Lab],
    keeps_word: Flag[Lab],
) -> Share[Lab]:
    """Part of its pace that a lab keeps beside its work on safety; none where its own policy bars the next step."""
    slowed = exp(cost_of_care * log((1 - safety_effort) / (1 - safety_effort_today)))
    return slowed * (1 - policy_bars * keeps_word)
