"""What an observer sees of a world, and how far reports are off."""
