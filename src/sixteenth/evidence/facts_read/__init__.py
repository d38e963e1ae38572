"""Facts: read from tables with their faults told all at once."""
