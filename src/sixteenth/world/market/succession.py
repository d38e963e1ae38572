"""What a lab would sell without its newer models: rivals, prices and what segments spend stay as they are.

The closed form of `choice`, with one lab's newer offers taken off its shelf: no second run is needed.
"""

from sixteenth.arrays import entry_at, exp, following, log, maximum, sum_onward, sum_over
from sixteenth.units import Lab, Multiple, Number, Segment, Share, Shelf, USDPerMonth


def shelf_left(
    model_attraction: Number[Lab, Shelf],
    told_apart: Share[Lab, Shelf],
    shelf_attraction: Number[Lab],
    least_attraction: Number,
) -> Share[Lab, Shelf]:
    """Weight of a model and those before it against all of its shelf: the first that is left counts fully."""
    hidden = model_attraction * (1 - told_apart)
    onward = sum_onward(model_attraction * told_apart, Shelf) + hidden
    return maximum(onward / shelf_attraction, least_attraction)


def attraction_without_newer(
    lab_attraction: Number[Lab, Segment],
    shelf_left: Share[Lab, Shelf],
    shelf_apart: Share,
    labs_apart: Share[Segment],
) -> Number[Lab, Shelf, Segment]:
    """Weight of a model and of those before it: what its lab has for sale once the newer ones are taken away."""
    return lab_attraction * exp(shelf_apart / labs_apart * log(shelf_left))


def closed_attraction_without_newer(
    closed_attraction: Number[Segment],
    lab_attraction: Number[Lab, Segment],
    attraction_without_newer: Number[Lab, Shelf, Segment],
    least_attraction: Number,
) -> Number[Lab, Shelf, Segment]:
    """Weight of all labs' offers, the newer ones of one lab taken away."""
    return maximum(closed_attraction - lab_attraction + attraction_without_newer, least_attraction)


def closed_pull_without_newer(
    closed_attraction_without_newer: Number[Lab, Shelf, Segment],
    relative_dissimilarity: Share[Segment],
    pull_of_best: Number[Segment],
) -> Number[Lab, Shelf, Segment]:
    """Weight of the labs' nest against the others, the newer models of one lab taken away."""
    return exp(pull_of_best + relative_dissimilarity * log(closed_attraction_without_newer))


def lab_choice_without_newer(
    attraction_without_newer: Number[Lab, Shelf, Segment],
    closed_attraction_without_newer: Number[Lab, Shelf, Segment],
    closed_pull_without_newer: Number[Lab, Shelf, Segment],
    open_pull: Number[Segment],
    weight_of_not_buying: Number,
) -> Share[Lab, Shelf, Segment]:
    """Share of those who choose that a lab would have with a model and those before it alone."""
    closed_share = closed_pull_without_newer / (closed_pull_without_newer + open_pull + weight_of_not_buying)
    return attraction_without_newer / closed_attraction_without_newer * closed_share


def spend_to_choose(
    segment_spend: USDPerMonth[Segment],
    lab_share: Share[Lab, Segment],
    share_served: Share[Lab],
    lab_choice: Share[Lab, Segment],
    least_attraction: Number,
) -> USDPerMonth[Lab, Segment]:
    """What a segment would spend if a lab's share of those who choose were to give the lab's present sales.

    So customers who stay count as those who choose do: they would have come, and gone, for the same models.
    """
    return segment_spend * (lab_share * share_served / maximum(lab_choice, least_attraction))


def lab_sales_without_newer(
    spend_to_choose: USDPerMonth[Lab, Segment], lab_choice_without_newer: Share[Lab, Shelf, Segment]
) -> USDPerMonth[Lab, Shelf, Segment]:
    """What a lab would sell to a segment with a model and those before it alone."""
    return spend_to_choose * lab_choice_without_newer


def shelf_increment(
    lab_sales_without_newer: USDPerMonth[Lab, Shelf, Segment],
    markup: Multiple[Lab, Segment],
    contract_relief: Multiple[Lab],
) -> USDPerMonth[Lab, Shelf]:
    """Gross profit that each model adds to that of the models before it: over a shelf they add up to all of it."""
    gross_profit = sum_over(lab_sales_without_newer * (1 - contract_relief / (1 + markup)), Segment)
    return gross_profit - following(gross_profit, Shelf)


def kept_without_newest(
    lab_sales_without_newer: USDPerMonth[Lab, Shelf, Segment],
    company_revenue: USDPerMonth[Lab],
    least_revenue: USDPerMonth,
) -> Share[Lab]:
    """Share of its sales that a lab's older models would keep without its newest; rivals would take the rest."""
    kept = entry_at(sum_over(lab_sales_without_newer, Segment), Shelf, 1)
    return kept / maximum(company_revenue, least_revenue)
