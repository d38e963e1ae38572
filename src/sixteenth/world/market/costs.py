"""What serving a token costs, to labs and to hosts, against what it cost labs at the start."""

from sixteenth.arrays import exp, log, maximum, minimum
from sixteenth.units import Doublings, Lab, Months, Multiple, Number


def next_serving_cost_index(
    serving_cost_index: Multiple,
    hardware_doubling_time: Months,
    software_halving_time: Months,
    least_serving_cost: Multiple,
    month: Months,
) -> Multiple:
    """Cost of serving a unit of the same model, 1 at the start: it falls with hardware and software, down to energy."""
    fall = exp(-log(2) * (month / hardware_doubling_time + month / software_halving_time))
    return maximum(serving_cost_index * fall, least_serving_cost)


def chips_cost(serving_cost_index: Multiple, compute_price: Multiple) -> Multiple:
    """Cost of serving a token of the same model, against the start: dear when chips are short."""
    return serving_cost_index * compute_price


def frontier_size(market_frontier: Doublings, frontier_today: Doublings, growing_per_doubling: Number) -> Multiple:
    """Size of the best models for sale against the start: what is better is larger, and dearer to serve."""
    return exp(log(2) * growing_per_doubling * maximum(market_frontier - frontier_today, 0))


def frontier_cost(
    serving_cost_index: Multiple, frontier_size: Multiple, most_frontier_cost: Multiple, compute_price: Multiple
) -> Multiple:
    """Cost of serving a token of the best models of the day, against the start: size waits for cheaper serving."""
    return minimum(serving_cost_index * frontier_size, most_frontier_cost) * compute_price


def lab_cost(frontier_cost: Multiple, serving_cost_ratio: Multiple[Lab]) -> Multiple[Lab]:
    """What serving a token costs a lab, against what its prices and brand at the start were found at."""
    return frontier_cost * serving_cost_ratio


def hosting_cost(frontier_cost: Multiple, open_cost_ratio: Multiple) -> Multiple:
    """What serving a token of open weights costs a host, against labs' cost at the start."""
    return frontier_cost * open_cost_ratio


def size_at_fixed_quality(
    market_frontier: Doublings, frontier_today: Doublings, shrinking_per_doubling: Number
) -> Multiple:
    """Size of a model as good as the best of the start, against it: what was the frontier shrinks as it climbs."""
    return exp(-log(2) * shrinking_per_doubling * maximum(market_frontier - frontier_today, 0))
