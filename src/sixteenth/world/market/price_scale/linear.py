"""Customers feel a price in dollars: the form of the published models, for one unit of cost."""

from sixteenth.units import Lab, Multiple, Number, Segment, Share


def price_burden(price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment]) -> Number[Lab, Segment]:
    """What a lab's price, in units of cost, takes from its appeal."""
    return price_sensitivity * (1 + markup)


def price_pull(price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment]) -> Number[Lab, Segment]:
    """How fast a lab's appeal falls with its price: as fast at any markup."""
    return price_sensitivity * markup**0


def open_price_burden(
    price_sensitivity: Number[Segment], open_cost_ratio: Multiple, host_margin: Share
) -> Number[Segment]:
    """What the host's price, in units of the labs' cost, takes from the appeal of open weights."""
    return price_sensitivity * (open_cost_ratio * (1 + host_margin))


def price_burden_today(
    price_sensitivity: Number[Segment], markup_today: Multiple[Lab, Segment]
) -> Number[Lab, Segment]:
    """What a lab's price took from its appeal at the start."""
    return price_sensitivity * (1 + markup_today)
