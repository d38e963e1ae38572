"""What labs may decide, as numbers of the world, and what they may want by it."""
