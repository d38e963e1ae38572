"""A rival rule: a lab's own growth is what its plan of sales asks beyond what is explained, and luck as wide as that.

The rule takes the place of the world's own forms (market/own_growth.py) from a month on, by an event.
"""

from sixteenth.arrays import where
from sixteenth.units import Flag, Lab, Months, Multiple, Number, PerMonth, Share


def own_growth(
    unexplained_growth: PerMonth[Lab],
    luck_kept: Multiple[Lab],
    growth_planned: PerMonth[Lab],
    has_stopped: Flag[Lab],
    models_may_improve: Flag,
    speed_after_stop: Share,
    month: Months,
) -> Number[Lab]:
    """What a month adds to a lab's sales by itself: luck of growth as far as it is kept, and what the plan asks."""
    growth = unexplained_growth * luck_kept + growth_planned
    return growth * month * (1 - has_stopped) * where(models_may_improve, 1, speed_after_stop)


def next_unexplained_sales(
    unexplained_sales: Number[Lab],
    sales_half_life: Months,
    own_growth: Number[Lab],
    sales_surprise: Number,
    sales_luck: Number[Lab],
    luck_kept: Multiple[Lab],
    month: Months,
) -> Number[Lab]:
    """A lab's sales against what is explained, in logarithms: led along the plan, with luck as far as it is kept."""
    luck = sales_surprise * sales_luck * luck_kept
    return unexplained_sales * (1 / 2) ** (month / sales_half_life) + own_growth + luck
