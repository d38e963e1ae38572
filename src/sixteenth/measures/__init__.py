"""Statistics without a question: returns, spreads, shares, arrivals, optimal stopping."""
