"""A plan that a company brings: read with every fault told by its line, and made into a scenario that follows it."""
