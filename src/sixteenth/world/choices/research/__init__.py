"""How much a lab spends on research."""
