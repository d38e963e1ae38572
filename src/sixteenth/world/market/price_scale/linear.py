"""Customers feel a price in dollars: the form of the published models, in units of the cost of the start."""

from sixteenth.units import Lab, Multiple, Number, Segment, Share


def price_burden(
    price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment], lab_cost: Multiple[Lab]
) -> Number[Lab, Segment]:
    """What a lab's price, cost and markup together, takes from its appeal."""
    return price_sensitivity * (lab_cost * (1 + markup))


def common_burden(price_sensitivity: Number[Segment]) -> Number[Segment]:
    """What all offers' burdens have in common and leave out: nothing, each holds its whole price."""
    return price_sensitivity * 0


def price_weight(price_sensitivity: Number[Segment], lab_cost: Multiple[Lab]) -> Number[Lab, Segment]:
    """What a markup of the whole cost takes from a lab's appeal: the more, the dearer it is to serve."""
    return price_sensitivity * lab_cost


def price_pull(
    price_sensitivity: Number[Segment], markup: Multiple[Lab, Segment], lab_cost: Multiple[Lab]
) -> Number[Lab, Segment]:
    """How fast a lab's appeal falls with its markup: as fast at any markup."""
    return price_sensitivity * lab_cost * markup**0


def open_price_burden(
    price_sensitivity: Number[Segment], hosting_cost: Multiple, host_margin: Share
) -> Number[Segment]:
    """What the host's price, in units of the labs' cost at the start, takes from the appeal of open weights."""
    return price_sensitivity * (hosting_cost * (1 + host_margin))


def price_burden_today(
    price_sensitivity: Number[Segment], markup_today: Multiple[Lab, Segment]
) -> Number[Lab, Segment]:
    """What a lab's price took from its appeal at the start."""
    return price_sensitivity * (1 + markup_today)


def open_price_burden_today(price_sensitivity: Number[Segment], open_price_today: Multiple) -> Number[Segment]:
    """What the host's price took from the appeal of open weights at the start."""
    return price_sensitivity * open_price_today
