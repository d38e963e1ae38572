"""Cures for values outside their limits."""
