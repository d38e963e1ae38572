"""What to do: books side by side, what must be true, what an answer rests on."""
