"""What we know: dated facts with their sources, and claims with a date on which they come true or do not."""
