"""What labs would bear of what a catastrophe costs, if a law made them: a term of payoffs beside the world.

The world has no such law. Each lab bears as much of the expected cost of a month as its models add to the hazard of
that month, so that all labs together bear all of what is asked. It is counted in full, though no lab could pay more
than it has: a law that ends at bankruptcy asks less.
"""

from typing import Any

import numpy as np

from sixteenth.engine.history import Result

OF_LIABILITY = ("control_gap", "hazard_per_doubling", "is_alive", "world_output")
MONTHS_A_YEAR = 12


def borne(result: Result) -> Any:
    """Return what each lab would bear if a catastrophe cost a year's world output, in USD of the start [lab, draws].

    It is the sum over months of the probability that the catastrophe comes in the month, times a year of the output
    of that month, discounted, times the lab's part of the hazard.
    """
    monthly = {name: np.asarray(result.monthly[name], np.float64) for name in (*OF_LIABILITY, "discount_factor")}
    spared = np.asarray(result.monthly["probability_without_catastrophe"], np.float64)
    before = np.concatenate([np.ones_like(spared[:1]), spared[:-1]])
    weight = np.exp(monthly["hazard_per_doubling"][:, None] * monthly["control_gap"]) * (monthly["is_alive"] > 0)
    of_all = weight.sum(axis=1, keepdims=True)
    part = np.divide(weight, of_all, out=np.zeros_like(weight), where=of_all > 0)
    cost = (before - spared) * MONTHS_A_YEAR * monthly["world_output"] * monthly["discount_factor"]
    return (part * cost[:, None]).sum(axis=0)
