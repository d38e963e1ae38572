"""One lab at a glance: the first screen of a scenario while something moves, from as few runs as it can be."""
