"""How many workers' hours the computation at work amounts to, what they cost, and how far they go round.

A worker here is an hour of work for an hour, whatever it can do: that models fail at long tasks, or do not learn on the
job, is in what tasks they are given, and in `growth/experts.py`. Today's number is what computation says, and never so
few that customers would pay more for models than for people, or that today's tasks could not be done: those who believe
in more computation for an hour's work would be at odds with what was paid for it.
"""

from sixteenth.arrays import maximum, minimum, sum_over
from sixteenth.units import (
    Flag,
    FLOPPerMonth,
    FLOPPerPersonMonth,
    Lab,
    Multiple,
    Number,
    Occupation,
    People,
    Segment,
    Share,
    USDPerFLOP,
    USDPerMonth,
    USDPerPersonMonth,
)


def compute_sold_today(
    lab_sales_today: USDPerMonth[Lab, Segment], markup_today: Multiple[Lab, Segment], price_of_compute_today: USDPerFLOP
) -> FLOPPerMonth:
    """Computation that served those who paid at the start: sales less the markup, at its price."""
    return sum_over(sum_over(lab_sales_today / (1 + markup_today), Segment), Lab) / price_of_compute_today


def workers_by_compute_today(
    compute_sold_today: FLOPPerMonth, share_for_experts: Share, compute_per_expert_today: FLOPPerPersonMonth
) -> People:
    """Workers whose hours that computation amounts to."""
    return compute_sold_today * share_for_experts / compute_per_expert_today


def pay_replaced_today(
    exposed_with_tools: Share[Occupation],
    jobs_today: People[Occupation],
    occupation_pay: USDPerPersonMonth[Occupation],
) -> USDPerPersonMonth:
    """Pay of a person at tasks that models may come to do: a professional's, since most of these tasks are theirs."""
    exposed = exposed_with_tools * jobs_today
    return sum_over(exposed * occupation_pay, Occupation) / sum_over(exposed, Occupation)


def work_spend_today(
    lab_sales_today: USDPerMonth[Lab, Segment], open_share_today: Share[Segment], buys_work: Flag[Segment]
) -> USDPerMonth:
    """What segments that buy work spent on models at the start."""
    return sum_over(sum_over(lab_sales_today, Lab) / (1 - open_share_today) * buys_work, Segment)


def workers_by_price_today(
    work_spend_today: USDPerMonth, pay_replaced_today: USDPerPersonMonth, dearest_today: Share
) -> People:
    """The fewest workers whose hours customers would have paid so much for."""
    return work_spend_today / (pay_replaced_today * dearest_today)


def workers_by_tasks_today(tasks_wanted_today: Share, workers_in_the_world: People) -> People:
    """The fewest workers that could do what models did at the start, beside the people who did the rest."""
    return workers_in_the_world * tasks_wanted_today / (1 - tasks_wanted_today)


def model_workers_today(
    workers_by_compute_today: People, workers_by_price_today: People, workers_by_tasks_today: People
) -> People:
    """Workers whose hours models did at the start, in line with computation, prices and tasks."""
    return maximum(workers_by_compute_today, maximum(workers_by_price_today, workers_by_tasks_today))


def opening_model_workers(model_workers_today: People) -> People:
    """Workers whose hours models do, at the start."""
    return model_workers_today


def next_model_workers(
    inference_compute: FLOPPerMonth,
    share_for_experts: Share,
    compute_per_expert: FLOPPerPersonMonth,
    model_workers_today: People,
    workers_by_compute_today: People,
) -> People:
    """Workers whose hours models do: with computation in use, and with what an hour's work takes of it."""
    found = inference_compute * share_for_experts / compute_per_expert
    return found * (model_workers_today / workers_by_compute_today)


def models_per_worker(model_workers: People, workers_in_the_world: People) -> Multiple:
    """Workers whose hours models do, for each person who works."""
    return model_workers / workers_in_the_world


def models_per_worker_today(model_workers_today: People, workers_in_the_world: People) -> Multiple:
    """Workers whose hours models did at the start, for each person who worked."""
    return model_workers_today / workers_in_the_world


def share_staffed(
    models_per_worker: Multiple,
    exposure_of_pay: Share,
    work_within_reach: Share,
    work_adoption: Share,
    least_attraction: Number,
) -> Share:
    """Part of the work that models would be given for which there are enough of them; people go on doing the rest.

    So many hands do so many tasks: where models and people did the same tasks, models would do their part of them.
    """
    wanted = maximum(exposure_of_pay * work_within_reach * work_adoption, least_attraction)
    return minimum(models_per_worker / (1 + models_per_worker) / wanted, 1)


def work_beyond_ratings(
    workers_by_price_today: People, tasks_wanted_today: Share, workers_in_the_world: People, least_attraction: Number
) -> Multiple:
    """Work that customers paid models for at the start, against what ratings of tasks count: no less than that."""
    rated = workers_in_the_world * maximum(tasks_wanted_today, least_attraction)
    return maximum(workers_by_price_today / rated, 1)


def workers_replaced(
    exposure_of_pay: Share,
    share_profitable: Share,
    workers_in_the_world: People,
    work_beyond_ratings: Multiple,
    model_workers: People,
) -> People:
    """People who would do what models do: as many as the tasks keep busy, however many models stand by."""
    return minimum(exposure_of_pay * share_profitable * workers_in_the_world * work_beyond_ratings, model_workers)


def pay_replaced(pay_replaced_today: USDPerPersonMonth, wage: Multiple) -> USDPerPersonMonth:
    """Pay of a person at tasks that models may come to do: it moves with wages, which models push up or down."""
    return pay_replaced_today * wage


def work_spend(segment_spend: USDPerMonth[Segment], buys_work: Flag[Segment]) -> USDPerMonth:
    """What segments that buy work spend on models."""
    return sum_over(segment_spend * buys_work, Segment)


def price_of_models_work(work_spend: USDPerMonth, model_workers: People) -> USDPerPersonMonth:
    """What a worker's hours cost where models work them."""
    return work_spend / model_workers
