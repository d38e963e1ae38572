"""Buyers spend out of output and pay as models move them, and firms pay no more for models' work than for people's."""

from sixteenth.arrays import minimum, sum_over, where
from sixteenth.units import Flag, Multiple, People, Segment, Share, USDPerMonth, USDPerPersonMonth


def spend_scale(paid_from_pay: Share[Segment], pay_felt: Multiple, output_felt: Multiple) -> Multiple[Segment]:
    """What a segment can spend, against the start: households out of pay, firms and laboratories out of output."""
    return paid_from_pay * pay_felt + (1 - paid_from_pay) * output_felt


def output_scale(output_felt: Multiple) -> Multiple:
    """World output, against what it was growing to."""
    return output_felt


def part_paid(
    segment_wanted: USDPerMonth[Segment],
    buys_work: Flag[Segment],
    workers_replaced: People,
    pay_replaced: USDPerPersonMonth,
) -> Share[Segment]:
    """Part of what a segment would spend that it pays: for work, never more than people would be paid for it."""
    wanted = sum_over(segment_wanted * buys_work, Segment)
    return where(buys_work > 0, minimum(workers_replaced * pay_replaced / wanted, 1), 1)
