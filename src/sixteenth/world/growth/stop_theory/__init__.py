"""Rival theories of whether the odds of a stop stay the same."""
