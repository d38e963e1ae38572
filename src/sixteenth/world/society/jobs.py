"""Whose jobs go: tasks that are exposed, within reach, and given to models of which there are enough, less new ones."""

from sixteenth.arrays import exp, log, maximum, minimum, smallest_over, sum_over
from sixteenth.units import (
    Doublings,
    Flag,
    Months,
    Number,
    Occupation,
    People,
    Segment,
    Share,
)


def work_within_reach(
    market_frontier: Doublings,
    reliability_gap: Doublings,
    work_task_length: Doublings,
    work_task_spread: Doublings,
    normal_slope: Number,
) -> Share:
    """Share of exposed tasks that models do well enough: task lengths are lognormal, horizons at half success too long.

    The normal curve is written as a logistic, which differs from it by less than .0095 anywhere.
    """
    return 1 / (1 + exp(-normal_slope * (market_frontier - reliability_gap - work_task_length) / work_task_spread))


def business_adoption(adoption: Share[Segment], weight_in_work: Share[Segment]) -> Share:
    """Share of firms that have bought models."""
    return sum_over(adoption * weight_in_work, Segment)


def opening_work_adoption(work_adoption_today: Share) -> Share:
    """Share of work that is organised around models at the start."""
    return work_adoption_today


def next_work_adoption(
    work_adoption: Share, business_adoption: Share, months_to_reorganise: Months, month: Months
) -> Share:
    """Share of work that is organised around models: who has bought them reorganises later."""
    return work_adoption + maximum(business_adoption - work_adoption, 0) * minimum(month / months_to_reorganise, 1)


def share_profitable(work_within_reach: Share, work_adoption: Share, share_staffed: Share) -> Share:
    """Share of exposed tasks that models do: they are good enough, in use, and there are enough of them."""
    return work_within_reach * work_adoption * share_staffed


def tasks_taken_over(
    exposed_today: Share[Occupation],
    exposed_with_tools: Share[Occupation],
    exposed_at_most: Share[Occupation],
    exposed_by_tools: Share,
    exposed_by_horizon: Share,
    share_profitable: Share,
) -> Share[Occupation]:
    """Share of an occupation's tasks that models do, of those that are exposed to them by now."""
    tools = (exposed_with_tools - exposed_today) * exposed_by_tools
    horizon = (exposed_at_most - exposed_today) * exposed_by_horizon
    return (exposed_today + tools + horizon) * share_profitable


def displaced_share(tasks_taken_over: Share[Occupation], share_reinstated: Share) -> Share[Occupation]:
    """Share of an occupation's jobs that have gone, against no models: tasks taken over less new ones that arise."""
    return tasks_taken_over * (1 - share_reinstated)


def entry_level_employment(
    displaced_share: Share[Occupation], entry_share_of_displacement: Share, entry_share_of_jobs: Share
) -> Share[Occupation]:
    """Employment of beginners in an occupation, against no models: each job that goes is the likelier one of theirs."""
    return exp(log(1 - displaced_share) * entry_share_of_displacement / entry_share_of_jobs)


def entry_level_where_most_exposed(entry_level_employment: Share[Occupation]) -> Share:
    """Employment of beginners in the most exposed occupations, against no models."""
    return smallest_over(entry_level_employment, Occupation)


def entry_level_office_employment(
    entry_level_employment: Share[Occupation], jobs_today: People[Occupation], is_office_work: Flag[Occupation]
) -> Share:
    """Employment of beginners in offices, against no models."""
    office = jobs_today * is_office_work
    return sum_over(entry_level_employment * office, Occupation) / sum_over(office, Occupation)


def jobs_displaced(displaced_share: Share[Occupation], jobs_today: People[Occupation]) -> Share:
    """Share of all jobs that have gone, against no models."""
    return sum_over(displaced_share * jobs_today, Occupation) / sum_over(jobs_today, Occupation)


def pay_displaced(exposure_of_pay: Share, share_profitable: Share, share_reinstated: Share) -> Share:
    """Share of all pay that was earned in jobs that have gone."""
    return exposure_of_pay * share_profitable * (1 - share_reinstated)
