"""Whether a saved result comes out again."""
