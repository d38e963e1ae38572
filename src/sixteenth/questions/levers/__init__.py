"""What can be moved, and by how much each of it moves the answer: choices, beliefs and rules, measured alike."""
