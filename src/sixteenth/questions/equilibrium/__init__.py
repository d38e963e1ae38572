"""Where labs rest that answer one another, and whether a race to the top is an equilibrium."""
