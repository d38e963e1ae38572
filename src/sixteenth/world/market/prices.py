"""Prices, step by step towards each lab's best reply, and what it costs to serve."""

from sixteenth.arrays import exp, log, maximum, minimum, sum_over, where
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


def shares_felt_today(nest_similarity: Share[Segment], open_share_today: Share[Segment]) -> Share[Segment]:
    """How much of its share among labs a lab takes into account in its price at the start."""
    return 1 - (1 - nest_similarity) * open_share_today


def own_reply_today(
    shares_felt_today: Share[Segment],
    share_of_closed_today: Share[Lab, Segment],
    markup_today: Multiple[Lab, Segment],
    highest_markup: Multiple,
) -> Multiple[Lab, Segment]:
    """How steeply a lab's best reply would fall with its own price at the start, for each part of its share felt."""
    rivalry = 1 - shares_felt_today * share_of_closed_today
    return where(markup_today < highest_markup, share_of_closed_today / (rivalry**2 * (1 + markup_today)), 0)


def price_reply_today(
    own_reply_today: Multiple[Lab, Segment],
    share_of_closed_today: Share[Lab, Segment],
    shares_felt_today: Share[Segment],
    nest_similarity: Share[Segment],
    open_share_today: Share[Segment],
) -> Multiple[Segment]:
    """How much all labs' best replies together would answer a move of their prices: the root of its squares' trace."""
    passed_on = shares_felt_today - (1 - nest_similarity) ** 2 * (1 - open_share_today) * open_share_today
    alone = shares_felt_today**2 * sum_over(own_reply_today**2, Lab)
    between = 2 * shares_felt_today * passed_on * sum_over(own_reply_today**2 * share_of_closed_today, Lab)
    return (alone - between + (passed_on * sum_over(own_reply_today * share_of_closed_today, Lab)) ** 2) ** (1 / 2)


def price_step(price_adjustment: Share, price_reply_today: Multiple[Segment]) -> Multiple[Segment]:
    """How far a month's step would move prices that are out of balance, against their distance from it."""
    return price_adjustment * (1 + price_reply_today)


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
