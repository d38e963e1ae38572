"""Accounts that someone brings: a table of what came in and went out, read with every fault told by its line."""
