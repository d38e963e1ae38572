"""Does a run agree with reported facts, and which of them did it not know."""
