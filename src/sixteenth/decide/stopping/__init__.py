"""The right to stop: what it is worth, by which rule, and until when it is there."""
