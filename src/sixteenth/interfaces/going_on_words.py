"""The value of going on in a sentence: the verdict, the mean with its error, and the count."""

import math
from collections.abc import Mapping

from sixteenth.answers.numbers import billions_told
from sixteenth.decide.worth.going_on import GoingOn

NAMES: Mapping[str, str] = {"investment": "an investment", "hole": "a hole"}


def going_on_sentence(found: GoingOn) -> str:
    """Say what going on is for a lab: the verdict, the mean with its error, and the count."""
    value = found.going_concern
    edge = " It is on the edge: two standard errors would change the verdict." if value.is_on_the_edge else ""
    return (
        f"For {found.lab} going on is {NAMES.get(value.verdict, value.verdict)}: against stopping now it is worth"
        f" {billions_told(value.mean)} ({mean_told(found)}), and more than nothing in {value.positive_of_100:.0f} of"
        f" 100.{edge}"
    )


def mean_told(found: GoingOn) -> str:
    """Say of how many futures a mean is, and how sure it is where there are enough of them."""
    error = found.going_concern.standard_error
    sure = f", standard error {billions_told(error)}" if math.isfinite(error) else ""
    return f"mean of {found.futures:,} future{'s' if found.futures > 1 else ''}{sure}"
