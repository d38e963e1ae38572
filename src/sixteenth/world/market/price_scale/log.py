"""Customers feel a price in proportion: twice as dear is as bad from any level."""

from sixteenth.arrays import log
from sixteenth.units import Lab, Multiple, Number, Segment, Share


def price_burden(
    price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment], serving_cost_ratio: Multiple[Lab]
) -> Number[Lab, Segment]:
    """What a lab's price takes from its appeal, beside what the cost of serving takes from everybody's."""
    return price_sensitivity * log((1 + markup) * serving_cost_ratio)


def common_burden(price_sensitivity: Number[Segment], frontier_cost: Multiple) -> Number[Segment]:
    """What the cost of serving takes from the appeal of all offers alike, and so from no offer's share."""
    return price_sensitivity * log(frontier_cost)


def price_weight(price_sensitivity: Number[Segment], serving_cost_ratio: Multiple[Lab]) -> Number[Lab, Segment]:
    """What a markup of the whole cost takes from a lab's appeal: as much at any cost."""
    return price_sensitivity * serving_cost_ratio**0


def price_pull(price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment]) -> Number[Lab, Segment]:
    """How fast a lab's appeal falls with its markup."""
    return price_sensitivity / (1 + markup)


def open_price_burden(
    price_sensitivity: Number[Segment], open_cost_ratio: Multiple, host_margin: Share
) -> Number[Segment]:
    """What the host's price takes from the appeal of open weights, beside what the cost of serving does."""
    return price_sensitivity * log(open_cost_ratio * (1 + host_margin))


def price_burden_today(
    price_sensitivity: Number[Segment], markup_today: Multiple[Lab, Segment]
) -> Number[Lab, Segment]:
    """What a lab's price took from its appeal at the start."""
    return price_sensitivity * log(1 + markup_today)


def open_price_burden_today(price_sensitivity: Number[Segment], open_price_today: Multiple) -> Number[Segment]:
    """What the host's price took from the appeal of open weights at the start."""
    return price_sensitivity * log(open_price_today)
