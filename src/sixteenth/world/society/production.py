"""Output and wages when machines do more of the tasks: wages rise while capital grows, then collapse (Korinek-Suh)."""

from sixteenth.arrays import exp, log, where
from sixteenth.units import Months, Multiple, Number, PerMonth, Share


def automated_share_today(capital_per_worker_today: Multiple, capital_share: Share, substitution: Number) -> Share:
    """Share of tasks that machines do at the start: the one at which capital earns its share of income."""
    odds = exp(
        substitution * log(capital_share / (1 - capital_share)) + (1 - substitution) * log(capital_per_worker_today)
    )
    return odds / (1 + odds)


def automated_share(automated_share_today: Share, pay_displaced: Share) -> Share:
    """Share of tasks that machines do: those of the start, and what models have taken from people."""
    return automated_share_today + (1 - automated_share_today) * pay_displaced


def output_per_worker(
    automated_share: Share, capital_per_worker: Multiple, substitution: Number, productivity: Multiple
) -> Multiple:
    """Output of capital and labour: each does its own tasks, until there are fewer left for people than people."""
    power = (substitution - 1) / substitution
    by_machines = exp(log(automated_share) / substitution + power * log(capital_per_worker))
    by_people = exp(log(1 - automated_share) / substitution)
    apart = exp(log(by_machines + by_people) / power)
    is_apart = automated_share < capital_per_worker / (1 + capital_per_worker)
    return productivity * where(is_apart, apart, 1 + capital_per_worker)


def wage_of(
    automated_share: Share,
    capital_per_worker: Multiple,
    substitution: Number,
    productivity: Multiple,
    output_per_worker: Multiple,
) -> Multiple:
    """What an hour of work earns: its scarcity, until people compete with machines at what machines cost."""
    power = (substitution - 1) / substitution
    apart = exp(power * log(productivity) + log((1 - automated_share) * output_per_worker) / substitution)
    return where(automated_share < capital_per_worker / (1 + capital_per_worker), apart, productivity)


def output_per_worker_today(
    automated_share_today: Share, capital_per_worker_today: Multiple, substitution: Number, productivity: Multiple
) -> Multiple:
    """Output of capital and labour at the start."""
    power = (substitution - 1) / substitution
    by_machines = exp(log(automated_share_today) / substitution + power * log(capital_per_worker_today))
    by_people = exp(log(1 - automated_share_today) / substitution)
    return productivity * exp(log(by_machines + by_people) / power)


def wage_today(
    automated_share_today: Share, substitution: Number, productivity: Multiple, output_per_worker_today: Multiple
) -> Multiple:
    """What an hour of work earned at the start, in the same measure."""
    power = (substitution - 1) / substitution
    return exp(power * log(productivity) + log((1 - automated_share_today) * output_per_worker_today) / substitution)


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
