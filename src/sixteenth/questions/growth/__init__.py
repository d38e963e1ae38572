"""How fast revenue has grown by lab, what that says of a later month, and what a claim would take."""
