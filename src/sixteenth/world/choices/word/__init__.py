"""Whether a policy is a firm promise, and whether it is kept."""
