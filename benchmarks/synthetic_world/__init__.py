"""A made-up world of about a hundred equations, as large as the real one is meant to be."""
