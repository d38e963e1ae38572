"""Where a number comes from: over all futures, and in one of them step by step to values and their sources."""
