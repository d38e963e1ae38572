"""Whether a page says the same as before, but for digits that another kind of processor writes otherwise.

A run is the same to the last bit on machines of one kind only; elsewhere the last digits of a small difference between
two large numbers move.
"""

import re
from itertools import zip_longest

MEASURED = re.compile(r"\d[\d,]*\.\d+|\d{1,3}(?:,\d{3})+")
CLOSE = 0.005  # of a number: its first two digits, and nearly always the third, are right


def are_alike(old: str, new: str) -> bool:
    """Say whether two texts differ in nothing but last digits of numbers with a decimal point or a thousands comma."""
    if MEASURED.sub("", old) != MEASURED.sub("", new):
        return False
    return all(are_close(*pair) for pair in zip_longest(MEASURED.findall(old), MEASURED.findall(new), fillvalue="nan"))


def are_close(one: str, other: str) -> bool:
    """Say whether two written numbers are the same but for their last digits, or off by one in the last place."""
    first, second = (float(each.replace(",", "")) for each in (one, other))
    last = 10.0 ** -max(len(each.partition(".")[2]) for each in (one, other))
    return one == other or abs(first - second) <= max(CLOSE * max(first, second), last * 1.000001)
