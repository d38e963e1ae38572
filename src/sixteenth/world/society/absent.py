"""What the rest of the world is told where nobody models society: nothing, for nothing asks."""
