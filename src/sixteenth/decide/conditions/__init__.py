"""What must be true for a condition to hold: break-evens one by one, and the nearest world in which it does."""
