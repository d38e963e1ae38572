"""How many experts the computation in use amounts to, and what is lost because they do not learn on the job."""

from sixteenth.arrays import exp, log, maximum, sum_over
from sixteenth.units import (
    Doublings,
    FLOPPerMonth,
    FLOPPerPersonMonth,
    Lab,
    Multiple,
    Number,
    People,
    Share,
    USDPerFLOP,
    USDPerMonth,
)


def price_of_compute(price_of_compute_today: USDPerFLOP, hardware_gain: Multiple) -> USDPerFLOP:
    """What computation costs: it falls as hardware gets cheaper."""
    return price_of_compute_today / hardware_gain


def inference_compute(
    company_serving_cost: USDPerMonth[Lab], free_users_cost: USDPerMonth[Lab], price_of_compute: USDPerFLOP
) -> FLOPPerMonth:
    """Computation that serves users, those who pay and those who do not."""
    return sum_over(company_serving_cost + free_users_cost, Lab) / price_of_compute


def compute_per_expert(
    compute_per_expert_today: FLOPPerPersonMonth,
    market_frontier: Doublings,
    expert_horizon: Doublings,
    shrinking_per_doubling: Number,
    least_part_of_compute: Share,
) -> FLOPPerPersonMonth:
    """Computation that does an expert's work: a frontier model's, until smaller models reach the expert's rung too."""
    beyond = maximum(market_frontier - expert_horizon, 0)
    return compute_per_expert_today * maximum(exp(-log(2) * shrinking_per_doubling * beyond), least_part_of_compute)


def success_of_experts(market_frontier: Doublings, expert_horizon: Doublings, success_slope: Number) -> Share:
    """Odds that the best model for sale does a task as long as those that make an expert."""
    return 1 / (1 + exp(success_slope * (expert_horizon - market_frontier)))


def experts_who_learn(
    inference_compute: FLOPPerMonth,
    share_for_experts: Share,
    compute_per_expert: FLOPPerPersonMonth,
    success_of_experts: Share,
) -> People:
    """Experts that the computation in use would amount to if models learnt on the job as people do."""
    return inference_compute * share_for_experts / compute_per_expert * success_of_experts


def experts_who_do_not_learn(experts_who_learn: People, worth_without_learning: Share) -> People:
    """Experts that the computation in use amounts to if models learn nothing on the job."""
    return experts_who_learn * worth_without_learning


def expert_equivalents(experts_who_learn: People, experts_who_do_not_learn: People, experience_value: Share) -> People:
    """Experts that the computation in use amounts to, discounted for what models do not learn on the job."""
    return experts_who_do_not_learn + (experts_who_learn - experts_who_do_not_learn) * experience_value
