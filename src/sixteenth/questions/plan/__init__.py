"""How a company's plan stands beside the world, and what must be true for it to come out."""
