"""What governments rule beside pauses and caps."""
