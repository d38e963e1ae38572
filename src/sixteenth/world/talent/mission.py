"""Belief in a lab's mission: it differs between people, and those who leave for money have less of it."""

from sixteenth.arrays import maximum, sum_over
from sixteenth.units import Grade, Lab, Number, People, Share


def opening_mission(mission_of_lab: Number[Lab]) -> Number[Lab]:
    """Mean belief in the mission at the start."""
    return mission_of_lab


def selection(mission_spread: Number, flattening: Number) -> Number:
    """How much less attached than the mean leavers are, for each part of the asked who stay: variance over flattening.

    Over a normal, the mean belief of leavers lies below the mean by the variance times the slope of the logarithm of
    the odds (Stein's lemma); with the odds a logit, that slope is the odds to stay over the flattening.
    """
    return mission_spread**2 / flattening


def lacked_by_leavers(
    left_for_offers: People[Lab, Grade],
    quit_probability: Share[Lab, Grade],
    left_when_poached: People[Lab, Grade],
    poaching_probability: Share[Lab, Grade],
    selection: Number,
) -> People[Lab, Grade]:
    """Belief that all who leave for money have less than the mean, added up."""
    return (left_for_offers * (1 - quit_probability) + left_when_poached * (1 - poaching_probability)) * selection


def next_mission(
    mission: Number[Lab],
    mission_of_lab: Number[Lab],
    lacked_by_leavers: People[Lab, Grade],
    hires: People[Lab, Grade],
    headcount: People[Lab],
    one_person: People,
) -> Number[Lab]:
    """Mean belief in the mission: it rises as the less attached leave, and returns as new people come."""
    brought = sum_over(lacked_by_leavers + hires * (mission_of_lab - mission), Grade)
    return mission + brought / maximum(headcount, one_person)
