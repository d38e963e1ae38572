"""How much compute a lab can commit to."""
