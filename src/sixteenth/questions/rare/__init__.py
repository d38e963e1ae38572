"""How likely a rare end is by a month, such as a lab's ruin or a catastrophe, and what leads there."""
