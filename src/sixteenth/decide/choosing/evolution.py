"""Covariance matrix adaptation by `cma`, without its warning that it cannot draw: nobody asks it to."""

import warnings
from collections.abc import Sequence
from typing import Any

with warnings.catch_warnings():
    warnings.filterwarnings("ignore", message="Could not import matplotlib")
    import cma

UNHEARD = -9  # it prints and writes nothing


def cloud_around(start: Sequence[float], step: float, seed: int, **options: Any) -> Any:
    """Return a cloud of points from 0 to 1 in each dimension: `ask` it for some, and `tell` it what each costs.

    Args:
        start: Its middle.
        step: Its first standard deviation.
        seed: The same seed asks for the same points; above 0, which would take the clock.
        options: Others of cma, such as `popsize`.

    """
    own = {"bounds": [0.0, 1.0], "seed": seed, "verbose": UNHEARD, "verb_log": 0, **options}
    return cma.CMAEvolutionStrategy(list(start), step, own)
