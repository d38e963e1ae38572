"""The default: a share of prudently forecast revenue that fades as a lab grows up, within what it can afford."""

from sixteenth.arrays import exp, log, maximum, minimum, where
from sixteenth.units import USD, Flag, Lab, Months, Multiple, Share, USDPerMonth


def next_research_ratio(
    research_ratio: Share[Lab], mature_research_ratio: Share, research_half_life: Months, month: Months
) -> Share[Lab]:
    """Research for each dollar of expected revenue: from today's ratio to that of a grown-up lab."""
    fading = exp(-log(2) * month / research_half_life)
    return mature_research_ratio + (research_ratio - mature_research_ratio) * fading


def parents_support(
    parent_budget: USDPerMonth[Lab], present_value: USD[Lab], parents_patience: USD[Lab]
) -> USDPerMonth[Lab]:
    """What a parent puts into research in a month, until its lab has lost all that it has patience for."""
    return where(present_value + parents_patience > 0, parent_budget, 0)


def affordable_research(
    cash: USD[Lab],
    share_of_cash_at_risk: Share,
    funding_capacity: USD[Lab],
    profit_before_research: USDPerMonth[Lab],
    has_parent: Flag[Lab],
    parents_support: USDPerMonth[Lab],
    year: Months,
) -> USDPerMonth[Lab]:
    """What a lab can pay for research in a month, out of its business, its bank and its backers."""
    own = (maximum(cash, 0) * share_of_cash_at_risk + funding_capacity) / year + profit_before_research
    return maximum(where(has_parent, parents_support + profit_before_research, own), 0)


def funding_capacity(
    valuation: USD[Lab], funding_capacity_share: Share, funding_capacity_share_stopped: Share, progress_runs: Flag
) -> USD[Lab]:
    """What backers would put in over a year."""
    return valuation * where(progress_runs, funding_capacity_share, funding_capacity_share_stopped)


def research_aimed(
    research_ratio: Share[Lab],
    prudent_revenue: USDPerMonth[Lab],
    affordable_research: USDPerMonth[Lab],
    parents_support: USDPerMonth[Lab],
    staff_for_compute: Multiple,
    effort_after_stop: Share[Lab],
) -> USDPerMonth[Lab]:
    """Research compute a lab plans for, once what it orders now is delivered; a parent's support comes on top."""
    planned = minimum(research_ratio * prudent_revenue + parents_support, affordable_research)
    return planned / (1 + staff_for_compute) * effort_after_stop
