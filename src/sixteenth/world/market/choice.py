"""Which offer customers choose, given that they buy: nested logit over each lab's shelf and hosted open weights.

Labs' models are one nest, open weights the other. The weight of buying nothing is 0 in the world, where adoption
already holds it, and 1 in the published models that this function reproduces.
"""

from sixteenth.arrays import exp, log, maximum, sum_over
from sixteenth.units import Doublings, Flag, Lab, Number, Segment, Share, Shelf


def offer_attraction(
    shelf_horizon: Doublings[Lab, Shelf],
    market_frontier: Doublings,
    quality_weight: Number,
    price_burden: Number[Lab, Segment],
    brand: Number[Lab, Segment],
    nest_similarity: Share[Segment],
    is_alive: Flag[Lab],
) -> Number[Lab, Shelf, Segment]:
    """Weight of an offer among all labs' offers: better, cheaper and better known is more."""
    appeal = quality_weight * (shelf_horizon - market_frontier) - price_burden + brand
    return exp(appeal / (1 - nest_similarity)) * is_alive


def lab_attraction(offer_attraction: Number[Lab, Shelf, Segment]) -> Number[Lab, Segment]:
    """Weight of all that a lab has for sale."""
    return sum_over(offer_attraction, Shelf)


def closed_attraction(lab_attraction: Number[Lab, Segment], least_attraction: Number) -> Number[Segment]:
    """Weight of all labs' offers; a trace is left when the last lab is gone, so that shares stay numbers."""
    return maximum(sum_over(lab_attraction, Lab), least_attraction)


def closed_pull(closed_attraction: Number[Segment], nest_similarity: Share[Segment]) -> Number[Segment]:
    """Weight of the labs' nest against the others: like offers count for less than their number."""
    return exp((1 - nest_similarity) * log(closed_attraction))


def open_pull(
    open_horizon: Doublings,
    market_frontier: Doublings,
    quality_weight: Number,
    open_price_burden: Number[Segment],
    open_brand: Number[Segment],
) -> Number[Segment]:
    """Weight of hosted open weights against the labs' nest."""
    return exp(quality_weight * (open_horizon - market_frontier) - open_price_burden + open_brand)


def closed_share(
    closed_pull: Number[Segment], open_pull: Number[Segment], weight_of_not_buying: Number
) -> Share[Segment]:
    """Share of spending that goes to labs."""
    return closed_pull / (closed_pull + open_pull + weight_of_not_buying)


def open_share(
    closed_pull: Number[Segment], open_pull: Number[Segment], weight_of_not_buying: Number
) -> Share[Segment]:
    """Share of spending that goes to hosts of open weights."""
    return open_pull / (closed_pull + open_pull + weight_of_not_buying)


def share_of_closed(lab_attraction: Number[Lab, Segment], closed_attraction: Number[Segment]) -> Share[Lab, Segment]:
    """A lab's share of what goes to labs."""
    return lab_attraction / closed_attraction


def lab_share(share_of_closed: Share[Lab, Segment], closed_share: Share[Segment]) -> Share[Lab, Segment]:
    """A lab's share of a segment's spending."""
    return share_of_closed * closed_share


def share_of_shelf(
    offer_attraction: Number[Lab, Shelf, Segment], lab_attraction: Number[Lab, Segment], least_attraction: Number
) -> Share[Lab, Shelf, Segment]:
    """Share of a lab's sales that each model on its shelf has."""
    return offer_attraction / maximum(lab_attraction, least_attraction)


def concentration(lab_share: Share[Lab, Segment], open_share: Share[Segment]) -> Share[Segment]:
    """Herfindahl-Hirschman index of a segment: 1 is a monopoly; open weights count as one seller."""
    return sum_over(lab_share**2, Lab) + open_share**2
