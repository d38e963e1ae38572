"""What a dollar of compute buys a lab, and whether those who publish open weights get theirs."""

from sixteenth.arrays import sum_over
from sixteenth.units import Doublings, Lab, Multiple, Number, Share


def compute_for_a_dollar(
    hardware_gain: Multiple, hardware_had: Multiple[Lab], compute_price: Multiple
) -> Multiple[Lab]:
    """How much compute a dollar buys a lab, against the start: more with hardware, less where chips are short."""
    return hardware_gain * hardware_had / compute_price


def open_pace(open_weights_from: Share[Lab], compute_kept: Share[Lab]) -> Share:
    """Pace at which open weights follow, against that without rules: it is the pace of those who publish them."""
    return sum_over(open_weights_from * compute_kept, Lab)


def known_within_reach(
    common_horizon: Doublings, horizon_per_compute: Number, compute_lacking: Doublings[Lab]
) -> Doublings[Lab]:
    """How far what all know would bring a lab: what is known how to do still takes the compute to do it."""
    return common_horizon - horizon_per_compute * compute_lacking
