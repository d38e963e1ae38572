"""Scenarios on top of their parents: what is written again, for fewer labs or pairs of them."""
