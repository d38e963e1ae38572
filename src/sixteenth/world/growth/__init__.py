"""Capability that rises, and may stop."""
