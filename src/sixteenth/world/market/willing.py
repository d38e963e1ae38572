"""What prices do to how much a segment spends: on models at all, and on models rather than people.

The price is that of what a segment buys at the quality of the frontier: the inclusive value of its choice, against the
start. It holds what all sellers ask in money, and how near they are to the frontier; what the frontier itself is worth
stands in `demand`, and is not counted again.
"""

from sixteenth.arrays import exp, log, maximum
from sixteenth.units import Number, Segment, Share


def dearness(
    closed_pull: Number[Segment],
    open_pull: Number[Segment],
    open_share_today: Share[Segment],
    open_similarity: Share[Segment],
    price_sensitivity: Number[Segment],
    common_burden: Number[Segment],
    least_attraction: Number,
) -> Number[Segment]:
    """How much dearer than at the start models are, in logarithms, at a fixed distance from the frontier."""
    drawn = log(maximum(closed_pull + open_pull, least_attraction)) + log(1 - open_share_today)
    return (common_burden - (1 - open_similarity) * drawn) / price_sensitivity


def people_share(dearness: Number[Segment], people_share_today: Share[Segment], people_pull: Number) -> Share[Segment]:
    """Part of the work that models could do for a segment which people do, since at their wage they are cheaper."""
    odds_of_models = (1 - people_share_today) * exp(-people_pull * dearness)
    return people_share_today / (people_share_today + odds_of_models)


def price_response(
    dearness: Number[Segment],
    demand_elasticity: Number,
    people_share: Share[Segment],
    people_share_today: Share[Segment],
    least_attraction: Number,
) -> Number[Segment]:
    """What prices do to spending, in logarithms: cheaper models do more work, and do it instead of people."""
    taken_over = log(maximum(1 - people_share, least_attraction) / (1 - people_share_today))
    return (1 - demand_elasticity) * dearness + taken_over


def market_pull(demand_elasticity: Number, people_pull: Number, people_share: Share[Segment]) -> Number[Segment]:
    """What a segment's spending loses for each part by which all prices rise: what a large lab takes into account."""
    return maximum(demand_elasticity - 1 + people_pull * people_share, 0)


def market_pull_today(
    demand_elasticity: Number, people_pull: Number, people_share_today: Share[Segment]
) -> Number[Segment]:
    """What a segment's spending would have lost at the start if all prices had been higher."""
    return maximum(demand_elasticity - 1 + people_pull * people_share_today, 0)
