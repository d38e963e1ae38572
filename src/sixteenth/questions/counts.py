"""Futures counted out of 100, with the standard error that so many draws have."""

from math import sqrt

from sixteenth.answers.finding import Figure


def error_of_100(count: float, futures: int) -> float:
    """Return the binomial standard error of a count of 100 futures; not a number where there is no future."""
    share = count / 100
    return 100 * sqrt(max(share * (1 - share), 0.0) / futures) if futures else float("nan")


def of_100(count: float, futures: int) -> Figure:
    """Return a count of 100 futures with its error."""
    return Figure(count, "of_100", error_of_100(count, futures))
