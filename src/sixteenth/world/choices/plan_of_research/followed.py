"""A rival rule: research for each dollar of expected revenue is led along a lab's plan of training.

What a lab can pay for still limits it: a plan is what is aimed at. The rule takes the place of the world's own form
(choices/research/share_of_revenue.py) from a month on, by an event.
"""

from sixteenth.arrays import exp, log
from sixteenth.units import Lab, Months, PerMonth, Share


def next_research_ratio(
    research_ratio: Share[Lab],
    mature_research_ratio: Share,
    research_half_life: Months,
    research_growth_planned: PerMonth[Lab],
    month: Months,
) -> Share[Lab]:
    """Research for each dollar of expected revenue: it fades to that of a grown-up lab, and moves with the plan."""
    fading = exp(-log(2) * month / research_half_life)
    faded = mature_research_ratio + (research_ratio - mature_research_ratio) * fading
    return faded * exp(research_growth_planned * month)
