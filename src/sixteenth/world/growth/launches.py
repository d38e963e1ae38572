"""From research to the shelf: labs launch models, and the newest few are for sale."""

from sixteenth.arrays import largest_over, previous, where
from sixteenth.units import Doublings, Flag, Lab, Months, Number, Shelf


def launches(
    months_since_launch: Months[Lab],
    launch_interval: Months[Lab],
    trains_next_model: Flag[Lab],
    may_deploy: Flag[Lab],
    is_paused: Flag[Lab],
    is_alive: Flag[Lab],
) -> Flag[Lab]:
    """Whether a lab launches a model at the end of this month."""
    is_ready = (months_since_launch >= launch_interval) & (trains_next_model > 0) & (is_alive > 0)
    return is_ready & (may_deploy > 0) & (is_paused < 1)


def next_months_since_launch(months_since_launch: Months[Lab], launches: Flag[Lab], month: Months) -> Months[Lab]:
    """Months since a lab's last launch."""
    return where(launches, month, months_since_launch + month)


def next_launch_number(launch_number: Number[Lab], launches: Flag[Lab]) -> Number[Lab]:
    """How many models a lab has launched."""
    return launch_number + launches


def next_shelf_horizon(
    shelf_horizon: Doublings[Lab, Shelf],
    lab_horizon: Doublings[Lab],
    launches: Flag[Lab],
    shelf_position: Number[Shelf],
) -> Doublings[Lab, Shelf]:
    """Horizons of the models for sale: a launch takes the first place and moves the others down."""
    pushed = where(shelf_position > 0, previous(shelf_horizon, Shelf), lab_horizon)
    return where(launches, pushed, shelf_horizon)


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
