"""Customers or channels are cut off from a lab: by it, by its rival that bought them, or by a rule.

Those cut off from one lab are other people than those cut off from the next, so that a cut takes as large a part of a
lab's customers as it is of the segment. They choose among the others by the same nested logit, one lab taken away.
"""

from sixteenth.arrays import exp, log, maximum, sum_over
from sixteenth.units import Lab, Number, Segment, Share


def newly_cut(access_cut: Share[Lab, Segment], cut_before: Share[Lab, Segment]) -> Share[Lab, Segment]:
    """Part of those who could buy from a lab until now who no longer may."""
    return maximum(access_cut - cut_before, 0) / (1 - cut_before)


def next_cut_before(access_cut: Share[Lab, Segment]) -> Share[Lab, Segment]:
    """Part of a segment that could not buy from a lab in the month before."""
    return access_cut


def closed_pull_elsewhere(
    closed_attraction: Number[Segment],
    lab_attraction: Number[Lab, Segment],
    relative_dissimilarity: Share[Segment],
    pull_of_best: Number[Segment],
    least_attraction: Number,
) -> Number[Lab, Segment]:
    """Weight of all other labs against open weights, for who may not buy from a lab."""
    return exp(
        pull_of_best + relative_dissimilarity * log(maximum(closed_attraction - lab_attraction, least_attraction))
    )


def closed_choice_elsewhere(
    closed_pull_elsewhere: Number[Lab, Segment], open_pull: Number[Segment], weight_of_not_buying: Number
) -> Share[Lab, Segment]:
    """Share of those who may not buy from a lab that chooses another lab."""
    return closed_pull_elsewhere / (closed_pull_elsewhere + open_pull + weight_of_not_buying)


def weight_of_the_cut(
    access_cut: Share[Lab, Segment],
    closed_choice_elsewhere: Share[Lab, Segment],
    closed_attraction: Number[Segment],
    lab_attraction: Number[Lab, Segment],
    least_attraction: Number,
) -> Number[Lab, Segment]:
    """Share of a segment that those cut off from a lab bring to any other, for each part of that one's attraction."""
    return access_cut * closed_choice_elsewhere / maximum(closed_attraction - lab_attraction, least_attraction)


def free_to_choose(access_cut: Share[Lab, Segment]) -> Share[Segment]:
    """Share of a segment that may buy from every lab."""
    return 1 - sum_over(access_cut, Lab)


def lab_pick(
    lab_choice: Share[Lab, Segment],
    free_to_choose: Share[Segment],
    lab_attraction: Number[Lab, Segment],
    weight_of_the_cut: Number[Lab, Segment],
) -> Share[Lab, Segment]:
    """A lab's share of those who choose: of the free, and of those who may not buy from another lab."""
    return lab_choice * free_to_choose + lab_attraction * (sum_over(weight_of_the_cut, Lab) - weight_of_the_cut)


def open_pick(
    open_choice: Share[Segment],
    free_to_choose: Share[Segment],
    access_cut: Share[Lab, Segment],
    closed_choice_elsewhere: Share[Lab, Segment],
) -> Share[Segment]:
    """Share of those who choose that takes open weights, where all of them buy."""
    return open_choice * free_to_choose + sum_over(access_cut * (1 - closed_choice_elsewhere), Lab)
