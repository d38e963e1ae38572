"""What an answer hangs on: a screen of everything uncertain, indices of what counts, and boxes that lead to an end."""
