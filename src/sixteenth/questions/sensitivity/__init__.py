"""What an answer hangs on: which inputs move it, alone and together, and in which box of them it ends badly."""
