"""What medicine could cure: the share rises along a logistic, faster where models do research."""

from sixteenth.arrays import exp, log, sum_over
from sixteenth.units import Disease, Doublings, Months, Multiple, Number, People, PerMonth, Segment, Share, USDPerMonth


def research_within_reach(
    market_frontier: Doublings,
    research_task_length: Doublings,
    research_task_spread: Doublings,
    normal_slope: Number,
) -> Share:
    """Share of research tasks that are no longer than models can do: task lengths are lognormal."""
    return 1 / (1 + exp(-normal_slope * (market_frontier - research_task_length) / research_task_spread))


def science_share_of_use(segment_spend: USDPerMonth[Segment], weight_in_research: Share[Segment]) -> Share:
    """Share of what is spent on models that is spent on research."""
    return sum_over(segment_spend * weight_in_research, Segment) / sum_over(segment_spend, Segment)


def minds_for_one(expert_equivalents: People, science_share_of_use: Share, health_researchers: People) -> Multiple:
    """How many minds work on cures for each researcher there is, models among them."""
    return 1 + expert_equivalents * science_share_of_use / health_researchers


def research_share_sped(
    research_within_reach: Share,
    adoption: Share[Segment],
    weight_in_research: Share[Segment],
    most_research_sped: Share,
) -> Share:
    """Share of the time of medical research that models can shorten: the rest waits for cells, patients and rules."""
    return most_research_sped * research_within_reach * sum_over(adoption * weight_in_research, Segment)


def research_speed(research_share_sped: Share, minds_for_one: Multiple) -> Multiple:
    """How many times faster medical research moves with models than without (Amdahl: what is not sped holds it)."""
    return 1 / (1 - research_share_sped + research_share_sped / minds_for_one)


def opening_cure_logit(cure_share_today: Share[Disease]) -> Number[Disease]:
    """Where the curable share stands on its logistic at the start."""
    return log(cure_share_today / (1 - cure_share_today))


def next_cure_logit(
    cure_logit: Number[Disease],
    cure_pace: PerMonth,
    pace_of_record: Multiple[Disease],
    research_speed: Multiple,
    month: Months,
) -> Number[Disease]:
    """Where the curable share stands on its logistic."""
    return cure_logit + cure_pace * pace_of_record * research_speed * month


def opening_cure_logit_without(cure_share_today: Share[Disease]) -> Number[Disease]:
    """Where the curable share stands on its logistic at the start, with models or without."""
    return log(cure_share_today / (1 - cure_share_today))


def next_cure_logit_without(
    cure_logit_without: Number[Disease], cure_pace: PerMonth, pace_of_record: Multiple[Disease], month: Months
) -> Number[Disease]:
    """Where the curable share would stand if models sped no research."""
    return cure_logit_without + cure_pace * pace_of_record * month


def cure_share(cure_logit: Number[Disease]) -> Share[Disease]:
    """Share of cases that the best known treatment would cure: what is discovered, not yet what is delivered."""
    return 1 / (1 + exp(-cure_logit))


def cure_share_without(cure_logit_without: Number[Disease]) -> Share[Disease]:
    """Share of cases that the best known treatment would cure if models sped no research."""
    return 1 / (1 + exp(-cure_logit_without))
