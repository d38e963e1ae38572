"""By when models reach which rung, and how many experts that is."""
