"""When the next model is worth training, in closed form."""

from sixteenth.units import Multiple, Share


def break_even_margin(
    required_return: Share,
    stop_probability_before_sale: Share,
    revenue_multiple: Multiple,
    cost_growth: Multiple,
    kept_share: Share,
) -> Share:
    """Least serving margin at which the next model pays.

    A dollar of development brings `revenue_multiple` dollars of revenue, if progress runs until it is for sale. Of
    that, the old model would have kept `kept_share` of its own revenue, which is smaller by `cost_growth`.
    """
    return (1 + required_return) / (
        (1 - stop_probability_before_sale) * revenue_multiple * (1 - kept_share / cost_growth)
    )
