"""What models save in cost across the economy: Acemoglu's product, which holds whatever the theory of output."""

from sixteenth.units import Share


def productivity_gain(exposure_of_pay: Share, share_profitable: Share, cost_saving: Share) -> Share:
    """Productivity gained: share of tasks exposed, times those for which it pays, times the cost saved in each."""
    return exposure_of_pay * share_profitable * cost_saving
