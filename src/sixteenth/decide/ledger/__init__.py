"""Books of a lab and of its models."""
