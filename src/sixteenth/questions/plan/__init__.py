"""How does a company's plan stand beside the world, and what must be true for it to come out?"""
