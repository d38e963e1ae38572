"""Values: distributions, correlations, fitted ones, and what a child of a scenario moves."""
