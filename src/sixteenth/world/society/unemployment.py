"""Who lost a job and has not found another: unemployment rises while jobs go faster than people move."""

from sixteenth.arrays import exp, minimum, sum_over
from sixteenth.units import Doublings, Months, Number, Occupation, People, Share


def work_within_reach_today(
    frontier_today: Doublings,
    reliability_gap: Doublings,
    work_task_length: Doublings,
    work_task_spread: Doublings,
    normal_slope: Number,
) -> Share:
    """Share of exposed tasks that models do well enough at the start."""
    return 1 / (1 + exp(-normal_slope * (frontier_today - reliability_gap - work_task_length) / work_task_spread))


def opening_jobs_found(
    exposed_today: Share[Occupation],
    exposed_with_tools: Share[Occupation],
    work_within_reach_today: Share,
    work_adoption_today: Share,
    share_reinstated: Share,
    jobs_today: People[Occupation],
) -> Share:
    """What had gone before the start is in today's unemployment already."""
    exposed = exposed_today + (exposed_with_tools - exposed_today) * work_adoption_today
    gone = sum_over(exposed * jobs_today, Occupation) / sum_over(jobs_today, Occupation)
    return gone * work_within_reach_today * work_adoption_today * (1 - share_reinstated)


def next_jobs_found(jobs_found: Share, jobs_displaced: Share, months_to_find_work: Months, month: Months) -> Share:
    """Share of all jobs that have gone and whose people work elsewhere, or had been counted before."""
    return jobs_found + (jobs_displaced - jobs_found) * minimum(month / months_to_find_work, 1)


def unemployment(unemployment_today: Share, jobs_displaced: Share, jobs_found: Share) -> Share:
    """Unemployment: today's, and those whose jobs have gone and who have not found another."""
    return unemployment_today + jobs_displaced - jobs_found
