"""What must be true for the next model to pay: the break-even rule, turned round for each of its numbers."""
