"""The reference kernel written as equations, checked against its NumPy version and timed beside its C version."""
