"""Prices, step by step towards each lab's best reply, and what it costs to serve."""

from sixteenth.arrays import exp, log, maximum, minimum, sum_over
from sixteenth.units import Lab, Months, Multiple, Number, Segment, Share


def best_markup(
    price_sensitivity: Number[Segment],
    nest_similarity: Share[Segment],
    share_of_closed: Share[Lab, Segment],
    lab_share: Share[Lab, Segment],
    highest_markup: Multiple,
) -> Multiple[Lab, Segment]:
    """Best reply to rivals' prices over cost: nested logit's first-order condition, up to the human alternative."""
    rivalry = 1 - nest_similarity * share_of_closed - (1 - nest_similarity) * lab_share
    return minimum((1 - nest_similarity) / (price_sensitivity * rivalry), highest_markup)


def next_markup(
    markup: Multiple[Lab, Segment], best_markup: Multiple[Lab, Segment], price_adjustment: Share
) -> Multiple[Lab, Segment]:
    """Price over the cost of serving, less 1: one damped best reply a month to the shares of the month."""
    return markup + price_adjustment * (best_markup - markup)


def next_serving_cost_index(
    serving_cost_index: Multiple,
    hardware_doubling_time: Months,
    software_halving_time: Months,
    least_serving_cost: Multiple,
    month: Months,
) -> Multiple:
    """Cost of serving a unit at fixed quality, 1 at the start: it falls with hardware and software, down to energy."""
    fall = exp(-log(2) * (month / hardware_doubling_time + month / software_halving_time))
    return maximum(serving_cost_index * fall, least_serving_cost)


def price_index(
    markup: Multiple[Lab, Segment], markup_at_start: Multiple[Lab, Segment], share_of_closed: Share[Lab, Segment]
) -> Multiple[Segment]:
    """What labs ask for their models, over the cost of serving them, against the start: the price on the sticker."""
    return sum_over(share_of_closed * (1 + markup), Lab) / sum_over(share_of_closed * (1 + markup_at_start), Lab)


def price_at_fixed_quality(serving_cost_index: Multiple, price_index: Multiple[Segment]) -> Multiple[Segment]:
    """What the capability of the start costs, against the start."""
    return serving_cost_index * price_index
