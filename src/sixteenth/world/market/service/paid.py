"""Customers pay; what a lab serves for nothing is in its cost of free users."""

from sixteenth.arrays import constant
from sixteenth.units import Lab, Segment, USDPerMonth


def segment_demand(segment_willing: USDPerMonth[Segment]) -> USDPerMonth[Segment]:
    """What a segment would spend by what is explained."""
    return segment_willing


def free_service_cost() -> USDPerMonth[Lab]:
    """No segment is served for nothing."""
    return constant(0)


def attention_income() -> USDPerMonth[Lab]:
    """Nobody's attention stands in for pay."""
    return constant(0)
