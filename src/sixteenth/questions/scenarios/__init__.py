"""Which scenarios there are, what each claims, and what it assumes otherwise than its parent."""
