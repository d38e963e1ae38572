"""One lab at a glance: what the first screen draws, from two runs or from stored futures weighed anew."""
