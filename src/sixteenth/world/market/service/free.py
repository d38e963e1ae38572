"""A part of a segment is served for nothing, by sellers who earn with its attention: bundled, or with advertising."""

from sixteenth.arrays import sum_over
from sixteenth.units import Lab, Multiple, Segment, Share, USDPerMonth


def segment_demand(segment_willing: USDPerMonth[Segment], share_paying: Share[Segment]) -> USDPerMonth[Segment]:
    """What a segment would spend by what is explained, where only a part of it is asked to pay."""
    return segment_willing * share_paying


def free_service_cost(
    lab_sales_wanted: USDPerMonth[Lab, Segment], markup: Multiple[Lab, Segment], share_paying: Share[Segment]
) -> USDPerMonth[Lab]:
    """Cost of serving those whom a lab serves for nothing where others pay: the free part of a segment."""
    return sum_over(lab_sales_wanted / (1 + markup) * ((1 - share_paying) / share_paying), Segment)


def attention_income(free_service_cost: USDPerMonth[Lab], worth_of_attention: Multiple[Lab]) -> USDPerMonth[Lab]:
    """What a lab earns with the attention of those it serves for nothing, by advertising or for its parent."""
    return free_service_cost * worth_of_attention
