"""Rival theories of how far ahead welfare is counted, with models and without: for ever, or to a horizon."""
