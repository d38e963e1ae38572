"""A sweep shown: how far it is, and what a question about it found."""
