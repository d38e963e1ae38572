"""The fit of values and opening stocks to facts, and what a new fact changes."""
