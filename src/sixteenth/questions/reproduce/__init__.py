"""What was published, and what the functions that run the world make of it."""
