"""How far each lab's research is: its own work, and what others' work tells it."""

from sixteenth.arrays import exp, largest_over, log, maximum, minimum
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Multiple, Number, Share, USDPerMonth


def next_hardware_gain(hardware_gain: Multiple, hardware_doubling_time: Months, month: Months) -> Multiple:
    """How much more a dollar of compute buys than at the start."""
    return hardware_gain * exp(log(2) * month / hardware_doubling_time)


def real_research(
    research_compute: USDPerMonth[Lab],
    research_compute_today: USDPerMonth[Lab],
    compute_for_a_dollar: Multiple[Lab],
    least_research: Multiple,
) -> Multiple[Lab]:
    """Compute bought for research, as a multiple of what the lab bought at the start."""
    return maximum(research_compute / research_compute_today * compute_for_a_dollar, least_research)


def research_scale(
    real_research: Multiple[Lab],
    research_compute_today: USDPerMonth[Lab],
    reference_research_compute: USDPerMonth,
) -> Multiple[Lab]:
    """Compute bought for research, as a multiple of a reference that is the same for all labs."""
    return real_research * (research_compute_today / reference_research_compute)


def research_input(
    research_people: Multiple[Lab],
    research_scale: Multiple[Lab],
    share_of_people: Number,
    research_speed_up: Multiple[Lab],
) -> Multiple[Lab]:
    """What goes into finding better algorithms: people, compute and models' own work, against the reference lab."""
    by_people_and_compute = exp(share_of_people * log(research_people) + (1 - share_of_people) * log(research_scale))
    return by_people_and_compute * research_speed_up


def research_pace(pace_after_safety: Share[Lab], is_paused: Flag[Lab]) -> Share[Lab]:
    """Part of the pace at which a lab could move that it moves at: care takes time, and a pause all of it."""
    return pace_after_safety * (1 - is_paused)


def research_frontier(lab_horizon: Doublings[Lab], is_alive: Flag[Lab]) -> Doublings:
    """The furthest that any living lab's research is."""
    return largest_over(lab_horizon * is_alive, Lab)


def next_common_horizon(
    common_horizon: Doublings,
    research_frontier: Doublings,
    furthest_lag: Months,
    knowledge_carried: Multiple,
    capability_published: Multiple,
    month: Months,
) -> Doublings:
    """What has become known to all: the frontier of some months ago, by a steady leak, by papers, and by who leaves."""
    leak = minimum(knowledge_carried * capability_published * month / furthest_lag, 1)
    return common_horizon + maximum(research_frontier - common_horizon, 0) * leak


def next_lab_horizon(
    lab_horizon: Doublings[Lab],
    own_progress: DoublingsPerMonth[Lab],
    catch_up: DoublingsPerMonth[Lab],
    progress_runs: Flag,
    research_pace: Share[Lab],
    is_alive: Flag[Lab],
    month: Months,
) -> Doublings[Lab]:
    """How far a lab's research is: what it finds itself, and what it makes its own of what has leaked."""
    return lab_horizon + (own_progress * progress_runs + catch_up) * research_pace * is_alive * month


def next_open_horizon(
    open_horizon: Doublings, market_frontier: Doublings, open_lag: Months, open_pace: Share, month: Months
) -> Doublings:
    """How far open weights are: what is for sale, some months later."""
    return open_horizon + maximum(market_frontier - open_horizon, 0) * minimum(open_pace * month / open_lag, 1)
