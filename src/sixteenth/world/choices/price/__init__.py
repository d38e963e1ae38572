"""What part of its best reply a lab asks."""
