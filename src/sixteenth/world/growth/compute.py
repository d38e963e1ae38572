"""What a dollar of compute buys a lab, and whether those who publish open weights get theirs."""

from sixteenth.arrays import sum_over
from sixteenth.units import Lab, Multiple, Share


def compute_for_a_dollar(
    hardware_gain: Multiple, hardware_had: Multiple[Lab], compute_price: Multiple
) -> Multiple[Lab]:
    """How much compute a dollar buys a lab, against the start: more with hardware, less where chips are short."""
    return hardware_gain * hardware_had / compute_price


def open_pace(open_weights_from: Share[Lab], compute_kept: Share[Lab], publishers_capacity: Share[Lab]) -> Share:
    """Pace at which open weights follow, against that at the start: it is the pace of those who publish them."""
    return sum_over(open_weights_from * compute_kept * publishers_capacity, Lab)
