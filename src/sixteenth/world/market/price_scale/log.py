"""Customers feel a price in proportion: twice as dear is as bad from any level."""

from sixteenth.arrays import log, minimum
from sixteenth.units import Lab, Multiple, Number, Segment, Share


def price_burden(price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment]) -> Number[Lab, Segment]:
    """What a lab's price takes from its appeal; the cost of serving is the same for all and drops out."""
    return price_sensitivity * log(1 + markup)


def open_price_burden(
    price_sensitivity: Number[Segment], open_cost_ratio: Multiple, host_margin: Share
) -> Number[Segment]:
    """What the host's price takes from the appeal of open weights."""
    return price_sensitivity * log(open_cost_ratio * (1 + host_margin))


def best_markup(
    price_sensitivity: Number[Segment],
    nest_similarity: Share[Segment],
    share_of_closed: Share[Lab, Segment],
    lab_share: Share[Lab, Segment],
    highest_markup: Multiple,
) -> Multiple[Lab, Segment]:
    """Best reply to rivals' prices, as a part of cost, up to where the human alternative is cheaper."""
    rivalry = 1 - nest_similarity * share_of_closed - (1 - nest_similarity) * lab_share
    return minimum((1 - nest_similarity) / (price_sensitivity * rivalry), highest_markup)


def markup_today(
    price_sensitivity: Number[Segment],
    nest_similarity: Share[Segment],
    share_of_closed_today: Share[Lab, Segment],
    lab_share_today: Share[Lab, Segment],
    highest_markup: Multiple,
) -> Multiple[Lab, Segment]:
    """Best reply to today's shares."""
    rivalry = 1 - nest_similarity * share_of_closed_today - (1 - nest_similarity) * lab_share_today
    return minimum((1 - nest_similarity) / (price_sensitivity * rivalry), highest_markup)


def price_burden_today(
    price_sensitivity: Number[Segment], markup_today: Multiple[Lab, Segment]
) -> Number[Lab, Segment]:
    """What a lab's price took from its appeal at the start."""
    return price_sensitivity * log(1 + markup_today)
