"""Tasks that machines do instead of people, and capital that follows (Korinek and Suh 2024). The fast case."""

from sixteenth.units import Multiple, Share


def added_output(output_per_worker: Multiple, output_per_worker_today: Multiple) -> Share:
    """Output that models add, against a world in which they take no tasks."""
    return output_per_worker / output_per_worker_today - 1


def added_output_today(output_gain_today: Share) -> Share:
    """Output that models had added by the start: what was spent on them then was spent out of that."""
    return output_gain_today
