"""A product of shares (Acemoglu 2024): exposed, times profitable, times cost saved. The slow case."""

from sixteenth.units import Share


def added_output(productivity_gain: Share) -> Share:
    """Output that models add, against a world without them: what they save in cost, and no more."""
    return productivity_gain


def added_output_today(tasks_wanted_today: Share, cost_saving: Share) -> Share:
    """Output that models had added by the start: what was spent on them then was spent out of that."""
    return tasks_wanted_today * cost_saving
