"""Which new fact moved which belief, by how much and how, and what that does to the headline."""
