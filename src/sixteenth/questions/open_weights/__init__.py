"""When it does not matter whether weights are open, and when it does."""
