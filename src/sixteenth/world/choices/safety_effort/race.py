"""A best reply in a race: care earns appeal by trust and by the norm, and costs quality by lost pace.

A lab weighs b ln(effort) against c (-ln(1 - effort)): b is what standing for care is worth to it, c what a unit of lost
pace costs over the time that it looks ahead. The best reply is b / (b + c): nothing where nobody pays for care.
"""

from sixteenth.arrays import maximum
from sixteenth.units import Doublings, DoublingsPerMonth, Lab, Months, Number, Share


def worth_of_care(worth_of_trust: Number, standing_of_effort: Number, pull_of_the_norm: Number) -> Number:
    """What a logarithm of effort is worth to a lab, in appeal: customers' trust, and the others' example."""
    return worth_of_trust * standing_of_effort + pull_of_the_norm


def cost_of_lost_pace(
    quality_weight: Number, race_window: Months, capability_pace_today: DoublingsPerMonth, cost_of_care: Number
) -> Number:
    """What a logarithm of pace kept is worth to a lab at the frontier, in appeal."""
    return quality_weight * race_window * capability_pace_today * cost_of_care


def urgency(market_frontier: Doublings, lab_best_horizon: Doublings[Lab], heat_of_the_race: Number) -> Number[Lab]:
    """How much more lost pace counts for a lab that is behind."""
    return 1 + heat_of_the_race * maximum(market_frontier - lab_best_horizon, 0)


def effort_wanted(worth_of_care: Number, cost_of_lost_pace: Number, urgency: Number[Lab]) -> Share[Lab]:
    """Part of its research that a lab would put into safety."""
    return worth_of_care / (worth_of_care + cost_of_lost_pace * urgency)
