"""The composed world as one program, on each back end."""
