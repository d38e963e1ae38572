"""What a lab is worth: going on, stopped, to a buyer, and what its price needs."""
