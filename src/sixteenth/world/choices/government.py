"""What governments, and labs that agree among themselves, may rule: nothing by default."""

from sixteenth.arrays import maximum, sum_over
from sixteenth.units import Country, Flag, Lab, Multiple, USDPerMonth


def is_paused(
    pause_of_lab: Flag[Lab],
    pause_of_country: Flag[Country],
    in_country: Flag[Lab, Country],
    pause_until_control: Flag,
    control_has_caught_up: Flag[Lab],
) -> Flag[Lab]:
    """Whether a lab trains nothing more capable and launches nothing, by its own rule or its country's."""
    ruled = maximum(pause_of_lab, sum_over(in_country * pause_of_country, Country))
    return ruled * (1 - pause_until_control * control_has_caught_up)


def compute_allowed(
    most_compute: Multiple[Country], in_country: Flag[Lab, Country], research_compute_today: USDPerMonth[Lab]
) -> USDPerMonth[Lab]:
    """Research compute that a lab may buy: a multiple of what it bought at the start, by its country."""
    return sum_over(in_country * most_compute, Country) * research_compute_today
