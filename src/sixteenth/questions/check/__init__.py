"""Whether anything is wrong with a scenario."""
