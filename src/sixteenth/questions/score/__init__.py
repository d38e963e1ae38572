"""The question of a file of facts: what was expected of each row, what came, and how rivals did."""
