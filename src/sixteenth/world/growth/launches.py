"""From research to the shelf: labs launch models, and the newest few are for sale."""

from sixteenth.arrays import exp, largest_over, log, maximum, minimum, previous, where
from sixteenth.units import Doublings, Flag, Lab, Months, Number, PerMonth, Share, Shelf


def launch_odds(
    months_since_launch: Months[Lab], launch_interval: Months[Lab], launch_regularity: Number, month: Months
) -> Share[Lab]:
    """Odds that a lab's next model is ready this month: they rise as the last launch recedes (Weibull's renewal).

    Half of all intervals are shorter than the launch interval; the more regular, the closer all of them are to it.
    """
    age = maximum(months_since_launch, month) / launch_interval
    hazard = log(2) * launch_regularity / launch_interval * exp((launch_regularity - 1) * log(age))
    return 1 - exp(-hazard * month)


def may_launch(
    trains_next_model: Flag[Lab],
    has_stopped: Flag[Lab],
    may_deploy: Flag[Lab],
    is_paused: Flag[Lab],
    is_alive: Flag[Lab],
) -> Flag[Lab]:
    """Whether a lab may put something better for sale."""
    goes_on = (trains_next_model > 0) & (has_stopped < 1)
    return goes_on & (may_deploy > 0) & (is_paused < 1) & (is_alive > 0)


def launches(launch_shock: Share[Lab], launch_odds: Share[Lab], may_launch: Flag[Lab]) -> Flag[Lab]:
    """Whether a lab launches a model at the end of this month."""
    return (launch_shock < launch_odds) & (may_launch > 0)


def next_months_since_launch(months_since_launch: Months[Lab], launches: Flag[Lab], month: Months) -> Months[Lab]:
    """Months since a lab's last launch."""
    return where(launches, month, months_since_launch + month)


def next_launch_number(launch_number: Number[Lab], launches: Flag[Lab]) -> Number[Lab]:
    """How many models a lab has launched."""
    return launch_number + launches


def improvement(
    lab_horizon: Doublings[Lab],
    shelf_horizon: Doublings[Lab, Shelf],
    shelf_position: Number[Shelf],
    post_training: PerMonth,
    may_launch: Flag[Lab],
    month: Months,
) -> Doublings[Lab, Shelf]:
    """What further training of the newest model brings in a month: a part of how far research is ahead of it."""
    behind = where(shelf_position > 0, 0, maximum(lab_horizon - shelf_horizon, 0))
    return behind * minimum(post_training * month, 1) * may_launch


def next_shelf_horizon(
    shelf_horizon: Doublings[Lab, Shelf],
    improvement: Doublings[Lab, Shelf],
    lab_horizon: Doublings[Lab],
    launches: Flag[Lab],
    shelf_position: Number[Shelf],
) -> Doublings[Lab, Shelf]:
    """Horizons of the models for sale: the newest improves; a launch takes its place and moves the others down."""
    pushed = where(shelf_position > 0, previous(shelf_horizon, Shelf), lab_horizon)
    return where(launches, pushed, shelf_horizon + improvement)


def step_down_the_shelf(
    shelf_horizon_today: Doublings[Lab, Shelf], shelf_position: Number[Shelf]
) -> Doublings[Lab, Shelf]:
    """How much further than each model for sale at the start the next newer one is."""
    return where(shelf_position > 0, previous(shelf_horizon_today, Shelf) - shelf_horizon_today, 0)


def places_out_of_step(shelf_position: Number[Shelf]) -> Number[Shelf]:
    """How far a place on the shelf is from being the next after the one before it, squared: nothing."""
    return (shelf_position - previous(1 + shelf_position, Shelf)) ** 2


def lab_best_horizon(shelf_horizon: Doublings[Lab, Shelf], is_alive: Flag[Lab]) -> Doublings[Lab]:
    """The best that a living lab has for sale."""
    return largest_over(shelf_horizon, Shelf) * is_alive


def market_frontier(lab_best_horizon: Doublings[Lab]) -> Doublings:
    """The best that is for sale anywhere."""
    return largest_over(lab_best_horizon, Lab)
