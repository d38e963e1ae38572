"""Which tasks are exposed to models: a rating of 2023, more as tools are built, and more as models do longer tasks.

Sums over occupations read constants alone, and are computed once; what moves from month to month are two shares.
"""

from sixteenth.arrays import exp, log, maximum, sum_over
from sixteenth.units import Doublings, Occupation, People, Share, USDPerPersonMonth


def exposed_by_horizon(market_frontier: Doublings, frontier_today: Doublings, exposure_half_way: Doublings) -> Share:
    """Part of the way from what raters of 2023 saw to all that can be done at a screen: none at today's horizon."""
    return 1 - exp(-log(2) * maximum(market_frontier - frontier_today, 0) / exposure_half_way)


def exposed_by_tools(work_adoption: Share, exposed_by_horizon: Share) -> Share:
    """Part of what tools add that counts: as far as they are built, and not exposed by the horizon already."""
    return work_adoption * (1 - exposed_by_horizon)


def pay_exposed_today(
    exposed_today: Share[Occupation],
    jobs_today: People[Occupation],
    occupation_pay: USDPerPersonMonth[Occupation],
) -> Share:
    """Share of all pay that is earned by tasks that models could shorten at the start."""
    pay = jobs_today * occupation_pay
    return sum_over(exposed_today * pay, Occupation) / sum_over(pay, Occupation)


def pay_exposed(
    exposed_with_tools: Share[Occupation],
    jobs_today: People[Occupation],
    occupation_pay: USDPerPersonMonth[Occupation],
) -> Share:
    """Share of all pay that is earned by tasks that models may come to do, by the rating of 2023."""
    pay = jobs_today * occupation_pay
    return sum_over(exposed_with_tools * pay, Occupation) / sum_over(pay, Occupation)


def pay_exposed_at_most(
    exposed_at_most: Share[Occupation],
    jobs_today: People[Occupation],
    occupation_pay: USDPerPersonMonth[Occupation],
) -> Share:
    """Share of all pay that is earned by tasks that models may ever come to do."""
    pay = jobs_today * occupation_pay
    return sum_over(exposed_at_most * pay, Occupation) / sum_over(pay, Occupation)


def exposure_of_pay(
    pay_exposed_today: Share,
    pay_exposed: Share,
    pay_exposed_at_most: Share,
    exposed_by_tools: Share,
    exposed_by_horizon: Share,
) -> Share:
    """Share of all pay that is earned by tasks exposed by now: tools are built, and horizons grow."""
    tools = (pay_exposed - pay_exposed_today) * exposed_by_tools
    return pay_exposed_today + tools + (pay_exposed_at_most - pay_exposed_today) * exposed_by_horizon


def tasks_wanted_today(
    pay_exposed_today: Share, pay_exposed: Share, work_within_reach_today: Share, work_adoption_today: Share
) -> Share:
    """Share of work, by pay, that models did at the start."""
    exposed = pay_exposed_today + (pay_exposed - pay_exposed_today) * work_adoption_today
    return exposed * work_within_reach_today * work_adoption_today


def pay_displaced_today(tasks_wanted_today: Share, share_reinstated: Share) -> Share:
    """Share of all pay that was earned in jobs that had gone by the start."""
    return tasks_wanted_today * (1 - share_reinstated)
