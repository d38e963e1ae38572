"""Values that are no quantities: whether one is a plain number, and what it is called where it is none."""

import math

import numpy as np

from sixteenth.said import said

FEW = 10**18  # a whole number below it is shown


def is_plain_number(value: object) -> bool:
    """Say whether a value is a number that a run can hold, or a truth: of Python, or one of NumPy's."""
    if not isinstance(value, int | float | np.number | np.bool_) or isinstance(value, np.complexfloating):
        return False
    try:
        return not math.isnan(float(value))
    except OverflowError:
        return False


def describe(value: object) -> str:
    """Say what a value is, for whoever expected a quantity: nothing, a text, a list."""
    if value is None or isinstance(value, bool | np.bool_):
        return said("nothing") if value is None else str(value)
    kind = type(value).__name__
    if isinstance(value, int | float | np.generic):
        is_long = isinstance(value, int) and abs(value) >= FEW
        return said("a number of many digits") if is_long else said("the number {value}", value=value)
    return {
        "str": said("the text {value!r:.40}", value=value),
        "function": said("a function"),
        "ndarray": said("an array"),
    }.get(kind, said("a {kind}", kind=kind))
