"""What models save in cost across the economy: Acemoglu's product, which holds whatever the theory of output."""

from sixteenth.units import Share


def share_profitable(work_within_reach: Share, work_adoption: Share) -> Share:
    """Share of exposed tasks for which models are good enough, and in use."""
    return work_within_reach * work_adoption


def productivity_gain(pay_exposed: Share, share_profitable: Share, cost_saving: Share) -> Share:
    """Productivity gained: share of tasks exposed, times those for which it pays, times the cost saved in each."""
    return pay_exposed * share_profitable * cost_saving
