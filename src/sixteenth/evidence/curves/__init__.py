"""Curves and lives fitted to one series each."""
