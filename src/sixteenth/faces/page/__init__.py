"""The page and its JSON, on this machine alone: every view is an address, and nothing is kept of whoever asks."""
