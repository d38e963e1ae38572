"""Today's brands, found from today's shares: what is left of them once quality and price are taken out."""

from sixteenth.arrays import largest_over, log, maximum, sum_over
from sixteenth.units import Doublings, Lab, Multiple, Number, Segment, Share, Shelf, USDPerMonth


def standing_apart_today(nest_similarity: Share[Segment], open_similarity: Share[Segment]) -> Share[Segment]:
    """How unlike labs' offers were among each other at the start, against how unlike to open weights."""
    return (1 - nest_similarity) / (1 - open_similarity)


def sales_at_stake_today(
    price_sensitivity: Number[Segment],
    nest_similarity: Share[Segment],
    standing_apart_today: Share[Segment],
    share_of_closed_today: Share[Lab, Segment],
    lab_share_today: Share[Lab, Segment],
    market_pull_today: Number[Segment],
) -> Number[Lab, Segment]:
    """What a lab would have lost of its sales at the start for each part by which it raised its price."""
    rivalry = 1 - (1 - standing_apart_today) * share_of_closed_today - standing_apart_today * lab_share_today
    return price_sensitivity * rivalry / (1 - nest_similarity) + market_pull_today * lab_share_today


def markup_today(sales_at_stake_today: Number[Lab, Segment], highest_markup: Multiple) -> Multiple[Lab, Segment]:
    """Best reply to today's shares."""
    return 1 / maximum(sales_at_stake_today, 1 / highest_markup)


def opening_markup(markup_today: Multiple[Lab, Segment]) -> Multiple[Lab, Segment]:
    """Price over the cost of serving, less 1, at the start: every lab's best reply to today's shares."""
    return markup_today


def lab_share_today(
    share_of_closed_today: Share[Lab, Segment], open_share_today: Share[Segment]
) -> Share[Lab, Segment]:
    """A lab's share of a segment's spending at the start."""
    return share_of_closed_today * (1 - open_share_today)


def opening_markup_at_start(markup_today: Multiple[Lab, Segment]) -> Multiple[Lab, Segment]:
    """The markup against which later ones are compared."""
    return markup_today


def next_markup_at_start(markup_at_start: Multiple[Lab, Segment]) -> Multiple[Lab, Segment]:
    """What was asked at the start does not change."""
    return markup_at_start


def opening_shelf_horizon(shelf_horizon_today: Doublings[Lab, Shelf]) -> Doublings[Lab, Shelf]:
    """Horizons of what is for sale at the start."""
    return shelf_horizon_today


def frontier_today(shelf_horizon_today: Doublings[Lab, Shelf]) -> Doublings:
    """The best for sale at the start."""
    return largest_over(largest_over(shelf_horizon_today, Shelf), Lab)


def lab_best_today(shelf_horizon_today: Doublings[Lab, Shelf]) -> Doublings[Lab]:
    """The best that a lab has for sale at the start."""
    return largest_over(shelf_horizon_today, Shelf)


def share_of_closed_today(lab_sales_today: USDPerMonth[Lab, Segment]) -> Share[Lab, Segment]:
    """A lab's share of what went to labs at the start."""
    return lab_sales_today / sum_over(lab_sales_today, Lab)


def open_appeal_to_make_up(
    quality_weight: Number, frontier_today: Doublings, open_horizon_today: Doublings, open_similarity: Share[Segment]
) -> Number[Segment]:
    """What open weights would gain, in logarithms, if they caught up with the frontier of today."""
    return quality_weight * (frontier_today - open_horizon_today) / (1 - open_similarity)


def next_brand(brand: Number[Lab, Segment], brand_drift: Number, brand_shock: Number[Lab]) -> Number[Lab, Segment]:
    """A brand drifts with what quality and price do not explain, alike in all segments: word of mouth, reach."""
    return brand + brand_drift * brand_shock


def next_open_brand(open_brand: Number[Segment]) -> Number[Segment]:
    """The reach of open weights stays what it was found to be."""
    return open_brand


def opening_brand(
    share_of_closed_today: Share[Lab, Segment],
    nest_similarity: Share[Segment],
    shelf_appeal_today: Number[Lab],
    price_burden_today: Number[Lab, Segment],
) -> Number[Lab, Segment]:
    """What a lab's name and reach add to its appeal: the part of its share that quality and price leave over."""
    return (1 - nest_similarity) * log(share_of_closed_today) - shelf_appeal_today + price_burden_today


def opening_open_brand(
    open_share_today: Share[Segment],
    open_horizon_today: Doublings,
    frontier_today: Doublings,
    quality_weight: Number,
    open_price_burden_today: Number[Segment],
    open_similarity: Share[Segment],
) -> Number[Segment]:
    """What reach adds to the appeal of open weights."""
    odds = (1 - open_similarity) * log(open_share_today / (1 - open_share_today))
    return odds - quality_weight * (open_horizon_today - frontier_today) + open_price_burden_today


def opening_open_horizon(open_horizon_today: Doublings) -> Doublings:
    """How far open weights are at the start."""
    return open_horizon_today
