"""What becomes of people: cures, jobs, welfare, and what a policy does to them."""
