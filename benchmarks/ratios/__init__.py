"""Ratios of two things measured in turn, kept for each release: a fifth worse than the last one fails."""
