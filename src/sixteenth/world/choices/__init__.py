"""What someone could do otherwise: one default rule for each decision, and its rivals."""
