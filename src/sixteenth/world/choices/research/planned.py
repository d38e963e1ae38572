"""A rival rule: a plan made at the start, kept whatever revenue turns out to be."""

from sixteenth.arrays import exp, minimum
from sixteenth.units import Lab, Months, Multiple, PerMonth, Share, USDPerMonth


def opening_research_plan(research_compute_today: USDPerMonth[Lab]) -> USDPerMonth[Lab]:
    """The plan begins with what is bought at the start."""
    return research_compute_today


def next_research_plan(
    research_plan: USDPerMonth[Lab],
    research_compute_today: USDPerMonth[Lab],
    planned_growth: PerMonth,
    planned_multiple: Multiple,
    month: Months,
) -> USDPerMonth[Lab]:
    """Research compute that the plan has delivered in a month: it grows steadily, up to a multiple of the start."""
    return minimum(research_plan * exp(planned_growth * month), research_compute_today * planned_multiple)


def research_aimed(research_plan: USDPerMonth[Lab], effort_after_stop: Share[Lab]) -> USDPerMonth[Lab]:
    """Research compute a lab plans for, once what it orders now is delivered."""
    return research_plan * effort_after_stop
