"""How alike labs' offers are to customers: the more so, the less they differ in quality.

What tells offers apart is in part how good they are. When progress stops or rivals catch up, that part goes, customers
compare prices, and markups fall.
"""

from sixteenth.arrays import maximum, minimum, sum_over, where
from sixteenth.units import Doublings, Flag, Lab, Months, Segment, Share


def quality_gap_today(
    frontier_today: Doublings,
    lab_best_today: Doublings[Lab],
    open_horizon_today: Doublings,
    lab_share_today: Share[Lab, Segment],
    open_share_today: Share[Segment],
) -> Doublings[Segment]:
    """How far what a segment bought was behind the labs' frontier at the start; open weights ahead of it are level."""
    behind = sum_over(lab_share_today * (frontier_today - lab_best_today), Lab)
    return behind + open_share_today * maximum(frontier_today - open_horizon_today, 0)


def quality_gap_now(
    market_frontier: Doublings,
    lab_best_horizon: Doublings[Lab],
    is_alive: Flag[Lab],
    open_horizon: Doublings,
    lab_share_today: Share[Lab, Segment],
    open_share_today: Share[Segment],
) -> Doublings[Segment]:
    """How far the sellers of the start that are left are behind the frontier, in the parts they had of a segment."""
    behind = sum_over(lab_share_today * (market_frontier * is_alive - lab_best_horizon), Lab)
    left = sum_over(lab_share_today * is_alive, Lab) + open_share_today
    return (behind + open_share_today * maximum(market_frontier - open_horizon, 0)) / left


def opening_quality_gap(quality_gap_today: Doublings[Segment]) -> Doublings[Segment]:
    """How far sellers were behind the frontier at the start, as customers had come to see it."""
    return quality_gap_today


def next_quality_gap(
    quality_gap: Doublings[Segment], quality_gap_now: Doublings[Segment], gap_smoothing: Months, month: Months
) -> Doublings[Segment]:
    """How far sellers are behind the frontier as customers have come to see it: not by the launch of a month."""
    return quality_gap + (quality_gap_now - quality_gap) * minimum(month / gap_smoothing, 1)


def labs_apart(
    nest_similarity: Share[Segment],
    convergence: Share,
    quality_gap: Doublings[Segment],
    quality_gap_today: Doublings[Segment],
) -> Share[Segment]:
    """How unlike labs' offers are to customers: the part that quality makes falls with the gap in quality.

    Where nothing was behind the frontier at the start there is no gap that could close, and offers stay as unlike as
    they were.
    """
    was_behind = quality_gap_today > 0
    gap_left = where(was_behind, quality_gap / where(was_behind, quality_gap_today, 1), 1)
    return (1 - nest_similarity) * (1 - convergence * (1 - minimum(gap_left, 1)))
