"""How much of its research a lab puts into safety."""
