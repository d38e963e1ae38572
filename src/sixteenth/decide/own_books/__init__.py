"""The books that a company keeps itself: each model as its own company beside the whole, to the cent."""
