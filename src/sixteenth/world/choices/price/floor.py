"""A floor under prices: no lab asks less, on average over its segments, than it did at the start."""

from sixteenth.arrays import maximum, sum_over, where
from sixteenth.units import Lab, Multiple, Segment, Share


def part_asked(
    best_response_markup: Multiple[Lab, Segment],
    markup_at_start: Multiple[Lab, Segment],
    share_of_closed: Share[Lab, Segment],
) -> Multiple[Lab]:
    """Times its best reply that a lab asks: as much more as lifts its mean markup to that of the start; else all.

    Segments count by the lab's share of what labs sell there; a lab that sells nothing asks its best reply.
    """
    floor = sum_over(share_of_closed * markup_at_start, Segment)
    replied = sum_over(share_of_closed * best_response_markup, Segment)
    return maximum(floor / where(replied > 0, replied, 1), 1)
