"""Rival scales on which customers feel a price: in proportion (the world's), or in dollars (the literature's)."""
