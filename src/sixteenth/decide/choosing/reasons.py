"""Where a gain in worth comes from: parts that add up to it, and what is spent and sold on the way.

Catastrophes are taken first: the run with the choice is valued once more with the catastrophes, and the odds of them,
of the run without it. What is left is told apart by whether the lab ends in ruin in one of the two runs and not in the
other, and where it ends alike by whether owners get it within the run or from the business after it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from sixteenth.decide.choosing.aims import REVENUE, SPARED
from sixteenth.decide.worth.going_on import Worth, worth_as_concern
from sixteenth.decide.worth.headline import CATASTROPHE, is_ruined
from sixteenth.engine.history import Result
from sixteenth.measures.estimate import Estimate, mean_of
from sixteenth.measures.over_futures import of_lab

SPENT, DISCOUNT = "company_development", "discount_factor"


@dataclass(frozen=True)
class Reasons:
    """What a gain in worth is made of, USD of the start: means over futures."""

    gain: Estimate
    catastrophes: Estimate  # from a probability of catastrophe that has changed
    ruin: Estimate  # in futures in which the lab is ruined with one choice and not with the other
    within_run: Estimate  # in all others: paid to owners, and cash left in the end
    after_run: Estimate  # and what its business after the run is worth
    spent: Estimate  # change of development within the run; no part of the sum
    sold: Estimate  # change of sales within the run; no part of the sum


def reasons_of(chosen: Result, own: Result, lab: str) -> Reasons:
    """Return where a lab's gain comes from, by two runs on the same futures: with a choice, and as it is."""
    at = own.labels["lab"].index(lab)
    kept = chosen.finite & own.finite
    worth, before, alike = (worth_as_concern(each, at) for each in (chosen, own, _with_catastrophes_of(own, chosen)))
    differs = is_ruined(chosen, at) != is_ruined(own, at)

    def mean(values: Any) -> Estimate:
        return mean_of(np.asarray(values, np.float64)[kept])

    after = alike.terminal - before.terminal
    return Reasons(
        gain=mean(worth.total - before.total),
        catastrophes=mean(worth.total - alike.total),
        ruin=mean((alike.total - before.total) * differs),
        within_run=mean((_within(alike) - _within(before)) * ~differs),
        after_run=mean(after * ~differs),
        spent=mean(_present(chosen, SPENT, at) - _present(own, SPENT, at)),
        sold=mean(_present(chosen, REVENUE, at) - _present(own, REVENUE, at)),
    )


def _with_catastrophes_of(own: Result, chosen: Result) -> Result:
    """Return a run with the catastrophes of another and their odds: its books run on after one, so that it may be."""
    monthly: Mapping[str, Any] = {name: chosen.monthly[name] for name in chosen.monthly}
    odds = {SPARED: own.monthly[SPARED]} if SPARED in own.monthly else {}
    ended = {CATASTROPHE: own.ended[CATASTROPHE]} if CATASTROPHE in own.ended else {}
    return replace(chosen, monthly={**monthly, **odds}, ended={**chosen.ended, **ended})


def _within(worth: Worth) -> Any:
    return worth.total - worth.terminal


def _present(result: Result, name: str, lab: int) -> Any:
    return (of_lab(result, name, lab) * of_lab(result, DISCOUNT, lab)).sum(axis=0)
