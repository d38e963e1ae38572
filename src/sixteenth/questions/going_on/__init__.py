"""The value of going on: is the loss an investment or a hole? Each lab as it goes on, against itself stopped now."""
