"""How much of what doubles is visible before it arrives."""
