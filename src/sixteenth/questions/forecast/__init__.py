"""What a run says of a quantity at a date."""
