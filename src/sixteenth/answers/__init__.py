"""What an answer is: findings, tables and what they rest on, as raw numbers with their quantities; words come last."""
