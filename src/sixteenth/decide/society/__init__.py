"""Society, policies and the race."""
