"""The question of dated claims: how likely they are, and how probabilities did once it was known."""
