"""Whether a lab's own growth is what nobody explains, or is led along a plan of sales."""
