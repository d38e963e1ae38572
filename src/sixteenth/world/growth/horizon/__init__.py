"""Rival theories of how far a lab's research moves in a month."""
