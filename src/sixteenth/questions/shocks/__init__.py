"""What happens when one thing is shocked: the shock table."""
