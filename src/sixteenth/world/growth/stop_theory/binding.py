"""A rival theory: a stop comes nearer as money and chips begin to bind; data binds through paradigms' ceilings."""

from sixteenth.arrays import exp, largest_over, log
from sixteenth.units import Lab, Multiple, Number, PerMonth, Share


def strain(
    share_of_world_output: Share,
    spend_that_binds: Share,
    real_research: Multiple[Lab],
    research_that_binds: Multiple,
) -> Multiple:
    """How near progress is to what can be paid and built: 1 for each of the two that is as large as can be."""
    return share_of_world_output / spend_that_binds + largest_over(real_research, Lab) / research_that_binds


def stop_hazard_now(
    stop_hazard: PerMonth, strain: Multiple, usual_strain: Multiple, weight_of_strain: Number
) -> PerMonth:
    """Odds of this month that progress stops: as stated at the strain of the window they are about, more above it."""
    return stop_hazard * exp(weight_of_strain * log(strain / usual_strain))
