"""Output and wages when models do more of the tasks: wages rise, then may collapse (Korinek and Suh 2024).

Machines of the start do their tasks as ever. Models do a part of those that people did, and are a factor of their own:
more of them make more, the less the fewer tasks they do. Without models it is Korinek and Suh's economy of capital and
people. What models cost to run is not taken off output: spending on models is that.
"""

from sixteenth.arrays import exp, log, maximum, where
from sixteenth.units import Flag, Months, Multiple, Number, PerMonth, Share


def automated_share_today(capital_per_worker_today: Multiple, capital_share: Share, substitution: Number) -> Share:
    """Share of tasks that machines do at the start: the one at which capital earns its share of income."""
    odds = exp(
        substitution * log(capital_share / (1 - capital_share)) + (1 - substitution) * log(capital_per_worker_today)
    )
    return odds / (1 + odds)


def automated_share(automated_share_today: Share, pay_displaced: Share) -> Share:
    """Share of tasks that people do no more: those of machines at the start, and what models have taken from people."""
    return automated_share_today + (1 - automated_share_today) * pay_displaced


def made_by_models(
    automated_share: Share,
    automated_share_today: Share,
    models_per_worker: Multiple,
    substitution: Number,
    least_attraction: Number,
) -> Multiple:
    """What models put into output: as many as there are, and how many tasks each has."""
    tasks = maximum(automated_share - automated_share_today, least_attraction)
    return models_per_worker * exp(log(tasks / models_per_worker) / substitution)


def people_do_machines_tasks(
    automated_share: Share, automated_share_today: Share, capital_per_worker: Multiple
) -> Flag:
    """Whether so few tasks are left to people that they also do what machines did, for what a machine makes."""
    return (1 - automated_share) * capital_per_worker < automated_share_today


def tasks_of_a_person(
    automated_share: Share, automated_share_today: Share, people_do_machines_tasks: Flag, capital_per_worker: Multiple
) -> Share:
    """Tasks for each person: those left to people, or a part of those that people and machines then share."""
    shared = (1 - automated_share + automated_share_today) / (1 + capital_per_worker)
    return where(people_do_machines_tasks, shared, 1 - automated_share)


def tasks_of_a_machine(
    automated_share_today: Share,
    people_do_machines_tasks: Flag,
    capital_per_worker: Multiple,
    tasks_of_a_person: Share,
) -> Share:
    """Tasks for each machine: those of the start, or as many as each person has who does the same."""
    return where(people_do_machines_tasks, tasks_of_a_person, automated_share_today / capital_per_worker)


def output_per_worker(
    tasks_of_a_machine: Share,
    tasks_of_a_person: Share,
    made_by_models: Multiple,
    capital_per_worker: Multiple,
    substitution: Number,
    productivity: Multiple,
) -> Multiple:
    """Output of machines, models and people: as many as there are of each, and how many tasks each has."""
    by_machines = capital_per_worker * exp(log(tasks_of_a_machine) / substitution)
    by_people = exp(log(tasks_of_a_person) / substitution)
    together = log(made_by_models + by_machines + by_people)
    return productivity * exp(together * substitution / (substitution - 1))


def wage_at_one_task(productivity: Multiple, substitution: Number) -> Multiple:
    """What an hour of work would earn with as many tasks as there is output."""
    return exp((substitution - 1) / substitution * log(productivity))


def wage_of(
    tasks_of_a_person: Share, wage_at_one_task: Multiple, substitution: Number, output_per_worker: Multiple
) -> Multiple:
    """What an hour of work earns: its scarcity, until people compete with machines at what machines make."""
    return wage_at_one_task * exp(log(tasks_of_a_person * output_per_worker) / substitution)


def output_per_worker_today(
    automated_share_today: Share, capital_per_worker_today: Multiple, substitution: Number, productivity: Multiple
) -> Multiple:
    """Output of capital and labour at the start, without models."""
    power = (substitution - 1) / substitution
    by_machines = exp(log(automated_share_today) / substitution + power * log(capital_per_worker_today))
    by_people = exp(log(1 - automated_share_today) / substitution)
    return productivity * exp(log(by_machines + by_people) / power)


def wage_today(
    automated_share_today: Share, substitution: Number, productivity: Multiple, output_per_worker_today: Multiple
) -> Multiple:
    """What an hour of work earned at the start without models, in the same measure."""
    power = (substitution - 1) / substitution
    return exp(power * log(productivity) + log((1 - automated_share_today) * output_per_worker_today) / substitution)


def output_gain_today(
    pay_displaced_today: Share,
    models_per_worker_today: Multiple,
    capital_share: Share,
    substitution: Number,
    least_attraction: Number,
) -> Share:
    """Output that models added by the start, against a world without them."""
    power = (substitution - 1) / substitution
    by_models = exp(
        log(maximum(pay_displaced_today, least_attraction)) / substitution + power * log(models_per_worker_today)
    )
    by_people = exp(log(1 - pay_displaced_today) / substitution)
    return exp(log(capital_share + (1 - capital_share) * (by_models + by_people)) / power) - 1


def wage_gain_today(pay_displaced_today: Share, output_gain_today: Share, substitution: Number) -> Multiple:
    """What an hour of work earned at the start, against a world without models."""
    return exp(log((1 - pay_displaced_today) * (1 + output_gain_today)) / substitution)


def opening_capital_per_worker(capital_per_worker_today: Multiple) -> Multiple:
    """Capital for each worker at the start."""
    return capital_per_worker_today


def next_capital_per_worker(
    capital_per_worker: Multiple,
    capital_per_worker_today: Multiple,
    output_per_worker: Multiple,
    output_per_worker_today: Multiple,
    capital_renewal: PerMonth,
    month: Months,
) -> Multiple:
    """Capital for each worker: the same part of a larger output builds more of it; at today's output it stays."""
    goal = capital_per_worker_today * output_per_worker / output_per_worker_today
    return capital_per_worker + (goal - capital_per_worker) * capital_renewal * month


def wage(wage_of: Multiple, wage_today: Multiple) -> Multiple:
    """What an hour of work earns, against a world in which models take no tasks."""
    return wage_of / wage_today
