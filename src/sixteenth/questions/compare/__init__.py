"""Scenarios beside each other, on the same luck: what differs, how sure that is, and which input did it."""
