"""What is owed, raised and left."""
