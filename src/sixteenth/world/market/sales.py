"""What each lab sells, of which model, and what serving it costs."""

from sixteenth.arrays import sum_over
from sixteenth.units import Lab, Months, Multiple, PerMonth, Segment, Share, Shelf, USDPerMonth


def lab_sales_wanted(segment_spend: USDPerMonth[Segment], lab_share: Share[Lab, Segment]) -> USDPerMonth[Lab, Segment]:
    """What a segment would buy of a lab."""
    return segment_spend * lab_share


def lab_sales(lab_sales_wanted: USDPerMonth[Lab, Segment], share_served: Share[Lab]) -> USDPerMonth[Lab, Segment]:
    """A lab's sales to a segment: what is wanted, as far as there is compute to serve it."""
    return lab_sales_wanted * share_served


def cost_of_sales_wanted(
    lab_sales_wanted: USDPerMonth[Lab, Segment], markup: Multiple[Lab, Segment]
) -> USDPerMonth[Lab]:
    """What serving all who want a lab's models would cost, at the price of chips of the month."""
    return sum_over(lab_sales_wanted / (1 + markup), Segment)


def cost_of_sales(cost_of_sales_wanted: USDPerMonth[Lab], share_served: Share[Lab]) -> USDPerMonth[Lab]:
    """What serving a lab's sales costs at the price of chips of the month."""
    return cost_of_sales_wanted * share_served


def shelf_sales(lab_sales: USDPerMonth[Lab, Segment], share_of_shelf: Share[Lab, Shelf]) -> USDPerMonth[Lab, Shelf]:
    """Sales of each model on a lab's shelf."""
    return sum_over(lab_sales, Segment) * share_of_shelf


def shelf_serving_cost(
    cost_of_sales: USDPerMonth[Lab], share_of_shelf: Share[Lab, Shelf], contract_relief: Multiple[Lab]
) -> USDPerMonth[Lab, Shelf]:
    """Cost of serving each model on a lab's shelf: what is left of sales without the markup, less where contracted."""
    return cost_of_sales * contract_relief * share_of_shelf


def spend_industry(segment_spend: USDPerMonth[Segment]) -> USDPerMonth:
    """What all segments spend on models, of labs and hosts."""
    return sum_over(segment_spend, Segment)


def next_world_output(world_output: USDPerMonth, growth_of_world_output: PerMonth, month: Months) -> USDPerMonth:
    """World output, in money, as it was growing."""
    return world_output * (1 + growth_of_world_output * month)


def share_of_world_output(spend_industry: USDPerMonth, world_output: USDPerMonth, output_scale: Multiple) -> Share:
    """What all segments spend on models, against all that the world makes, with what models add to it."""
    return spend_industry / (world_output * output_scale)
