"""Rival theories of what buyers of models can spend: out of what models do to income, or as if they did nothing."""
