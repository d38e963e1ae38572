"""Names of a world: which equation computes each, what it needs, and what reads it."""
