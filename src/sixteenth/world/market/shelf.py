"""What a lab's models are worth together: a nest of its own, in which copies of one model do not count as variety.

A model counts as far as customers can tell it from the next newer one (Ackerberg and Rysman 2005), so that a lab which
launches the same model again has no more to offer than before.
"""

from sixteenth.arrays import exp, largest_over, log, maximum, previous, sum_over, where
from sixteenth.units import Doublings, Lab, Number, Share, Shelf


def told_apart(
    shelf_horizon: Doublings[Lab, Shelf], shelf_position: Number[Shelf], crowding: Share, doublings_apart: Doublings
) -> Share[Lab, Shelf]:
    """How far a model counts beside the next newer one: not at all where they are the same; the newest counts fully."""
    step = previous(shelf_horizon, Shelf) - shelf_horizon
    same = exp(-maximum(step, -step) / doublings_apart)
    return 1 - where(shelf_position > 0, crowding * same, 0)


def quality_of_lab(shelf_horizon: Doublings[Lab, Shelf]) -> Doublings[Lab]:
    """The best on a lab's shelf, whether or not it is still in business."""
    return largest_over(shelf_horizon, Shelf)


def model_attraction(
    shelf_horizon: Doublings[Lab, Shelf], quality_of_lab: Doublings[Lab], quality_weight: Number, shelf_apart: Share
) -> Number[Lab, Shelf]:
    """Weight of a model against the best of its lab, by quality alone."""
    return exp(quality_weight * (shelf_horizon - quality_of_lab) / shelf_apart)


def shelf_attraction(model_attraction: Number[Lab, Shelf], told_apart: Share[Lab, Shelf]) -> Number[Lab]:
    """Weight of all models of a lab against its best."""
    return sum_over(model_attraction * told_apart, Shelf)


def shelf_appeal(
    quality_of_lab: Doublings[Lab],
    market_frontier: Doublings,
    quality_weight: Number,
    shelf_attraction: Number[Lab],
    shelf_apart: Share,
) -> Number[Lab]:
    """What a lab's models draw together: its best, and something for others that are unlike it."""
    return quality_weight * (quality_of_lab - market_frontier) + shelf_apart * log(shelf_attraction)


def share_of_shelf(
    model_attraction: Number[Lab, Shelf], told_apart: Share[Lab, Shelf], shelf_attraction: Number[Lab]
) -> Share[Lab, Shelf]:
    """Share of a lab's sales that each model on its shelf has."""
    return model_attraction * told_apart / shelf_attraction


def told_apart_today(
    shelf_horizon_today: Doublings[Lab, Shelf],
    shelf_position: Number[Shelf],
    crowding: Share,
    doublings_apart: Doublings,
) -> Share[Lab, Shelf]:
    """How far a model counted beside the next newer one at the start."""
    step = previous(shelf_horizon_today, Shelf) - shelf_horizon_today
    same = exp(-maximum(step, -step) / doublings_apart)
    return 1 - where(shelf_position > 0, crowding * same, 0)


def shelf_appeal_today(
    shelf_horizon_today: Doublings[Lab, Shelf],
    lab_best_today: Doublings[Lab],
    frontier_today: Doublings,
    quality_weight: Number,
    told_apart_today: Share[Lab, Shelf],
    shelf_apart: Share,
) -> Number[Lab]:
    """What quality alone, over the whole shelf, gave a lab at the start."""
    weight = exp(quality_weight * (shelf_horizon_today - lab_best_today) / shelf_apart)
    variety = shelf_apart * log(sum_over(weight * told_apart_today, Shelf))
    return quality_weight * (lab_best_today - frontier_today) + variety
