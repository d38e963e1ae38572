"""The odds of a catastrophe: they grow with how far capability is ahead of control.

These parameters rest on judgement. What the form says without them: odds stay small just where the lead of capability
over control stays bounded.
"""

from sixteenth.arrays import constant, exp, log, maximum, sum_over
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Number, PerMonth, Share


def hazard_growth_today(
    control_ratio: Share,
    capability_pace_today: DoublingsPerMonth,
    hazard_per_doubling: Number,
    least_hazard_growth: PerMonth,
) -> PerMonth:
    """Growth of the hazard at today's pace and effort: by how fast capability leaves control behind."""
    return maximum(hazard_per_doubling * (1 - control_ratio) * capability_pace_today, least_hazard_growth)


def months_at_opening_hazard(hazard_growth_today: PerMonth, catastrophe_probability_window: Months) -> Months:
    """Months at the hazard of the start that weigh as much as a window in which the hazard grows."""
    return (exp(hazard_growth_today * catastrophe_probability_window) - 1) / hazard_growth_today


def weight_of_labs_today(
    lab_best_today: Doublings[Lab], control_today: Doublings, hazard_per_doubling: Number
) -> Number:
    """How many labs at the edge of control the labs of the start weigh as much as."""
    return sum_over(exp(hazard_per_doubling * (lab_best_today - control_today)), Lab)


def hazard_at_the_edge(
    catastrophe_probability_today: Share, months_at_opening_hazard: Months, weight_of_labs_today: Number
) -> PerMonth:
    """Odds a month from one lab whose models are just controlled, from the odds of a window at today's pace."""
    return -log(1 - catastrophe_probability_today) / (months_at_opening_hazard * weight_of_labs_today)


def exposed_horizon(
    lab_best_horizon: Doublings[Lab], lab_horizon: Doublings[Lab], share_used_inside: Share
) -> Doublings[Lab]:
    """How capable the models are that a lab lets act: those for sale, and in part those it keeps to itself."""
    return lab_best_horizon + share_used_inside * maximum(lab_horizon - lab_best_horizon, 0)


def control_gap(exposed_horizon: Doublings[Lab], control: Doublings[Lab]) -> Doublings[Lab]:
    """How far what a lab lets act is beyond what it controls, in doublings."""
    return exposed_horizon - control


def catastrophe_hazard(
    hazard_at_the_edge: PerMonth, hazard_per_doubling: Number, control_gap: Doublings[Lab], is_alive: Flag[Lab]
) -> PerMonth:
    """Odds a month of a catastrophe, from all labs together."""
    return hazard_at_the_edge * sum_over(exp(hazard_per_doubling * control_gap) * is_alive, Lab)


def opening_probability_without_catastrophe() -> Share:
    """Nothing has happened at the start."""
    return constant(1)


def next_probability_without_catastrophe(
    probability_without_catastrophe: Share, catastrophe_hazard: PerMonth, month: Months
) -> Share:
    """Odds that no catastrophe has happened (judgement), given how capability and control went."""
    return probability_without_catastrophe * exp(-catastrophe_hazard * month)


def opening_is_spared() -> Flag:
    """The world goes on at the start."""
    return constant(1)


def next_is_spared(is_spared: Flag, catastrophe_shock: Share, catastrophe_hazard: PerMonth, month: Months) -> Flag:
    """Whether the world has been spared a catastrophe so far."""
    return is_spared * (catastrophe_shock >= 1 - exp(-catastrophe_hazard * month))


def ends_catastrophe(next_is_spared: Flag) -> Flag:
    """A future ends in a catastrophe when it happens; its books run on, but are counted as lost."""
    return next_is_spared < 1
