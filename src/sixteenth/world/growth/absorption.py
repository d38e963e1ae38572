"""Catching up: what leaks from the frontier helps a lab as far as its own research can make use of it.

Research has two faces (Cohen and Levinthal 1990; Griffith, Redding and Van Reenen 2004): it finds what is new, and it
understands what others have found. A lab without research of its own learns nothing from what all know.
"""

from sixteenth.arrays import largest_over, maximum, minimum
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Multiple, Number, Share


def relative_research(research_input: Multiple[Lab], is_alive: Flag[Lab], least_research: Multiple) -> Share[Lab]:
    """A lab's research, people and compute and models, against that of the living lab with the most."""
    return research_input * is_alive / maximum(largest_over(research_input * is_alive, Lab), least_research)


def absorptive_capacity(relative_research: Share[Lab], research_half_capacity: Share) -> Share[Lab]:
    """Part of what leaks that a lab can use: all with the most research, none without any, and less than in step."""
    return relative_research * (1 + research_half_capacity) / (relative_research + research_half_capacity)


def known_within_reach(
    common_horizon: Doublings, horizon_per_compute: Number, compute_lacking: Doublings[Lab]
) -> Doublings[Lab]:
    """How far what all know could bring a lab: what is known how to do still takes the compute to do it."""
    return common_horizon - horizon_per_compute * compute_lacking


def catch_up(
    known_within_reach: Doublings[Lab],
    lab_horizon: Doublings[Lab],
    absorptive_capacity: Share[Lab],
    catch_up_time: Months,
) -> DoublingsPerMonth[Lab]:
    """Doublings of the time horizon in a month that a lab takes over from what all know, while it is behind that."""
    return maximum(known_within_reach - lab_horizon, 0) * absorptive_capacity / catch_up_time


def publishers_capacity(
    real_research: Multiple[Lab], is_paused: Flag[Lab], is_alive: Flag[Lab], research_half_capacity: Share
) -> Share[Lab]:
    """How well a lab that publishes weights follows what is for sale, against the start: less if its research falls."""
    able = real_research * (1 + research_half_capacity) / (real_research + research_half_capacity)
    return minimum(able, 1) * is_alive * (1 - is_paused)
