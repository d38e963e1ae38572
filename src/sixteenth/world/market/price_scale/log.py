"""Customers feel a price in proportion: twice as dear is as bad from any level."""

from sixteenth.arrays import log
from sixteenth.units import Lab, Multiple, Number, Segment, Share


def price_burden(price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment]) -> Number[Lab, Segment]:
    """What a lab's price takes from its appeal; the cost of serving is the same for all and drops out."""
    return price_sensitivity * log(1 + markup)


def price_pull(price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment]) -> Number[Lab, Segment]:
    """How fast a lab's appeal falls with its price."""
    return price_sensitivity / (1 + markup)


def open_price_burden(
    price_sensitivity: Number[Segment], open_cost_ratio: Multiple, host_margin: Share
) -> Number[Segment]:
    """What the host's price takes from the appeal of open weights."""
    return price_sensitivity * log(open_cost_ratio * (1 + host_margin))


def price_burden_today(
    price_sensitivity: Number[Segment], markup_today: Multiple[Lab, Segment]
) -> Number[Lab, Segment]:
    """What a lab's price took from its appeal at the start."""
    return price_sensitivity * log(1 + markup_today)
