"""Whether anybody is cut off from a lab."""
