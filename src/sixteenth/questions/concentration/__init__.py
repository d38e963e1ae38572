"""How much of what labs sell the largest of them sells, year by year."""
