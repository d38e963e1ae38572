"""How much each segment spends: the value of capability, how many have adopted it, and the mood of the month."""

from sixteenth.arrays import exp, log, minimum, smallest_over, sum_over, where
from sixteenth.units import Doublings, Flag, Lab, Months, Multiple, Number, PerMonth, Segment, Share, USDPerMonth


def potential_today(
    lab_sales_today: USDPerMonth[Lab, Segment], open_share_today: Share[Segment], adoption_today: Share[Segment]
) -> USDPerMonth[Segment]:
    """What a segment would spend at today's capability if all in it had adopted it."""
    return sum_over(lab_sales_today, Lab) / (1 - open_share_today) / adoption_today


def rungs_climbed(market_frontier: Doublings, frontier_today: Doublings, rung: Doublings) -> Number:
    """How many rungs, such as from a bachelor's work to a doctor's, the best model for sale has climbed since today."""
    return (market_frontier - frontier_today) / rung


def rungs_felt(rungs_climbed: Number, weight_of_experience: Share[Segment], experience_value: Share) -> Number[Segment]:
    """Rungs that a segment can use: a part of what capability is worth waits until models learn on the job."""
    return rungs_climbed * (1 - weight_of_experience * (1 - experience_value))


def potential_spend(
    spend_cap: USDPerMonth[Segment],
    potential_today: USDPerMonth[Segment],
    value_of_capability: Number[Segment],
    rungs_felt: Number[Segment],
    worth_of_a_rung: Multiple,
    spend_scale: Multiple[Segment],
) -> USDPerMonth[Segment]:
    """What a segment would spend if all in it had adopted it: a logistic in capability, from today up to a cap.

    Both ends move with what the segment has to spend.
    """
    climbed = exp(-log(worth_of_a_rung) * value_of_capability * rungs_felt)
    return spend_cap * spend_scale / (1 + (spend_cap / potential_today - 1) * climbed)


def spend_cap_of_output(spend_cap: USDPerMonth[Segment], world_output: USDPerMonth) -> Share:
    """Part of the world's output that all segments together would ever spend."""
    return sum_over(spend_cap, Segment) / world_output


def fastest_adoption(innovation: PerMonth[Segment], imitation: PerMonth[Segment]) -> PerMonth[Segment]:
    """Share of those left who would adopt in a month when nearly all others have."""
    return innovation + imitation


def adoption_speed(
    innovation: PerMonth[Segment], imitation: PerMonth[Segment], adoption: Share[Segment]
) -> PerMonth[Segment]:
    """Share of a segment that adopts in a month while progress runs: by itself, and because others have (Bass 1969)."""
    return (innovation + imitation * adoption) * (1 - adoption)


def opening_adoption(adoption_today: Share[Segment]) -> Share[Segment]:
    """Share of a segment that has adopted at the start."""
    return adoption_today


def models_may_improve(progress_runs: Flag, is_paused: Flag[Lab]) -> Flag:
    """Whether customers may expect better models: progress runs, and not all labs are paused."""
    return progress_runs * (1 - smallest_over(is_paused, Lab))


def next_adoption(
    adoption: Share[Segment],
    adoption_speed: PerMonth[Segment],
    models_may_improve: Flag,
    speed_after_stop: Share,
    month: Months,
) -> Share[Segment]:
    """Share of a segment that has adopted: adoption goes on after a stop and in a pause of all, more slowly."""
    return adoption + adoption_speed * month * where(models_may_improve, 1, speed_after_stop)


def next_segment_mood(
    segment_mood: Number[Segment], mood_persistence: Share, mood_spread: Number, mood_shock: Number[Segment]
) -> Number[Segment]:
    """How far spending is from what capability and adoption explain, in logarithms."""
    return mood_persistence * segment_mood + mood_spread * (1 - mood_persistence**2) ** (1 / 2) * mood_shock


def segment_wanted(
    potential_spend: USDPerMonth[Segment],
    adoption: Share[Segment],
    segment_mood: Number[Segment],
    price_response: Number[Segment],
    spend_cap: USDPerMonth[Segment],
    spend_scale: Multiple[Segment],
) -> USDPerMonth[Segment]:
    """What a segment would spend, never above its cap, which is a part of what it has."""
    moved = potential_spend * adoption * exp(segment_mood + price_response)
    return minimum(moved, spend_cap * spend_scale)


def segment_willing(segment_wanted: USDPerMonth[Segment], part_paid: Share[Segment]) -> USDPerMonth[Segment]:
    """What a segment would spend at what it is ready to pay for work."""
    return segment_wanted * part_paid
