"""A share of a spread in words: with its standard error, or that there were too few futures to tell it."""

from sixteenth.answers.numbers import percent, significant
from sixteenth.measures.spread import PartOfSpread

TOO_FEW = "too few futures to tell"


def shown_share(share: float) -> float:
    """Return an estimated share as it is shown: one below nothing is nothing, one above all is all."""
    return min(max(share, 0.0), 1.0)


def points(standard_error: float) -> str:
    """Write the standard error of a share in points, in one digit that counts."""
    return significant(100 * standard_error, 1)


def tell_part(part: PartOfSpread) -> str:
    """Write a share of a spread with its standard error in points, or that there were too few futures."""
    if not part.is_known:
        return TOO_FEW
    return f"{percent(shown_share(part.share))} (s.e. {points(part.standard_error)})"
