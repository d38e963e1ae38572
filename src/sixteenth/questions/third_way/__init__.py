"""The question of the third way: lives against the probability of a catastrophe, over policies."""
