"""Does a model pay, what do models take from each other, and how does a lab's revenue become its cash."""
