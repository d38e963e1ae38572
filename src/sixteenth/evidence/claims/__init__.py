"""Claims: read, checked, locked, settled and scored."""
