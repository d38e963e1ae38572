"""`sixteenth init`: a scenario to start from, in a file; no question, for it writes what was not there."""
