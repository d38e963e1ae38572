"""Orders of compute: how large one may be, and what it does."""
