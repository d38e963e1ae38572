"""Dated forecasts, and those that were frozen."""
