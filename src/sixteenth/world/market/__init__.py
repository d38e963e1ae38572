"""Who buys, how much, and at what price."""
