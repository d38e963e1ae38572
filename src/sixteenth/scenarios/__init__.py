"""What we assume: scenario files, read, put on top of their parents, and assembled with their world."""
