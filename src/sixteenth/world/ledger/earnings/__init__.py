"""Rival accounts of what a model costs and brings in."""
