"""Whom customers choose who look around, given that they buy: nested logit over labs and hosts of open weights.

Labs are one nest, open weights the other; what a lab's models together are worth stands in `shelf`. The weight of
buying nothing is 0 in the world, where adoption already holds it, and 1 in the published models that this function
reproduces. Who does not look around, and who may not buy from a lab, stands in `customers`.
"""

from sixteenth.arrays import exp, largest_over, log, maximum, sum_over, where
from sixteenth.units import Doublings, Flag, Lab, Number, Segment, Share


def lab_appeal(
    brand: Number[Lab, Segment], trust_appeal: Number[Lab, Segment], price_burden: Number[Lab, Segment]
) -> Number[Lab, Segment]:
    """What draws a segment to a lab whichever of its models it takes: its name, trust in it, and its price."""
    return brand + trust_appeal - price_burden


def is_for_sale(is_alive: Flag[Lab], sells_to: Flag[Lab, Segment]) -> Flag[Lab, Segment]:
    """Whether a lab has anything for sale to a segment: it is in business, and sells to it."""
    return is_alive * sells_to


def lab_draw(
    shelf_appeal: Number[Lab],
    lab_appeal: Number[Lab, Segment],
    is_for_sale: Flag[Lab, Segment],
    least_attraction: Number,
) -> Number[Lab, Segment]:
    """What draws a segment to all that a lab has for sale: better, cheaper and better known is more."""
    return where(is_for_sale > 0, shelf_appeal + lab_appeal, log(least_attraction))


def best_draw(lab_draw: Number[Lab, Segment]) -> Number[Segment]:
    """The most that any lab draws: the others are weighed against it, so that weights stay numbers."""
    return largest_over(lab_draw, Lab)


def lab_attraction(
    lab_draw: Number[Lab, Segment],
    best_draw: Number[Segment],
    labs_apart: Share[Segment],
    is_for_sale: Flag[Lab, Segment],
) -> Number[Lab, Segment]:
    """Weight of all that a lab has for sale, against the lab that draws most: the more alike, the more it takes all."""
    return exp((lab_draw - best_draw) / labs_apart) * is_for_sale


def closed_attraction(lab_attraction: Number[Lab, Segment], least_attraction: Number) -> Number[Segment]:
    """Weight of all labs' offers; a trace is left when the last lab is gone, so that shares stay numbers."""
    return maximum(sum_over(lab_attraction, Lab), least_attraction)


def relative_dissimilarity(labs_apart: Share[Segment], open_similarity: Share[Segment]) -> Share[Segment]:
    """How unlike labs' offers are among each other, against how unlike they are to open weights: 1 no less so."""
    return labs_apart / (1 - open_similarity)


def pull_of_best(best_draw: Number[Segment], open_similarity: Share[Segment]) -> Number[Segment]:
    """Weight of the lab that draws most against open weights, in logarithms."""
    return best_draw / (1 - open_similarity)


def closed_pull(
    closed_attraction: Number[Segment], relative_dissimilarity: Share[Segment], pull_of_best: Number[Segment]
) -> Number[Segment]:
    """Weight of the labs' nest against the others: like offers count for less than their number."""
    return exp(pull_of_best + relative_dissimilarity * log(closed_attraction))


def open_pull(
    open_horizon: Doublings,
    market_frontier: Doublings,
    quality_weight: Number,
    open_price_burden: Number[Segment],
    open_brand: Number[Segment],
    open_similarity: Share[Segment],
) -> Number[Segment]:
    """Weight of hosted open weights against the labs' nest: the more alike, the more each difference counts."""
    appeal = quality_weight * (open_horizon - market_frontier) - open_price_burden + open_brand
    return exp(appeal / (1 - open_similarity))


def closed_choice(
    closed_pull: Number[Segment], open_pull: Number[Segment], weight_of_not_buying: Number
) -> Share[Segment]:
    """Share of those who look around and may buy from all that chooses a lab."""
    return closed_pull / (closed_pull + open_pull + weight_of_not_buying)


def open_choice(
    closed_pull: Number[Segment], open_pull: Number[Segment], weight_of_not_buying: Number
) -> Share[Segment]:
    """Share of those who look around and may buy from all that chooses open weights."""
    return open_pull / (closed_pull + open_pull + weight_of_not_buying)


def share_of_closed(lab_attraction: Number[Lab, Segment], closed_attraction: Number[Segment]) -> Share[Lab, Segment]:
    """A lab's share of those who choose a lab."""
    return lab_attraction / closed_attraction


def lab_choice(share_of_closed: Share[Lab, Segment], closed_choice: Share[Segment]) -> Share[Lab, Segment]:
    """A lab's share of those who look around and may buy from all: what its price answers to."""
    return share_of_closed * closed_choice
