"""Prices over cost, step by step towards each lab's best reply; what serving costs stands in `costs`."""

from sixteenth.arrays import maximum, sum_over, where
from sixteenth.units import Flag, Lab, Months, Multiple, Number, Segment, Share


def room_for_rivals(
    relative_dissimilarity: Share[Segment], share_of_closed: Share[Lab, Segment], lab_choice: Share[Lab, Segment]
) -> Share[Lab, Segment]:
    """How much a lab's share can still give way to rivals: 1 for a lab without weight, 0 for a monopoly."""
    return 1 - (1 - relative_dissimilarity) * share_of_closed - relative_dissimilarity * lab_choice


def sales_at_stake(
    price_weight: Number[Lab, Segment],
    room_for_rivals: Share[Lab, Segment],
    labs_apart: Share[Segment],
    market_pull: Number[Segment],
    lab_choice: Share[Lab, Segment],
) -> Number[Lab, Segment]:
    """What a lab would lose of its sales for each part by which it raised its price: to rivals, and to people."""
    return price_weight * room_for_rivals / labs_apart + market_pull * lab_choice


def best_response_markup(sales_at_stake: Number[Lab, Segment], highest_markup: Multiple) -> Multiple[Lab, Segment]:
    """Best reply to rivals' prices over cost: nested logit's first-order condition, up to the human alternative."""
    return 1 / maximum(sales_at_stake, 1 / highest_markup)


def best_response_slope(
    best_response_markup: Multiple[Lab, Segment],
    price_pull: Number[Lab, Segment],
    labs_apart: Share[Segment],
    open_similarity: Share[Segment],
    share_of_closed: Share[Lab, Segment],
    lab_choice: Share[Lab, Segment],
    room_for_rivals: Share[Lab, Segment],
) -> Number[Lab, Segment]:
    """How a lab's best reply moves with its own price: down, since a dearer lab has less of the market to lose."""
    steeper = 1 / labs_apart - 1 / (1 - open_similarity)
    lost_in_nest = steeper * share_of_closed * (1 - share_of_closed)
    return -price_pull * best_response_markup * (lost_in_nest / room_for_rivals + lab_choice / (1 - open_similarity))


def launch_markup(
    markup: Multiple[Lab, Segment],
    best_response_markup: Multiple[Lab, Segment],
    best_response_slope: Number[Lab, Segment],
) -> Multiple[Lab, Segment]:
    """The price at which a lab's best reply would be that price: one step of Newton's method from the present one."""
    return markup + (best_response_markup - markup) / (1 - best_response_slope)


def is_newly_for_sale(months_since_launch: Months[Lab], month: Months) -> Flag[Lab]:
    """Whether a lab's newest model is in its first month on the shelf."""
    return months_since_launch <= month


def market_felt_today(
    market_pull_today: Number[Segment], price_sensitivity: Number[Segment], nest_similarity: Share[Segment]
) -> Number[Segment]:
    """How much the whole market counts for a lab's price at the start, against its rivals."""
    return market_pull_today * (1 - nest_similarity) / price_sensitivity


def shares_felt_today(
    standing_apart_today: Share[Segment], open_share_today: Share[Segment], market_felt_today: Number[Segment]
) -> Share[Segment]:
    """How much of its share among labs a lab takes into account in its price at the start."""
    return 1 - standing_apart_today * open_share_today - market_felt_today * (1 - open_share_today)


def own_best_response_today(
    shares_felt_today: Share[Segment],
    share_of_closed_today: Share[Lab, Segment],
    markup_today: Multiple[Lab, Segment],
    highest_markup: Multiple,
) -> Multiple[Lab, Segment]:
    """How steeply a lab's best reply would fall with its own price at the start, for each part of its share felt."""
    rivalry = 1 - shares_felt_today * share_of_closed_today
    return where(markup_today < highest_markup, share_of_closed_today / (rivalry**2 * (1 + markup_today)), 0)


def price_response_today(
    own_best_response_today: Multiple[Lab, Segment],
    share_of_closed_today: Share[Lab, Segment],
    shares_felt_today: Share[Segment],
    standing_apart_today: Share[Segment],
    open_share_today: Share[Segment],
) -> Multiple[Segment]:
    """How much all labs' best replies together would answer a move of their prices: the root of its squares' trace."""
    passed_on = shares_felt_today - standing_apart_today**2 * (1 - open_share_today) * open_share_today
    alone = shares_felt_today**2 * sum_over(own_best_response_today**2, Lab)
    between = 2 * shares_felt_today * passed_on * sum_over(own_best_response_today**2 * share_of_closed_today, Lab)
    return (alone - between + (passed_on * sum_over(own_best_response_today * share_of_closed_today, Lab)) ** 2) ** (
        1 / 2
    )


def price_step(price_adjustment: Share, price_response_today: Multiple[Segment]) -> Multiple[Segment]:
    """How far a month's step would move prices that are out of balance, against their distance from it."""
    return price_adjustment * (1 + price_response_today)


def next_markup(
    markup: Multiple[Lab, Segment],
    best_response_markup: Multiple[Lab, Segment],
    price_adjustment: Share,
    launch_markup: Multiple[Lab, Segment],
    is_newly_for_sale: Flag[Lab],
    part_asked: Multiple[Lab],
) -> Multiple[Lab, Segment]:
    """Price over the cost of serving, less 1: priced anew with a new model, else one damped step a month.

    The step is towards that part of the best reply which the lab chooses to ask: all of it, but in a price war.
    """
    damped = markup + price_adjustment * (best_response_markup * part_asked - markup)
    return where(is_newly_for_sale, launch_markup * part_asked, damped)


def price_index(
    markup: Multiple[Lab, Segment], markup_at_start: Multiple[Lab, Segment], share_of_closed: Share[Lab, Segment]
) -> Multiple[Segment]:
    """What labs ask for their models, over the cost of serving them, against the start: the price on the sticker."""
    return sum_over(share_of_closed * (1 + markup), Lab) / sum_over(share_of_closed * (1 + markup_at_start), Lab)


def price_at_fixed_quality(
    chips_cost: Multiple, size_at_fixed_quality: Multiple, price_index: Multiple[Segment]
) -> Multiple[Segment]:
    """What the capability of the start costs, against the start: cheaper to serve, a smaller model, dear when short."""
    return chips_cost * size_at_fixed_quality * price_index
