"""What each would do if all answer one another: best replies, equilibria, and who would leave them."""
