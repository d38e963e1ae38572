"""What a lab is worth against its price."""
