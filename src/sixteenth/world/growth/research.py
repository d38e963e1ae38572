"""How far each lab's research is: its own work, and what others' work tells it."""

from sixteenth.arrays import exp, largest_over, log, maximum, minimum, where
from sixteenth.units import Doublings, DoublingsPerMonth, Flag, Lab, Months, Multiple, USDPerMonth


def next_hardware_gain(hardware_gain: Multiple, hardware_doubling_time: Months, month: Months) -> Multiple:
    """How much more a dollar of compute buys than at the start."""
    return hardware_gain * exp(log(2) * month / hardware_doubling_time)


def real_research(
    research_compute: USDPerMonth[Lab],
    research_compute_today: USDPerMonth[Lab],
    hardware_gain: Multiple,
    least_research: Multiple,
) -> Multiple[Lab]:
    """Compute bought for research, as a multiple of what the lab bought at the start."""
    return maximum(research_compute / research_compute_today * hardware_gain, least_research)


def research_frontier(lab_horizon: Doublings[Lab], is_alive: Flag[Lab]) -> Doublings:
    """The furthest that any living lab's research is."""
    return largest_over(lab_horizon * is_alive, Lab)


def next_common_horizon(
    common_horizon: Doublings, research_frontier: Doublings, furthest_lag: Months, month: Months
) -> Doublings:
    """What has become known to all: the frontier of some months ago, reached by a steady leak."""
    return common_horizon + maximum(research_frontier - common_horizon, 0) * (month / furthest_lag)


def next_lab_horizon(
    lab_horizon: Doublings[Lab],
    own_progress: DoublingsPerMonth[Lab],
    common_horizon: Doublings,
    progress_runs: Flag,
    is_alive: Flag[Lab],
    month: Months,
) -> Doublings[Lab]:
    """How far a lab's research is: no living lab falls behind what all know."""
    moved = maximum(lab_horizon + own_progress * progress_runs * month, common_horizon)
    return where(is_alive, moved, lab_horizon)


def next_open_horizon(
    open_horizon: Doublings, market_frontier: Doublings, open_lag: Months, month: Months
) -> Doublings:
    """How far open weights are: what is for sale, some months later."""
    return open_horizon + maximum(market_frontier - open_horizon, 0) * minimum(month / open_lag, 1)
