"""What a lab sells beyond what capability, adoption and prices explain: its own growth, which fades into theirs.

Within a year a lab's sales follow their own trend better than any form that is common to all labs, and hardly damped;
after a year or two nothing of it can be told from what the rest of this room says (backtest). So each lab begins with
growth of its own, which halves in some time and meets shocks; what it has brought by then is given back as slowly.
"""

from sixteenth.arrays import exp, sum_over, where
from sixteenth.units import Flag, Lab, Months, Multiple, Number, PerMonth, Segment, Share, USDPerMonth


def opening_unexplained_growth(unexplained_growth_today: PerMonth[Lab]) -> PerMonth[Lab]:
    """Growth of a lab's sales at the start beyond what the rest of the market explains."""
    return unexplained_growth_today


def next_unexplained_growth(
    unexplained_growth: PerMonth[Lab],
    growth_half_life: Months,
    growth_surprise: PerMonth,
    growth_luck: Number[Lab],
    month: Months,
) -> PerMonth[Lab]:
    """Growth of a lab's sales beyond what is explained: it halves in its time, and meets the luck of the month."""
    return unexplained_growth * (1 / 2) ** (month / growth_half_life) + growth_surprise * growth_luck


def opening_unexplained_sales(sales_error: Number[Lab]) -> Number[Lab]:
    """How far a lab's sales at the start may be from what was reported of them, in logarithms."""
    return sales_error


def next_unexplained_sales(
    unexplained_sales: Number[Lab],
    sales_half_life: Months,
    own_growth: Number[Lab],
    sales_surprise: Number,
    sales_luck: Number[Lab],
    month: Months,
) -> Number[Lab]:
    """A lab's sales against what is explained, in logarithms: they grow by themselves, and come back in the end."""
    return unexplained_sales * (1 / 2) ** (month / sales_half_life) + own_growth + sales_surprise * sales_luck


def own_growth(
    unexplained_growth: PerMonth[Lab],
    has_stopped: Flag[Lab],
    models_may_improve: Flag,
    speed_after_stop: Share,
    month: Months,
) -> Number[Lab]:
    """What a month adds to a lab's sales by itself, in logarithms: nothing once the lab trains no more models.

    Where no lab's models improve any more it slows down as adoption does.
    """
    return unexplained_growth * month * (1 - has_stopped) * where(models_may_improve, 1, speed_after_stop)


def sales_multiple(unexplained_sales: Number[Lab]) -> Multiple[Lab]:
    """How much a lab's customers buy, against what is explained."""
    return exp(unexplained_sales)


def segment_multiple(
    customer_share: Share[Lab, Segment], sales_multiple: Multiple[Lab], open_customer_share: Share[Segment]
) -> Multiple[Segment]:
    """How much a segment would buy, against what is explained: each lab's customers as that lab's, hosts' as such."""
    return sum_over(customer_share * sales_multiple, Lab) + open_customer_share


def segment_spend(
    segment_demand: USDPerMonth[Segment],
    segment_multiple: Multiple[Segment],
    spend_cap: USDPerMonth[Segment],
    spend_scale: Multiple[Segment],
) -> USDPerMonth[Segment]:
    """What a segment spends: what is explained and labs' own growth, the less of it the nearer the segment's cap."""
    cap = spend_cap * spend_scale
    return cap * segment_demand * segment_multiple / (cap + segment_demand * (segment_multiple - 1))


def lab_share(
    customer_share: Share[Lab, Segment], sales_multiple: Multiple[Lab], segment_multiple: Multiple[Segment]
) -> Share[Lab, Segment]:
    """A lab's share of a segment's spending."""
    return customer_share * sales_multiple / segment_multiple


def open_share(open_customer_share: Share[Segment], segment_multiple: Multiple[Segment]) -> Share[Segment]:
    """Share of a segment's spending that goes to hosts of open weights."""
    return open_customer_share / segment_multiple
