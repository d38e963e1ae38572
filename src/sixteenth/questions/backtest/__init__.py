"""The question of the record: forms of forecast tried on what came later."""
