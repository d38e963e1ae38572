"""Draws of values and shocks: random streams, distributions, samplers."""
