"""Where it runs and rests."""
