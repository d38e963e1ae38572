"""When the next model is worth training, in closed form."""

from sixteenth.units import Multiple, Share


def newly_won_share(kept_share: Share, cost_growth: Multiple) -> Share:
    """Part of the next model's revenue that the old one would not have brought: it is smaller by `cost_growth`."""
    return 1 - kept_share / cost_growth


def break_even_margin(
    required_return: Share,
    stop_odds_before_sale: Share,
    revenue_multiple: Multiple,
    newly_won_share: Share,
) -> Share:
    """Least serving margin at which the next model pays.

    A dollar of development brings `revenue_multiple` dollars of revenue, if progress runs until it is for sale. Of
    that, the old model would have kept a part without a successor.
    """
    return (1 + required_return) / ((1 - stop_odds_before_sale) * revenue_multiple * newly_won_share)
