"""Prices where labs choose how much to serve, not what to ask: few sellers of one thing (Cournot 1838).

Closed forms beside the world: they say what a market of alike offers would do that `prices` does not.
"""

from sixteenth.units import Multiple, Number


def quantity_of_each(choke_price: Multiple, unit_cost: Multiple, demand_slope: Multiple, sellers: Number) -> Multiple:
    """What each of so many equal sellers offers, where price falls in a line with all that is offered."""
    return (choke_price - unit_cost) / (demand_slope * (sellers + 1))


def price_of_quantities(choke_price: Multiple, unit_cost: Multiple, sellers: Number) -> Multiple:
    """Price at which what all offer is bought: nearer to cost the more sellers there are."""
    return (choke_price + sellers * unit_cost) / (sellers + 1)
